import { MathBN } from "@medusajs/framework/utils"
import { LosslessNumber } from "lossless-json"
import { readAmount } from "./amount"

const SUCCESSFUL = "0000"
/** In progress, rejected (in both spellings), unknown error, daily limit: no money came with such a record. */
const UNSUCCESSFUL = new Set(["0015", "00029", "0029", "00032", "0100019"])

/**
 * The sum of the successful payments of a query's `paymentList`, in pesos, as plain decimals. The list has a record for
 * each payment that was tried (Vexora's query page; PayPro's has none), and the fields of a record are not published:
 * `amount` and `status` are what every other message calls them.
 * @returns null unless it is a list whose every record has an amount and a status that allow no other reading: a sum that
 * leaves out what it cannot read would be a claim
 */
export function paymentListTotal(list: unknown): string | null {
  if (!Array.isArray(list)) {
    return null
  }
  const received = list.map(receivedWith)
  return received.every((amount) => amount !== null) ? MathBN.sum(...received).toFixed() : null
}

/** What came with one payment, zero for a failed one; null where that is not clear. */
function receivedWith(payment: unknown): string | null {
  if (!isRecord(payment) || typeof payment.status !== "string") {
    return null
  }
  const amount = readAmount(payment.amount).value
  const status = payment.status.trim()
  if (status === SUCCESSFUL) {
    return amount
  }
  return amount !== null && UNSUCCESSFUL.has(status) ? "0" : null
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof LosslessNumber)
