import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError } from "@medusajs/framework/utils"
import { addYears } from "date-fns/addYears"
import type { AdminDeadline } from "../../admin-view/types"
import { deadlineView } from "../../admin-view/deadline-view"
import { deadlineUntil } from "../../lib/deadline"
import { readOrderTerms } from "../../medusa/order-terms"
import { readOutstanding } from "../../medusa/outstanding"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { withPurchaseLease } from "../settle-purchase/with-lease"

export type ExtendDeadlineInput = { order_id: string; pay_by: Date; by: string }

/**
 * Staff say until when an order can be paid; its references say so from then on.
 * @throws MedusaError INVALID_DATA for a moment that is over or more than a year ahead, NOT_FOUND where there is no
 * such order or it has no PayPro payment, NOT_ALLOWED where it owes nothing.
 */
export async function extendDeadline(
  container: MedusaContainer,
  { order_id, pay_by, by }: ExtendDeadlineInput,
): Promise<AdminDeadline> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  assertWithinAYear(pay_by, new Date())
  await assertOwing(container, order_id)
  const purchases = await paypro.listPurchasesOfOrder(order_id)
  if (!purchases.length) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Order ${order_id} has no PayPro payment, so it has no deadline. Collect what it owes in another way.`,
    )
  }
  const deadline = deadlineUntil(paypro.options, pay_by)
  for (const { id } of purchases) {
    // Whoever settles the purchase writes the deadline that it has read, and may be canceling the order.
    await withPurchaseLease(container, id, async (held) => {
      await assertOwing(container, order_id)
      await held.assertHeld()
      await paypro.setDeadline(id, deadline)
    })
  }
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .info(`PayPro: order ${order_id} can be paid until ${pay_by.toISOString()}, by ${by}`)
  const { isPlacedFromCart } = await readOrderTerms(container, order_id)
  const cancelUnpaidOrders = paypro.options.cancelUnpaidOrders && isPlacedFromCart
  return {
    order_id,
    ...deadlineView(deadline, { cancelUnpaidOrders }),
    pay_by: deadline.pay_by.toISOString(),
  }
}

function assertWithinAYear(payBy: Date, now: Date): void {
  if (payBy <= now) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "pay_by is over. Choose a later day.")
  }
  if (payBy > addYears(now, 1)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "pay_by is more than a year ahead. Choose an earlier day.",
    )
  }
}

async function assertOwing(container: MedusaContainer, orderId: string): Promise<void> {
  if (MathBN.lte(await readOutstanding(container, orderId), 0)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Order ${orderId} is canceled or owes nothing, so it has no deadline to extend.`,
    )
  }
}
