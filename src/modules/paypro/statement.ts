import { afterStatement, sameState, type PayproStatement } from "../../lib/voucher-state"
import type { Callback, Voucher } from "./types"

/** A statement of PayPro about one voucher, as a query or a callback carries it. */
export type VoucherStatement = PayproStatement & {
  platformTradeNo: string | null
  message: string | null
}

export function statementOf(callback: Callback): VoucherStatement {
  return {
    status: callback.status_code,
    amount: callback.amount,
    message: callback.message,
    platformTradeNo: callback.platform_trade_no,
  }
}

/** Whether a statement would be news to the row: if so, PayPro's query has not confirmed it. */
export function isNews(voucher: Voucher, statement: PayproStatement): boolean {
  return !sameState(voucher, afterStatement(voucher, statement))
}
