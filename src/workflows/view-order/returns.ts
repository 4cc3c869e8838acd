import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { returnableView, returnView } from "../../admin-view/return-view"
import type { ReturnObstacle } from "../../admin-view/return-types"
import type { AdminPayproOrder } from "../../admin-view/types"
import { readUserNames } from "../../medusa/users"
import type { Purchase } from "../../modules/paypro/types"
import { readOrderMoney, type OrderMoney } from "../return-money/read-money"
import { returnableOf, type Returnable } from "../return-money/returnable"
import { isCanceledOrder } from "../settle-purchase/order-state"

/** What was returned of an order's money, and how much can be. */
export async function viewReturns(
  container: MedusaContainer,
  [first, ...others]: Purchase[],
): Promise<Pick<AdminPayproOrder, "returns" | "returnable">> {
  if (!first) {
    return {
      returns: [],
      returnable: returnableView({ uncaptured: 0, captured: 0, overpaid: 0 }, null),
    }
  }
  const money = await readOrderMoney(container, [first, ...others])
  const users = await readUserNames(
    container,
    money.returns.map(({ created_by }) => created_by),
  )
  const returnable = returnableOf(money)
  return {
    returns: money.returns.map((row) => returnView(row, users)),
    returnable: returnableView(returnable, obstacleOf(money, returnable)),
  }
}

/** A change that is not confirmed stands in the way of refunds, and of nothing else. */
function obstacleOf(
  { returns, medusa: { order } }: OrderMoney,
  { captured }: Returnable,
): ReturnObstacle | null {
  if (returns.some(({ booked_at }) => !booked_at)) {
    return "being_recorded"
  }
  const isChanging = order !== null && order.openChanges.length > 0 && !isCanceledOrder(order)
  return isChanging && MathBN.gt(captured, 0) ? "open_change" : null
}
