import { MathBN } from "@medusajs/framework/utils"
import { namedAmount } from "./amount"
import { isMoneyStatus, outcomeOf } from "./outcome"
import type { Statement } from "./statement"

/**
 * What a query's `amount` is: what was `received` so far, or what was `ordered`, which never changes. PayPro's pages
 * allow both.
 */
export type QueryReading = "received" | "ordered"

/**
 * The only reading that all of a voucher's query answers fit, or null while both do or neither does. Only answers that
 * say money came are looked at: an amount beside another status says nothing.
 */
export function queryReadingOf(
  queries: readonly Statement[],
  voucherAmount: number,
): QueryReading | null {
  const amounts = queries
    .filter(({ status_code }) => isMoneyStatus(status_code))
    .map((query) => ({ amount: namedAmount(query), outcome: outcomeOf(query.status_code) }))
    .filter(({ amount }) => amount !== null)
  const received = amounts.every(
    ({ amount, outcome }) => outcome === "paid" || MathBN.lt(amount ?? 0, voucherAmount),
  )
  const ordered = amounts.every(({ amount }) => MathBN.eq(amount ?? 0, voucherAmount))
  if (received === ordered) {
    return null
  }
  return received ? "received" : "ordered"
}
