import { MathBN } from "@medusajs/framework/utils"
import { subMinutes } from "date-fns/subMinutes"
import { printedTime } from "../../lib/mexican-time"
import { originOf, type Receipts } from "../../lib/receipts"
import { CLOCK_TOLERANCE_MINUTES } from "../../lib/timing"
import type { Evidence } from "./repositories/statement-repository"
import type { NewReceipt } from "./repositories/voucher-repository"
import type { StatementRow, Voucher } from "./types"

/** By how much evidence changes what a voucher has received, and when that was paid; undefined where it does not. */
export function receiptOf(
  voucher: Pick<Voucher, "created_at">,
  { statements, receivedAmount, knownUtrs }: Evidence,
  receipts: Receipts<StatementRow>,
): NewReceipt | undefined {
  const before = receivedAmount ?? "0"
  const amount = MathBN.sub(receipts.received, before)
  const origin = originOf({ statements, receipts, before, knownUtrs })
  if (amount.isZero()) {
    return undefined
  }
  // What corrects an amount is no payment: it is news of the day that it was heard.
  const isPayment = amount.gt(0)
  return {
    amount: amount.toFixed(),
    received_at:
      (isPayment && origin && paidAt(origin, voucher)) || (origin?.last_heard_at ?? new Date()),
    utr: (isPayment && origin?.utr) || null,
  }
}

/** As PayPro says; null where it does not, or says what cannot be: it was paid after the voucher was made, and before it was heard of. */
function paidAt(
  { success_time, last_heard_at }: StatementRow,
  { created_at }: Pick<Voucher, "created_at">,
): Date | null {
  const moment = success_time === null ? null : printedTime(success_time)
  const isPossible =
    moment !== null &&
    moment <= last_heard_at &&
    moment >= subMinutes(created_at, CLOCK_TOLERANCE_MINUTES)
  return isPossible ? moment : null
}
