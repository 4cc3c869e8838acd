import { MathBN } from "@medusajs/framework/utils"
import type { PayInAnswer } from "../../lib/paypro-client"
import { receiptsOf, type Receipts } from "../../lib/receipts"
import { keyOf, type HeardStatement } from "./repositories/statement-repository"
import type { Conclusion } from "./repositories/voucher-repository"
import type { Callback, StatementRow, Voucher } from "./types"

/** An answer of PayPro's to a query that was sent at `askedAt`. */
export type Answered = { answer: PayInAnswer; askedAt: Date; answeredAt: Date }

export function statementOfAnswer(
  { answer, askedAt, answeredAt }: Answered,
  run = 0,
): HeardStatement {
  return {
    via: "query",
    status_code: answer.status,
    message: answer.message,
    amount: answer.amount,
    amount_unreadable: answer.amountUnreadable,
    received_amount: answer.receivedAmount,
    payment_list_total: answer.paymentListTotal,
    utr: null,
    success_time: answer.successTime,
    asked_at: askedAt,
    heard_at: answeredAt,
    run,
  }
}

export function statementOfCallback(callback: Callback): HeardStatement {
  return {
    via: "callback",
    status_code: callback.status_code ?? "",
    message: callback.message,
    amount: callback.amount,
    amount_unreadable: callback.amount_unreadable,
    received_amount: null,
    payment_list_total: null,
    utr: callback.utr,
    success_time: callback.success_time,
    asked_at: null,
    heard_at: callback.created_at,
    run: 0,
  }
}

/** The key of the row that a callback's statement is kept in. */
export const statementKeyOf = (callback: Callback): string => keyOf(statementOfCallback(callback))

/** What staff say was really received so far, in pesos. */
export function statementOfStaff(received: string, heardAt: Date): HeardStatement {
  return {
    via: "staff",
    status_code: "",
    message: null,
    amount: received,
    amount_unreadable: false,
    received_amount: null,
    payment_list_total: null,
    utr: null,
    success_time: null,
    asked_at: null,
    heard_at: heardAt,
    run: 0,
  }
}

/** Weighs all that was said of a voucher: see `lib/receipts`. */
export function weigh(
  voucher: Pick<Voucher, "amount">,
  statements: StatementRow[],
): Receipts<StatementRow> {
  return receiptsOf(voucher, statements)
}

/** What the statements establish, as a voucher's row has it. */
export function conclusionOf(receipts: Receipts<StatementRow>): Omit<Conclusion, "receipt"> {
  return {
    status: receipts.status,
    received_amount: aboveZero(receipts.received),
    disputed_amount: aboveZero(receipts.disputed),
    is_unclear: MathBN.gt(receipts.disputed, 0) || receipts.unreadable.length > 0,
    is_reversed: receipts.reversed,
    is_final: receipts.final,
  }
}

function aboveZero(amount: string): string | null {
  return MathBN.gt(amount, 0) ? amount : null
}
