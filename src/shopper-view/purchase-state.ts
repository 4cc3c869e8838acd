import { isPastDeadline } from "../lib/deadline"
import type { ResolvedPayproOptions } from "../lib/options"
import type { Purchase } from "../modules/paypro/types"
import { isOwing, type OrderFacts } from "./shopper-state"

/**
 * What a purchase means to the person who pays for it:
 * - owing: something can be paid now
 * - paid: its order owes nothing
 * - canceled: its order is canceled, or gone
 * - not_placed: nobody has ordered yet
 * - under_review: what is missing may be there, and PayPro's statements differ
 * - expired: the time to pay is over, and the order is about to be canceled; only the store can give more time
 */
export type PurchaseState =
  "owing" | "paid" | "canceled" | "not_placed" | "under_review" | "expired"

/** @param order What the order owes; null where there is none (any more). */
export function purchaseStateOf(
  purchase: Pick<Purchase, "order_id" | "pay_by" | "cancel_at">,
  order: OrderFacts | null,
  options: Pick<ResolvedPayproOptions, "cancelUnpaidOrders">,
  now: Date,
): PurchaseState {
  if (!purchase.order_id) {
    return "not_placed"
  }
  if (!order || order.isCanceled) {
    return "canceled"
  }
  if (!isOwing(order)) {
    return order.isDisputed ? "under_review" : "paid"
  }
  // A deadline without `cancel_at` is that of an order which was paid, and owes again.
  const isOver = purchase.cancel_at !== null && isPastDeadline(purchase, now)
  return isOver && options.cancelUnpaidOrders ? "expired" : "owing"
}
