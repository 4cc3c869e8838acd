import { aVoucherRow } from "../../modules/paypro/__tests__/rows"
import type { Voucher } from "../../modules/paypro/types"
import { publicVoucherOf } from "../../shopper-view/public-voucher"
import type { OrderFacts } from "../../shopper-view/shopper-state"
import type { PageContext } from "../../shopper-page/page-context"

export const NOW = new Date("2026-03-11T18:00:00Z")
export const CLABE = "646180123456789013"
export const REFERENCE = "98700012345678"

/** One of 1,250 pesos; whatever nobody should see says that it is internal. */
export const aVoucher = (changes: Partial<Voucher> = {}): Voucher =>
  aVoucherRow({
    id: "ppvou_internal",
    trade_no: "20260311120000123456789012",
    platform_trade_no: "internal-platform-number",
    merchant_no: "internal-merchant",
    base_url: "https://internal.example",
    purchase_id: "internal_purchase",
    payment_collection_id: "internal_collection",
    cart_id: "internal_cart",
    order_id: "internal_order",
    total_amount: "1250",
    amount: 1250,
    payment_info: CLABE,
    status_message: "internal message",
    issued_at: NOW,
    expires_at: new Date("2026-03-13T00:00:00Z"),
    adding_token: "internal token",
    added_session_ids: ["internal_session"],
    ...changes,
  })

/** What an order owes that nothing else is known of. */
export const anOrderOwing = (owed: string, change: Partial<OrderFacts> = {}): OrderFacts => ({
  number: 1042,
  total: "1250",
  owed,
  overpaid: "0",
  isDisputed: false,
  isCanceled: false,
  ...change,
})

export const aPublicVoucher = (changes: Partial<Voucher> = {}, order: OrderFacts | null = null) =>
  publicVoucherOf(aVoucher(changes), { backendUrl: "https://tienda.mx/api" }, NOW, order)

export const aContext = (changes: Partial<PageContext> = {}): PageContext => ({
  locale: "es-MX",
  now: NOW,
  store: { name: "Barro & Telar" },
  returnUrl: "https://tienda.mx/",
  beneficiary: undefined,
  cash: { chains: [], barcode: "code128" },
  ...changes,
})
