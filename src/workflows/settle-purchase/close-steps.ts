import { MathBN, PaymentSessionStatus } from "@medusajs/framework/utils"
import { roundedToCentavos } from "../../lib/money"
import { isPayproProvider } from "../../lib/provider-id"
import { hasReceived } from "../../lib/voucher-state"
import { sumOf } from "../../medusa/order-figures"
import { isAuthorized } from "../../medusa/payment-sessions"
import { capturesOf, type PurchaseCollection } from "../../medusa/purchase-snapshot"
import { claimsMoney } from "../receive-callback/claims-money"
import { isCanceled } from "./book-steps"
import { appliedPayments, type PurchaseState, type VoucherState } from "./observe"
import { isCanceledOrder, isCapturable, isPastDeadline, obstacleOf, owedOf } from "./order-state"
import type { Step } from "./step"

/** The core counts a collection that captured less than its amount by halves, so an even order would not read as captured. */
export function evenStep(state: PurchaseState): Step | null {
  const { order, collections } = state.medusa
  const isOurs =
    state.purchase.paid_elsewhere.includes("booked") ||
    state.vouchers.some(({ captured }) => MathBN.gt(captured, 0)) ||
    appliedPayments(state).length > 0
  if (!order || !isOurs || !MathBN.eq(order.outstanding, 0) || isCanceledOrder(order)) {
    return null
  }
  const amounts = collections
    .filter(
      (collection) =>
        collection.isLinkedToOrder && !isCanceled(collection) && !isPaidByOthers(collection),
    )
    .map((collection) => ({ collection, captured: sumOf(capturesOf(collection)) }))
    // By the centavo, as the core counts: it keeps a collection's amount as a number, which drops digits of a capture.
    .filter(
      ({ collection, captured }) =>
        !roundedToCentavos(collection.amount).eq(roundedToCentavos(captured)),
    )
    .map(({ collection, captured }) => ({
      collectionId: collection.id,
      captured: MathBN.convert(captured).toFixed(),
    }))
  return amounts.length ? { do: "even_collections", amounts } : null
}

/** Whether another provider may still capture on it. */
function isPaidByOthers({ sessions, payments }: PurchaseCollection): boolean {
  const isOpen = (payment: { capturedAt: string | null; canceledAt: string | null }) =>
    payment.capturedAt === null && payment.canceledAt === null
  return (
    payments.some((payment) => !isPayproProvider(payment.providerId) && isOpen(payment)) ||
    sessions.some(
      (session) =>
        !isPayproProvider(session.providerId) &&
        isAuthorized(session) &&
        !payments.some(({ paymentSessionId }) => paymentSessionId === session.id),
    )
  )
}

/** Nobody should pay a voucher whose session is gone, or whose order is canceled or owes nothing. */
export function voidStep(state: PurchaseState): Step | null {
  const unpaid = state.vouchers.filter(isUnpaid)
  const { order } = state.medusa
  if (order && isCanceledOrder(order)) {
    return voided(unpaid, "order_canceled")
  }
  const gone = unpaid.filter((voucher) => isSessionGone(voucher, state))
  if (gone.length || !order || isCapturable(owedOf(state.medusa))) {
    return voided(gone, "session_deleted")
  }
  return voided(
    unpaid.filter((voucher) => !isClaimedPaid(voucher, state)),
    "order_paid",
  )
}

function voided(
  vouchers: VoucherState[],
  reason: Extract<Step, { do: "void_vouchers" }>["reason"],
): Step | null {
  const voucherIds = vouchers.map(({ row }) => row.id)
  return voucherIds.length ? { do: "void_vouchers", voucherIds, reason } : null
}

function isUnpaid({ row }: VoucherState): boolean {
  const { voided_at, received_amount, status } = row
  return !voided_at && !received_amount && (status === "open" || status === "issuing")
}

/** The session of a voucher that is being issued does not name it yet. */
function isSessionGone({ row, places }: VoucherState, { medusa }: PurchaseState): boolean {
  const sessions = medusa.collections.flatMap((collection) => collection.sessions)
  return !places.length && !sessions.some(({ id }) => id === row.payment_session_id)
}

/** Money may have come on it: it is asked about as often as before, until that is known. */
function isClaimedPaid({ row }: VoucherState, { callbacks }: PurchaseState): boolean {
  return (
    row.disputed_amount !== null ||
    row.is_unclear ||
    callbacks.some((callback) => callback.trade_no === row.trade_no && claimsMoney(callback))
  )
}

export function cancelStep(state: PurchaseState): Step | null {
  const { order } = state.medusa
  // What staff recorded and nobody has booked yet is booked before, or withdrawn.
  const isBeingPaid = state.purchase.paid_elsewhere.includes("recorded")
  return order && !isBeingPaid && isPastDeadline(state) && obstacleOf(state) === null
    ? { do: "cancel_order", orderId: order.id }
    : null
}

/** PayPro closed the voucher unpaid: its session is not waited for any more. */
export function failStep({ row, places }: VoucherState): Step | null {
  const place = places.find(({ session }) => session?.id === row.payment_session_id)
  const { session, collection, payment } = place ?? {}
  // With money on it, the session is what a cart is still completed with.
  if (row.status !== "failed" || hasReceived(row) || !session || payment || hasEnded(session)) {
    return null
  }
  return capturesOf(collection ?? { payments: [] }).length
    ? null
    : {
        do: "fail_session",
        sessionId: session.id,
        amount: session.amount,
        currencyCode: row.currency_code,
        data: session.data ?? {},
      }
}

function hasEnded({ status }: { status: string }): boolean {
  return [PaymentSessionStatus.ERROR, PaymentSessionStatus.CANCELED].some((end) => end === status)
}
