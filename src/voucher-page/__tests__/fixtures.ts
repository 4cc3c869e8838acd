import type { Voucher } from "../../modules/paypro/types"
import { publicVoucherOf } from "../../shopper-view/public-voucher"
import type { PageContext } from "../page-facts"

export const NOW = new Date("2026-03-11T18:00:00Z")
export const CLABE = "646180123456789013"
export const REFERENCE = "98700012345678"

export function aVoucher(changes: Partial<Voucher> = {}): Voucher {
  return {
    id: "ppvou_internal",
    trade_no: "20260311120000123456789012",
    platform_trade_no: "internal-platform-number",
    merchant_no: "internal-merchant",
    base_url: "https://internal.example",
    token: "a".repeat(32),
    payment_session_id: "payses_1",
    payment_collection_id: "internal_collection",
    cart_id: "internal_cart",
    order_id: "internal_order",
    provider_id: "pp_paypro-va_paypro",
    way_code: "va",
    total_amount: "1250",
    amount: 1250,
    received_amount: null,
    disputed_amount: null,
    currency_code: "mxn",
    payment_info: CLABE,
    status: "open",
    status_code: "0015",
    status_message: "internal message",
    is_unclear: false,
    is_reversed: false,
    voided_at: null,
    void_reason: null,
    issued_at: NOW,
    expires_at: new Date("2026-03-13T00:00:00Z"),
    paid_at: null,
    last_checked_at: null,
    ask_at: null,
    final_at: null,
    is_settled: false,
    last_answer: null,
    resolved_at: null,
    answer_run: 0,
    statement_count: 0,
    lease_token: null,
    leased_until: null,
    published_events: [],
    created_at: NOW,
    updated_at: NOW,
    deleted_at: null,
    ...changes,
  }
}

export const aPublicVoucher = (changes: Partial<Voucher> = {}) =>
  publicVoucherOf(aVoucher(changes), { backendUrl: "https://tienda.mx/api" }, NOW)

export const aContext = (changes: Partial<PageContext> = {}): PageContext => ({
  locale: "es-MX",
  now: NOW,
  store: { name: "Barro & Telar" },
  returnUrl: "https://tienda.mx/",
  ...changes,
})
