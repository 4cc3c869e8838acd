import { MathBN, PaymentSessionStatus } from "@medusajs/framework/utils"
import { roundedToCentavos } from "../../lib/money"
import { isPayproProvider } from "../../lib/provider-id"
import { hasReceived } from "../../lib/voucher-state"
import { sumOf } from "../../medusa/order-figures"
import { isAuthorized } from "../../medusa/payment-sessions"
import { capturesOf, type PurchaseCollection } from "../../medusa/purchase-snapshot"
import { isCanceled } from "./book-steps"
import { appliedPayments, type PurchaseState, type VoucherState } from "./observe"
import { isCanceledOrder, isPastDeadline, obstacleOf } from "./order-state"
import type { Step } from "./step"

/** The core counts a collection that captured less than its amount by halves, so an even order would not read as captured. */
export function evenStep(state: PurchaseState): Step | null {
  const { order, collections } = state.medusa
  const isOurs =
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

/** Nobody should pay a voucher whose session is gone, or whose order is canceled. */
export function voidStep({ medusa, vouchers }: PurchaseState): Step | null {
  const unpaid = vouchers.filter(
    ({ row }) =>
      !row.voided_at && !row.received_amount && (row.status === "open" || row.status === "issuing"),
  )
  const isOver = medusa.order !== null && isCanceledOrder(medusa.order)
  const sessions = new Set(
    medusa.collections.flatMap((collection) => collection.sessions).map(({ id }) => id),
  )
  // The session of a voucher that is being issued does not name it yet.
  const voided = isOver
    ? unpaid
    : unpaid.filter(({ row, places }) => !places.length && !sessions.has(row.payment_session_id))
  return voided.length
    ? {
        do: "void_vouchers",
        voucherIds: voided.map(({ row }) => row.id),
        reason: isOver ? "order_canceled" : "session_deleted",
      }
    : null
}

export function cancelStep(state: PurchaseState): Step | null {
  const { order } = state.medusa
  return order && isPastDeadline(state) && obstacleOf(state) === null
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
