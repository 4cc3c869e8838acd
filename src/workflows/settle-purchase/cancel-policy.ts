import { MathBN } from "@medusajs/framework/utils"
import { hasReceived } from "../../lib/voucher-state"
import { isAuthorized } from "../../medusa/payment-sessions"
import type { PurchaseCollection, PurchaseSnapshot } from "../../medusa/purchase-snapshot"
import type { Voucher } from "../../modules/paypro/types"

/**
 * Why the purchase's order is kept though a voucher of it failed: it is paid, or about to be, by other means; or it was
 * placed for nothing (a promotion, gift cards), and the voucher was for what somebody added.
 */
export function obstacleToCancel(
  { order, collections }: PurchaseSnapshot,
  { payment_session_id, is_unclear }: Voucher,
): string | undefined {
  if (is_unclear) {
    return "PayPro's statements about the voucher's money differ"
  }
  const linked = collections.filter(({ isLinkedToOrder }) => isLinkedToOrder)
  if (linked.some((collection) => isPaidOtherwise(collection, payment_session_id))) {
    return "it is paid, or about to be, by other means"
  }
  // By its first version. A draft that a merchant sent to be paid begins with nothing in it, and has no cart.
  const isPlacedForNothing = order?.isPlacedFromCart && MathBN.lte(order.placedTotal ?? 1, 0)
  return isPlacedForNothing ? "it was placed for nothing" : undefined
}

/** Why the order is kept for the sake of another voucher of it, as PayPro has that one now. */
export function obstacleInOtherVoucher(voucher: Voucher): string | undefined {
  if (hasReceived(voucher)) {
    return `voucher ${voucher.trade_no} was paid`
  }
  return voucher.status === "open" && !voucher.voided_at
    ? `voucher ${voucher.trade_no} is open`
    : undefined
}

function isPaidOtherwise({ payments, sessions }: PurchaseCollection, ownSessionId: string) {
  // Where a session has a payment, the payment decides: the session of a canceled one stays authorized.
  const decided = new Set([ownSessionId, ...payments.map((payment) => payment.paymentSessionId)])
  return (
    payments.some((payment) => payment.paymentSessionId !== ownSessionId && !payment.canceledAt) ||
    sessions.some((session) => !decided.has(session.id) && isAuthorized(session))
  )
}
