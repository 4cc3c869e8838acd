import type { Callback, Voucher } from "../../modules/paypro/types"

/** The columns of the export, in order; docs/admin-api.md describes them. */
export const COLUMNS = [
  "record",
  "recorded_at",
  "trade_no",
  "platform_trade_no",
  "order_id",
  "order_display_id",
  "way_code",
  "payment_info",
  "status",
  "status_code",
  "status_message",
  "amount",
  "received_amount",
  "currency_code",
  "issued_at",
  "paid_at",
  "voided_at",
  "void_reason",
  "callback_amount",
  "callback_utr",
  "callback_success_time",
  "callback_count",
] as const

export type Line = Partial<Record<(typeof COLUMNS)[number], string | number | null>>

export function voucherLine(voucher: Voucher, orderDisplayId: number | undefined): Line {
  return {
    record: "voucher",
    recorded_at: iso(voucher.created_at),
    trade_no: voucher.trade_no,
    platform_trade_no: voucher.platform_trade_no,
    order_id: voucher.order_id,
    order_display_id: orderDisplayId ?? null,
    way_code: voucher.way_code,
    payment_info: voucher.payment_info,
    status: voucher.status,
    status_code: voucher.status_code,
    status_message: voucher.status_message,
    amount: voucher.amount,
    received_amount: voucher.received_amount,
    currency_code: voucher.currency_code,
    issued_at: iso(voucher.issued_at),
    paid_at: iso(voucher.paid_at),
    voided_at: iso(voucher.voided_at),
    void_reason: voucher.void_reason,
  }
}

export function callbackLine(callback: Callback): Line {
  return {
    record: "callback",
    recorded_at: iso(callback.created_at),
    trade_no: callback.trade_no,
    platform_trade_no: callback.platform_trade_no,
    status_code: callback.status_code,
    status_message: callback.message,
    callback_amount: callback.amount,
    callback_utr: callback.utr,
    callback_success_time: callback.success_time,
    callback_count: callback.seen_count,
  }
}

function iso(moment: Date | null): string | null {
  return moment?.toISOString() ?? null
}
