import fc from "fast-check"
import { isMoneyStatus } from "../outcome"
import type { Statement } from "../statement"
import { callback, query } from "./statements"

/** What really happened to a voucher, and how PayPro tells it. Amounts are centavos, times minutes. */
export type PaymentHistory = {
  /** Whole pesos. */
  voucherAmount: number
  payments: { at: number; amount: number; callback: { delay: number; lost: boolean } }[]
  queries: Query[]
  /** When PayPro gives up an order that is not paid in full. */
  timeout: number
  /** Whether a callback names the payment that it reports, or all that came so far. */
  callbackAmount: "payment" | "sum"
}

type Query = {
  at: number
  reading: "received" | "ordered"
  /** How far the replica that answers is behind. */
  lag: number
  namesAmount: boolean
  hasPaymentList: boolean
}

export type Habits = {
  reading: "received" | "ordered" | "either" | "changing"
  callbackAmount?: "payment" | "sum"
  /** Queries always name their amount. Off by default. */
  namesAmount?: true
  /** Queries carry a payment list where the reading has one. By default some do. */
  hasPaymentList?: true
  /** By default callbacks may also be lost. */
  callbacksArrive?: "at once" | "sooner or later"
  /** Answers may come from a replica that is behind. Off by default. */
  lags?: true
  payments?: "once in full" | "never too much"
}

const HORIZON = 1000

export function paymentHistory(habits: Habits): fc.Arbitrary<PaymentHistory> {
  const readings = fc.constantFrom("received" as const, "ordered" as const)
  const base =
    habits.reading === "received" || habits.reading === "ordered"
      ? fc.constant(habits.reading)
      : readings
  return fc
    .record({ voucherAmount: fc.integer({ min: 2, max: 6 }), reading: base })
    .chain(({ voucherAmount, reading }) =>
      fc.record({
        voucherAmount: fc.constant(voucherAmount),
        payments: paymentsOf(voucherAmount * 100, habits),
        queries: fc.array(
          fc.record({
            // Halves and quarters keep queries apart from payments and callbacks.
            at: fc.integer({ min: 1, max: HORIZON * 2 }).map((at) => at + 0.25),
            reading: habits.reading === "changing" ? readings : fc.constant(reading),
            lag: habits.lags ? fc.integer({ min: 0, max: 300 }) : fc.constant(0),
            namesAmount: habits.namesAmount ? fc.constant(true) : fc.boolean(),
            hasPaymentList: habits.hasPaymentList ? fc.constant(true) : fc.boolean(),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        timeout: fc.integer({ min: HORIZON / 2, max: HORIZON * 2 }).map((at) => at + 0.75),
        callbackAmount: habits.callbackAmount
          ? fc.constant(habits.callbackAmount)
          : fc.constantFrom("payment" as const, "sum" as const),
      }),
    )
}

function paymentsOf(whole: number, habits: Habits): fc.Arbitrary<PaymentHistory["payments"]> {
  const { callbacksArrive } = habits
  const callbacks = fc.record({
    delay: callbacksArrive === "at once" ? fc.constant(0) : fc.integer({ min: 0, max: HORIZON }),
    lost: callbacksArrive ? fc.constant(false) : fc.boolean(),
  })
  const payment = fc.record({
    at: fc.integer({ min: 1, max: HORIZON }),
    // Few amounts, so that equal payments, sums that equal payments, and payments in full are common.
    amount: fc.integer({ min: 1, max: 6 }).map((pesos) => pesos * 100),
    callback: callbacks,
  })
  if (habits.payments === "once in full") {
    return fc.tuple(payment).map(([one]) => [{ ...one, amount: whole }])
  }
  const payments = fc.uniqueArray(payment, { selector: ({ at }) => at, maxLength: 4 })
  return habits.payments === "never too much" ? payments.map((all) => upTo(whole, all)) : payments
}

/** The payments until they reach the whole; the one that would exceed it is cut. */
function upTo(whole: number, payments: PaymentHistory["payments"]): PaymentHistory["payments"] {
  let missing = whole
  return byTime(payments).flatMap((payment) => {
    const amount = Math.min(payment.amount, missing)
    missing -= amount
    return amount > 0 ? [{ ...payment, amount }] : []
  })
}

/** In centavos. */
export function paidUntil({ payments }: PaymentHistory, at: number): number {
  return payments
    .filter((payment) => payment.at <= at)
    .reduce((total, { amount }) => total + amount, 0)
}

export function latestQueryAt({ queries }: PaymentHistory): number {
  return Math.max(...queries.map(({ at }) => at))
}

/** When the newest query that was answered with a status of money was sent. */
export function latestMoneyQueryAt(history: PaymentHistory): number | undefined {
  const isMoneyAt = (at: number) => isMoneyStatus(statusAt(history, at))
  return byTime(history.queries).findLast(({ at }) => isMoneyAt(at))?.at
}

/** What PayPro says over the whole history. */
export function statementsOf(history: PaymentHistory): Statement[] {
  return [
    ...history.queries.map((one) => answerTo(one, history)),
    ...byTime(history.payments).flatMap((payment, index) =>
      payment.callback.lost ? [] : [callbackOf(payment, index, history)],
    ),
  ]
}

function answerTo({ at, ...answer }: Query, history: PaymentHistory): Statement {
  const asOf = at - answer.lag
  const status = statusAt(history, asOf)
  const paid = paidUntil(history, asOf)
  const first = byTime(history.payments)[0]
  const money = isMoneyStatus(status)
  if (answer.reading === "received") {
    const amount = answer.namesAmount ? pesos(paid) : null
    return query(at, status, amount, { received_amount: money ? pesos(paid * 0.97) : null })
  }
  return query(at, status, answer.namesAmount ? String(history.voucherAmount) : null, {
    received_amount: money && first ? pesos(first.amount) : null,
    payment_list_total: money && answer.hasPaymentList ? pesos(paid) : null,
  })
}

function callbackOf(
  payment: PaymentHistory["payments"][number],
  index: number,
  history: PaymentHistory,
): Statement {
  const sum = paidUntil(history, payment.at)
  const amount = history.callbackAmount === "sum" ? sum : payment.amount
  const status = sum < history.voucherAmount * 100 ? "0001" : "0000"
  return callback(payment.at + payment.callback.delay, status, pesos(amount), `utr-${index}`)
}

/** Money of a voucher that timed out stays where it is; PayPro only stops saying how much. */
function statusAt(history: PaymentHistory, at: number): string {
  const paid = paidUntil(history, at)
  if (paid >= history.voucherAmount * 100) {
    return "0000"
  }
  if (at > history.timeout) {
    return "00029"
  }
  return paid > 0 ? "0001" : "0015"
}

function pesos(centavos: number): string {
  return (centavos / 100).toFixed(2)
}

export function centavos(amount: string): number {
  return Math.round(Number(amount) * 100)
}

function byTime<T extends { at: number }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => a.at - b.at)
}
