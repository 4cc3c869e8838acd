import { model } from "@medusajs/framework/utils"
import { WAY_CODES } from "../../../lib/options"
import { VOUCHER_STATUSES } from "../../../lib/voucher-state"

/**
 * One PayPro `tradeNo`: written before PayPro is asked for it and never deleted, so that nothing
 * PayPro may collect is unknown to us. Payment sessions come and go; this row stays.
 */
const PayproVoucher = model
  .define("paypro_voucher", {
    id: model.id({ prefix: "ppvou" }).primaryKey(),
    trade_no: model.text(),
    platform_trade_no: model.text().nullable(),
    /** The unguessable part of the shopper's page address. */
    token: model.text(),
    payment_session_id: model.text(),
    payment_collection_id: model.text().nullable(),
    cart_id: model.text().nullable(),
    order_id: model.text().nullable(),
    provider_id: model.text(),
    way_code: model.enum([...WAY_CODES]),
    /** Whole pesos asked for. */
    amount: model.number(),
    /** What PayPro received so far, in pesos, as it printed it. */
    received_amount: model.text().nullable(),
    currency_code: model.text(),
    /** The CLABE or the store reference; opaque. */
    payment_info: model.text().nullable(),
    status: model.enum([...VOUCHER_STATUSES]).default("issuing"),
    /** PayPro's own code and text, as last heard. */
    status_code: model.text().nullable(),
    status_message: model.text().nullable(),
    voided_at: model.dateTime().nullable(),
    void_reason: model.text().nullable(),
    issued_at: model.dateTime().nullable(),
    expires_at: model.dateTime().nullable(),
    paid_at: model.dateTime().nullable(),
    last_checked_at: model.dateTime().nullable(),
    ask_at: model.dateTime().nullable(),
    /** The lease of whoever settles this voucher now; a dead process lets go by the clock. */
    lease_token: model.text().nullable(),
    leased_until: model.dateTime().nullable(),
    /** Facts told as events already, e.g. `paid`. */
    published_events: model.json().default([] as unknown as Record<string, unknown>),
  })
  .indexes([
    { on: ["trade_no"], unique: true },
    { on: ["token"], unique: true },
    { on: ["payment_session_id"] },
    { on: ["payment_collection_id"] },
    { on: ["order_id"] },
    { on: ["ask_at"], where: "ask_at IS NOT NULL" },
  ])

export default PayproVoucher
