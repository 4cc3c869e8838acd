import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { wholePesosToCollect } from "../../lib/money"
import { hasReceived } from "../../lib/voucher-state"
import type { Voucher } from "../../modules/paypro/types"
import type { SnapshotCapture, PurchaseSnapshot } from "./observe"
import type { DeletedReservation } from "../../medusa/repairs/order-reservations"

/** What is to be done next so that Medusa's books agree with PayPro's; one at a time, the books are read again after each. */
export type Step =
  | { do: "add_missing_transactions"; orderId: string; captures: SnapshotCapture[] }
  | { do: "await_transaction" }
  | { do: "delete_phantom_transactions"; transactionIds: string[] }
  | { do: "correct_summary"; order: { id: string; version: number } }
  | { do: "delete_reservations"; lineItemIds: string[] }
  | { do: "restore_reservations"; orderId: string; freed: DeletedReservation[] }
  | { do: "complete_payment"; paymentId: string; full: boolean }
  | {
      do: "capture"
      amount: number
      paymentId: string | null
      sessionId: string
    }
  | { do: "await_order" }
  | { do: "complete_cart"; cartId: string }
  | { do: "cancel_order"; orderId: string }
  | { do: "fail_session"; sessionId: string }
  | { do: "nothing" }

/** What may be tried. Money that a person dealt with, before there was an order, is not touched any more. */
type Rules = { cancelOrder: boolean; completeCart: boolean; setAside: boolean }

/** Decides from the voucher and the books alone; docs/flow.md has the table. */
export function planStep(voucher: Voucher, books: PurchaseSnapshot, rules: Rules): Step {
  const repair = repairStep(books)
  if (repair) {
    return repair
  }
  if (hasReceived(voucher)) {
    return receivedStep(voucher, books, rules)
  }
  // A voided voucher is not the purchase's current one any more.
  return voucher.status === "failed" && !voucher.voided_at
    ? failedStep(books, rules)
    : { do: "nothing" }
}

/**
 * A process that died in the middle leaves a capture that the order, or the payment, does not know of; one that is
 * alive (a merchant's click, a callback through the core's own route) is about to book it. And canceling a paid order,
 * the core books a refund though the provider refused it (it only logs the error).
 */
function repairStep({
  payment,
  order,
  collection,
  captured,
  capturedInAll,
}: PurchaseSnapshot): Step | undefined {
  if (order?.status === "canceled" && order.reserved.length) {
    return { do: "delete_reservations", lineItemIds: order.reserved }
  }
  if (!payment || !order) {
    return undefined
  }
  const captures = payment.captures.filter(({ id }) => !order.booked.has(id))
  if (captures.some(({ young }) => young)) {
    return { do: "await_transaction" }
  }
  if (captures.length) {
    return { do: "add_missing_transactions", orderId: order.id, captures }
  }
  if (order.phantomTransactions.length) {
    return { do: "delete_phantom_transactions", transactionIds: order.phantomTransactions }
  }
  if (!order.summaryMatches) {
    return { do: "correct_summary", order }
  }
  const full = MathBN.gte(captured, payment.amount)
  const counted = MathBN.eq(collection?.captured_amount ?? 0, capturedInAll)
  return (full && !payment.captured_at) || !counted
    ? { do: "complete_payment", paymentId: payment.id, full }
    : undefined
}

function receivedStep(voucher: Voucher, books: PurchaseSnapshot, rules: Rules): Step {
  const { order, incompleteOrder, deletedReservations, session, payment, cartId } = books
  if (incompleteOrder?.isInFlight) {
    return { do: "await_order" }
  }
  if (incompleteOrder && !incompleteOrder.isCapturable) {
    return { do: "nothing" }
  }
  if (MathBN.lte(uncapturedOf(voucher, books), 0) || order?.status === "canceled") {
    return { do: "nothing" }
  }
  if ((!session && !payment) || payment?.canceled_at) {
    return { do: "nothing" }
  }
  if (rules.setAside && MathBN.eq(books.captured, 0)) {
    return { do: "nothing" }
  }
  if (!order) {
    return cartId && rules.completeCart ? { do: "complete_cart", cartId } : { do: "nothing" }
  }
  if (deletedReservations.length) {
    return { do: "restore_reservations", orderId: order.id, freed: deletedReservations }
  }
  return {
    do: "capture",
    amount: MathBN.convert(uncapturedOf(voucher, books)).toNumber(),
    paymentId: payment?.id ?? null,
    sessionId: voucher.payment_session_id,
  }
}

/** Only the purchase's current voucher may undo the purchase, and only while nobody has paid for it, by whatever means. */
function failedStep({ session, order, capturedInAll }: PurchaseSnapshot, rules: Rules): Step {
  if (!session || MathBN.gt(capturedInAll, 0)) {
    return { do: "nothing" }
  }
  if (order && order.status !== "canceled" && !order.booked.size && rules.cancelOrder) {
    return { do: "cancel_order", orderId: order.id }
  }
  return session.status === "error" || session.status === "canceled"
    ? { do: "nothing" }
    : { do: "fail_session", sessionId: session.id }
}

/**
 * What the session may take: its amount, as far as nobody else has paid for the purchase (two clicks at once make two
 * sessions). A session's payment keeps its amount when the session is gone.
 */
export function payableOf(books: PurchaseSnapshot): BigNumberInput | null {
  const { session, payment, collection, captured, capturedInAll } = books
  const amount = payment?.amount ?? session?.amount ?? null
  if (amount === null || !collection) {
    return amount
  }
  const elsewhere = MathBN.sub(capturedInAll, captured)
  const left = MathBN.max(MathBN.sub(collection.amount, elsewhere), 0)
  return MathBN.lt(left, amount) ? left : amount
}

/** `min(received, worth) - captured`; with `rounding: "up"` the next whole peso pays the whole worth. */
export function uncapturedOf(voucher: Voucher, books: PurchaseSnapshot): BigNumberInput {
  const worth = payableOf(books)
  if (worth === null) {
    return 0
  }
  const received = voucher.received_amount ?? 0
  const capturable = MathBN.lt(received, worth) ? received : worth
  return MathBN.sub(capturable, books.captured)
}

/** What PayPro received beyond what the session may take. */
export function overpaidOf(voucher: Voucher, books: PurchaseSnapshot): BigNumberInput {
  const worth = payableOf(books)
  const payable = worth === null ? voucher.amount : wholePesosToCollect(worth)
  const surplus = MathBN.sub(voucher.received_amount ?? 0, MathBN.max(payable, books.captured))
  return MathBN.gt(surplus, 0) ? surplus : 0
}
