import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { MathBN, OrderStatus } from "@medusajs/framework/utils"
import { subMinutes } from "date-fns/subMinutes"
import { hasReceived } from "../../lib/voucher-state"
import type { Voucher } from "../../modules/paypro/types"
import { findIncompleteOrder, type IncompleteOrder } from "../../medusa/repairs/incomplete-order"
import {
  findDeletedReservations,
  type DeletedReservation,
} from "../../medusa/repairs/order-reservations"
import { totalsOf } from "../../medusa/repairs/order-summary"
import { readPurchase, type PurchaseRows, type PurchaseOrder } from "../../medusa/purchase-snapshot"

export type SnapshotCapture = {
  id: string
  amount: BigNumberInput
  /** So young that whoever made it may be about to book it on the order. */
  young: boolean
}
export type SnapshotPayment = {
  id: string
  amount: BigNumberInput
  captured_at: string | Date | null
  /** The core cancels a payment when an order is edited, and captures nothing of it any more. */
  canceled_at: string | Date | null
  captures: SnapshotCapture[]
}

/** What Medusa's books say now about the purchase a voucher belongs to. Amounts in pesos. */
export type PurchaseSnapshot = {
  collection: {
    id: string
    amount: BigNumberInput
    captured_amount: BigNumberInput
    status: string
  } | null
  /** The voucher's own session, while it exists. */
  session: {
    id: string
    amount: BigNumberInput
    status: string
    data: Record<string, unknown>
  } | null
  /** The payment made from the voucher's session. */
  payment: SnapshotPayment | null
  /** Captured by the voucher. */
  captured: BigNumberInput
  /** Captured on the purchase by whatever means. */
  capturedInAll: BigNumberInput
  cartId: string | null
  /** An order that a process began to place and has not finished. */
  incompleteOrder: IncompleteOrder | null
  /** What the live order of a voucher with money held before somebody began to cancel it. */
  deletedReservations: DeletedReservation[]
  order: {
    id: string
    status: string
    version: number
    /** Ids of line items that stock is reserved for. */
    reserved: string[]
    /** Ids of the captures that the order's transactions know. */
    booked: Set<string>
    /**
     * Ids of transactions that book what did not happen: a refund of the voucher's payment (PayPro cannot refund), or
     * a capture for the second time (the core looks before it books, and two processes may look at once).
     */
    phantomTransactions: string[]
    /** Whether its summary says what its transactions say. */
    summaryMatches: boolean
    /** What it costs more than was paid for it by whatever means; below zero where it costs less. */
    owed: BigNumberInput
  } | null
}

/** A live process books a capture on the order within this time; shorter than a lease lasts. */
const BOOKED_WITHIN_MINUTES = 2

/** Read by the payment collection, which outlives the session a voucher was made for. */
export async function observe(
  container: MedusaContainer,
  voucher: Voucher,
): Promise<PurchaseSnapshot> {
  const row = await readPurchase(container, voucher.payment_collection_id ?? "")
  const sessions = row?.payment_sessions ?? []
  const payments = row?.payments ?? []
  const session = sessions.find(
    ({ id, provider_id, data }) =>
      id === voucher.payment_session_id &&
      provider_id === voucher.provider_id &&
      isFor(voucher, data?.trade_no),
  )
  const payment = payments.find(
    ({ payment_session_id, data }) =>
      payment_session_id === voucher.payment_session_id && isFor(voucher, data?.trade_no),
  )
  const cartId = row?.cart_id ?? voucher.cart_id
  const capturedInAll = sum(payments.flatMap(capturesOf))
  return {
    collection: row
      ? {
          id: row.id,
          amount: row.amount,
          status: row.status,
          captured_amount: row.captured_amount ?? 0,
        }
      : null,
    session: session ? { ...session, data: session.data ?? {} } : null,
    payment: payment ? { ...payment, captures: capturesOf(payment) } : null,
    captured: payment ? sum(capturesOf(payment)) : 0,
    capturedInAll,
    cartId,
    incompleteOrder:
      row && cartId && !payment
        ? await findIncompleteOrder(container, row, { session: session ?? null, cartId })
        : null,
    deletedReservations:
      row?.order && hasReceived(voucher) && MathBN.eq(capturedInAll, 0) && holdsNothing(row.order)
        ? await findDeletedReservations(container, row.order.id)
        : [],
    order: row?.order ? orderOf(row.order, payment?.id) : null,
  }
}

/**
 * A session may have had several vouchers: PayPro refused one, or the amount changed. It is for the one that it names;
 * where a process died before it could name any, for the one that somebody may have seen.
 */
function isFor({ trade_no, payment_info }: Voucher, named: unknown): boolean {
  return typeof named === "string" ? named === trade_no : payment_info !== null
}

function holdsNothing({ status, reserved }: PurchaseOrder): boolean {
  return status === OrderStatus.PENDING && !reserved.length
}

function orderOf(
  { id, status, version, reserved, summary, transactions }: PurchaseOrder,
  paymentId?: string,
): PurchaseSnapshot["order"] {
  const captures = transactions.filter(({ reference }) => reference === "capture")
  const refunds = transactions.filter(
    ({ reference, reference_id }) => reference === "refund" && reference_id === paymentId,
  )
  const repeated = captures.filter(
    ({ reference_id }, index) =>
      captures.findIndex((other) => other.reference_id === reference_id) < index,
  )
  const totals = totalsOf(transactions)
  return {
    id,
    status,
    version,
    reserved,
    booked: new Set(captures.map(({ reference_id }) => reference_id)),
    phantomTransactions: [...refunds, ...repeated].map((transaction) => transaction.id),
    summaryMatches:
      !summary ||
      (MathBN.eq(summary.paid_total ?? 0, totals.paid_total) &&
        MathBN.eq(summary.refunded_total ?? 0, totals.refunded_total)),
    owed: summary?.pending_difference ?? 0,
  }
}

function capturesOf(payment: PurchaseRows["payments"][number]): SnapshotCapture[] {
  const old = subMinutes(new Date(), BOOKED_WITHIN_MINUTES)
  return payment.captures.map(({ id, amount, created_at }) => ({
    id,
    amount,
    young: new Date(created_at) > old,
  }))
}

function sum(captures: SnapshotCapture[]): BigNumberInput {
  return captures.reduce((total: BigNumberInput, { amount }) => MathBN.add(total, amount), 0)
}
