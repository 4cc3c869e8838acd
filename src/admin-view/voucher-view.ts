import type { AdminCallback, AdminVoucher } from "./types"
import type { ResolvedPayproOptions } from "../lib/options"
import { outcomeOf } from "../lib/receipts"
import { sessionDataOf } from "../modules/paypro/session-data"
import type { Discrepancy, Callback, Voucher } from "../modules/paypro/types"
import { missingOf } from "../shopper-view/shopper-state"

type Around = {
  orderDisplayId: number | undefined
  openDiscrepancies: Pick<Discrepancy, "kind">[]
  options: Pick<ResolvedPayproOptions, "backendUrl">
}

/** A voucher as staff see it: no token, no lease. */
export function voucherView(
  voucher: Voucher,
  { orderDisplayId, openDiscrepancies, options }: Around,
): AdminVoucher {
  return {
    id: voucher.id,
    trade_no: voucher.trade_no,
    platform_trade_no: voucher.platform_trade_no,
    payment_session_id: voucher.payment_session_id,
    order_id: voucher.order_id,
    order_display_id: orderDisplayId ?? null,
    provider_id: voucher.provider_id,
    way_code: voucher.way_code,
    amount: String(voucher.amount),
    received_amount: voucher.received_amount,
    missing_amount: missingOf(voucher, null),
    currency_code: voucher.currency_code,
    payment_info: voucher.payment_info,
    voucher_url: voucher.payment_info === null ? null : sessionDataOf(voucher, options).voucher_url,
    status: voucher.status,
    status_code: voucher.status_code,
    status_message: voucher.status_message,
    voided_at: iso(voucher.voided_at),
    void_reason: voucher.void_reason,
    issued_at: iso(voucher.issued_at),
    expires_at: iso(voucher.expires_at),
    paid_at: iso(voucher.paid_at),
    last_checked_at: iso(voucher.last_checked_at),
    ask_at: iso(voucher.ask_at),
    created_at: voucher.created_at.toISOString(),
    open_discrepancies: [...new Set(openDiscrepancies.map(({ kind }) => kind))],
  }
}

export function callbackView(callback: Callback): AdminCallback {
  return {
    id: callback.id,
    platform_trade_no: callback.platform_trade_no,
    status: callback.status_code === null ? null : outcomeOf(callback.status_code),
    status_code: callback.status_code,
    message: callback.message,
    amount: callback.amount,
    utr: callback.utr,
    success_time: callback.success_time,
    seen_count: callback.seen_count,
    created_at: callback.created_at.toISOString(),
    last_seen_at: callback.last_seen_at.toISOString(),
    processed_at: iso(callback.processed_at),
    problem: callback.problem,
  }
}

function iso(moment: Date | null): string | null {
  return moment?.toISOString() ?? null
}
