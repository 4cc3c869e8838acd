import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { wholePesosToCollect } from "../../lib/money"
import { hasReceived } from "../../lib/voucher-state"
import type { Voucher } from "../../modules/paypro/types"
import type { BookedCapture, Books } from "./books"
import type { HalfOrder } from "./half-order"
import type { FreedReservation } from "./order-stock"

/** What is to be done next so that Medusa's books agree with PayPro's; one at a time, the books are read again after each. */
export type Step =
  | { do: "book_captures"; orderId: string; captures: BookedCapture[] }
  | { do: "await_booking" }
  | { do: "take_back_transactions"; transactionIds: string[] }
  | { do: "correct_summary"; order: { id: string; version: number } }
  | { do: "free_stock"; lineItemIds: string[] }
  | { do: "hold_stock"; orderId: string; freed: FreedReservation[] }
  | { do: "finish_payment"; paymentId: string; full: boolean }
  | {
      do: "capture"
      amount: number
      paymentId: string | null
      sessionId: string
    }
  | { do: "await_order" }
  | { do: "undo_half_order"; halfOrder: HalfOrder }
  | { do: "complete_cart"; cartId: string }
  | { do: "cancel_order"; orderId: string }
  | { do: "fail_session"; sessionId: string }
  | { do: "nothing" }

/** What may be tried. Money that a person dealt with, before there was an order, is not touched any more. */
type Rules = { cancelOrder: boolean; completeCart: boolean; dealtWith: boolean }

/** Decides from the voucher and the books alone; docs/flow.md has the table. */
export function nextStep(voucher: Voucher, books: Books, rules: Rules): Step {
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
}: Books): Step | undefined {
  if (order?.status === "canceled" && order.reserved.length) {
    return { do: "free_stock", lineItemIds: order.reserved }
  }
  if (!payment || !order) {
    return undefined
  }
  const captures = payment.captures.filter(({ id }) => !order.booked.has(id))
  if (captures.some(({ young }) => young)) {
    return { do: "await_booking" }
  }
  if (captures.length) {
    return { do: "book_captures", orderId: order.id, captures }
  }
  if (order.untrue.length) {
    return { do: "take_back_transactions", transactionIds: order.untrue }
  }
  if (!order.summed) {
    return { do: "correct_summary", order }
  }
  const full = MathBN.gte(captured, payment.amount)
  const counted = MathBN.eq(collection?.captured_amount ?? 0, capturedInAll)
  return (full && !payment.captured_at) || !counted
    ? { do: "finish_payment", paymentId: payment.id, full }
    : undefined
}

function receivedStep(voucher: Voucher, books: Books, rules: Rules): Step {
  const { order, halfOrder, freedStock, session, payment, cartId } = books
  if (halfOrder) {
    return halfOrder.young ? { do: "await_order" } : { do: "undo_half_order", halfOrder }
  }
  if (MathBN.lte(dueOf(voucher, books), 0) || order?.status === "canceled") {
    return { do: "nothing" }
  }
  if ((!session && !payment) || payment?.canceled_at) {
    return { do: "nothing" }
  }
  if (rules.dealtWith && MathBN.eq(books.captured, 0)) {
    return { do: "nothing" }
  }
  if (!order) {
    return cartId && rules.completeCart ? { do: "complete_cart", cartId } : { do: "nothing" }
  }
  if (freedStock.length) {
    return { do: "hold_stock", orderId: order.id, freed: freedStock }
  }
  return {
    do: "capture",
    amount: MathBN.convert(dueOf(voucher, books)).toNumber(),
    paymentId: payment?.id ?? null,
    sessionId: voucher.payment_session_id,
  }
}

/** Only the purchase's current voucher may undo the purchase, and only while nobody has paid for it, by whatever means. */
function failedStep({ session, order, capturedInAll }: Books, rules: Rules): Step {
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
export function worthOf(books: Books): BigNumberInput | null {
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
export function dueOf(voucher: Voucher, books: Books): BigNumberInput {
  const worth = worthOf(books)
  if (worth === null) {
    return 0
  }
  const received = voucher.received_amount ?? 0
  const capturable = MathBN.lt(received, worth) ? received : worth
  return MathBN.sub(capturable, books.captured)
}

/** What PayPro received beyond what the session may take. */
export function surplusOf(voucher: Voucher, books: Books): BigNumberInput {
  const worth = worthOf(books)
  const payable = worth === null ? voucher.amount : wholePesosToCollect(worth)
  const surplus = MathBN.sub(voucher.received_amount ?? 0, MathBN.max(payable, books.captured))
  return MathBN.gt(surplus, 0) ? surplus : 0
}
