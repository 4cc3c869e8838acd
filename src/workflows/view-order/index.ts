import type { MedusaContainer } from "@medusajs/framework/types"
import { deadlineView } from "../../admin-view/deadline-view"
import type { AdminPayproOrder } from "../../admin-view/types"
import { readOutstanding } from "../../medusa/outstanding"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Purchase, Voucher } from "../../modules/paypro/types"
import { discrepancyViews } from "../list-discrepancies"
import { vouchersWithHistory } from "../list-vouchers"

/**
 * What an order owes, until when, and all that PayPro has to do with it.
 * @throws MedusaError NOT_FOUND where there is no such order.
 */
export async function viewOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<AdminPayproOrder> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const [outstanding, purchases, vouchers] = await Promise.all([
    readOutstanding(container, orderId),
    paypro.listPurchasesOfOrder(orderId),
    paypro.listVouchersOfOrder(orderId),
  ])
  const discrepancies = await paypro.listDiscrepanciesOfPurchases(purchases.map(({ id }) => id))
  return {
    order_id: orderId,
    outstanding,
    ...deadlineView(deadlineOf(purchases), paypro.options),
    vouchers: await vouchersWithHistory(container, vouchers.toSorted(newestFirst)),
    discrepancies: await discrepancyViews(container, discrepancies),
  }
}

/** An order that was paid for in several ways may have several purchases; staff set the deadline of all. */
function deadlineOf(purchases: Purchase[]): Pick<Purchase, "pay_by" | "cancel_at"> {
  const withDeadline = purchases.find(({ cancel_at }) => cancel_at) ?? purchases[0]
  return withDeadline ?? { pay_by: null, cancel_at: null }
}

function newestFirst(a: Voucher, b: Voucher): number {
  return b.created_at.getTime() - a.created_at.getTime()
}
