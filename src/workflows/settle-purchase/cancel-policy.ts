import { MathBN, OrderStatus, PaymentSessionStatus } from "@medusajs/framework/utils"
import { differenceInMilliseconds } from "date-fns/differenceInMilliseconds"
import { minutesToMilliseconds } from "date-fns/minutesToMilliseconds"
import { roundedToCentavos } from "../../lib/money"
import { isPayproProvider } from "../../lib/provider-id"
import { ANSWER_FRESH_MINUTES } from "../../lib/timing"
import { hasReceived } from "../../lib/voucher-state"
import { isAuthorized } from "../../medusa/payment-sessions"
import {
  capturesOf,
  type PurchaseCollection,
  type PurchaseOrder,
  type PurchaseSession,
  type PurchaseSnapshot,
} from "../../medusa/purchase-snapshot"
import type { Callback, Voucher } from "../../modules/paypro/types"
import { claimsMoney } from "../receive-callback/claims-money"

/**
 * Why an unpaid order is not canceled though its time is over:
 * - not_pending: it is canceled, completed or archived, or there is none
 * - not_from_cart: it was not placed at checkout, but by staff or by code
 * - partly_paid: it owes less than it costs, or costs nothing
 * - credit_line: credit was given for it, which canceling it would lose
 * - open_change: an edit, exchange, claim, return or transfer of it is not confirmed
 * - fulfilled: something of it is being sent, or was
 * - captured: money was captured or recorded for it, whether or not it was returned since
 * - paid_otherwise: another method of payment is authorized, or about to be
 * - money_received: PayPro has received money for it
 * - amount_unclear: PayPro's statements about its money differ
 * - callback_claims_money: PayPro called that money came, and no query confirms or denies it
 * - no_answer: PayPro did not say lately of each of its vouchers that nothing came
 */
export type CancelObstacle =
  | "not_pending"
  | "not_from_cart"
  | "partly_paid"
  | "credit_line"
  | "open_change"
  | "fulfilled"
  | "captured"
  | "paid_otherwise"
  | "money_received"
  | "amount_unclear"
  | "callback_claims_money"
  | "no_answer"

export type PolicyVoucher = Pick<
  Voucher,
  | "payment_info"
  | "status"
  | "received_amount"
  | "disputed_amount"
  | "is_unclear"
  | "last_checked_at"
>

export type Circumstances = {
  now: Date
  /** Callbacks about the purchase's vouchers that are not processed. */
  callbacks: Pick<Callback, "status_code">[]
}

/**
 * Why the purchase's order must not be canceled at the end of its time; null where nothing speaks against it.
 * @param vouchers All of the purchase, void ones too: those can still be paid.
 */
export function obstacleToCancel(
  { order, collections }: PurchaseSnapshot,
  vouchers: PolicyVoucher[],
  { now, callbacks }: Circumstances,
): CancelObstacle | null {
  if (order?.status !== OrderStatus.PENDING) {
    return "not_pending"
  }
  return (
    obstacleInOrder(order) ??
    obstacleInPayments(order, collections) ??
    obstacleInReceipts(vouchers) ??
    (callbacks.some(claimsMoney) ? "callback_claims_money" : null) ??
    (vouchers.every((voucher) => isAnswered(voucher, now)) ? null : "no_answer")
  )
}

function obstacleInOrder(order: PurchaseOrder): CancelObstacle | null {
  if (!order.isPlacedFromCart) {
    return "not_from_cart"
  }
  if (!owesAllThatItCosts(order)) {
    return "partly_paid"
  }
  if (order.hasCreditLines) {
    return "credit_line"
  }
  if (order.openChanges.length) {
    return "open_change"
  }
  return order.isFulfilled ? "fulfilled" : null
}

/** By the centavo: what an order owes may lack a fraction of what it costs. */
function owesAllThatItCosts({ outstanding, summary }: PurchaseOrder): boolean {
  const costs = roundedToCentavos(summary?.total ?? 0)
  return MathBN.gt(costs, 0) && MathBN.gte(roundedToCentavos(outstanding), costs)
}

function obstacleInPayments(
  { transactions }: PurchaseOrder,
  collections: PurchaseCollection[],
): CancelObstacle | null {
  if (transactions.length || collections.some((collection) => capturesOf(collection).length)) {
    return "captured"
  }
  return collections.some(isPaidOtherwise) ? "paid_otherwise" : null
}

/**
 * Where a session has a payment, the payment decides: the session of a canceled one stays authorized, and a payment
 * outlives its session.
 */
function isPaidOtherwise({ payments, sessions }: PurchaseCollection): boolean {
  const decided = new Set(payments.map(({ paymentSessionId }) => paymentSessionId))
  return (
    payments.some(({ canceledAt }) => !canceledAt) ||
    sessions.some((session) => !decided.has(session.id) && isPaying(session))
  )
}

/** A session of ours that waits for its authorization is a voucher, and PayPro says whether that was paid. */
function isPaying(session: PurchaseSession): boolean {
  const isWaiting = session.status === PaymentSessionStatus.PENDING_AUTHORIZATION
  return isAuthorized(session) && !(isWaiting && isPayproProvider(session.providerId))
}

function obstacleInReceipts(vouchers: PolicyVoucher[]): CancelObstacle | null {
  if (vouchers.some(hasReceived)) {
    return "money_received"
  }
  return vouchers.some(isAmountUnclear) ? "amount_unclear" : null
}

/** Also where PayPro says that money came, and no amount of it is certain. */
function isAmountUnclear({ status, disputed_amount, is_unclear }: PolicyVoucher): boolean {
  const isPaid = status === "paid" || status === "partially_paid"
  return is_unclear || isPaid || MathBN.gt(disputed_amount ?? 0, 0)
}

/** Nobody can pay a voucher whose reference we never held, since nobody has seen it. */
function isAnswered({ payment_info, last_checked_at }: PolicyVoucher, now: Date): boolean {
  if (payment_info === null) {
    return true
  }
  const freshFor = minutesToMilliseconds(ANSWER_FRESH_MINUTES)
  return last_checked_at !== null && differenceInMilliseconds(now, last_checked_at) <= freshFor
}
