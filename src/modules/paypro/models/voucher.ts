import { model } from "@medusajs/framework/utils"
import { VOUCHER_STATUSES } from "../../../lib/voucher-state"
import { WAY_CODES } from "../../../lib/options"

/**
 * One PayPro `tradeNo`: written before PayPro is asked for it and never deleted, so that nothing PayPro may collect
 * is unknown to us. Payment sessions come and go; this row stays.
 */
const PayproVoucher = model
  .define("paypro_voucher", {
    id: model.id({ prefix: "ppvou" }).primaryKey(),
    trade_no: model.text(),
    platform_trade_no: model.text().nullable(),
    /** The merchant number and PayPro's address it was issued under: no other PayPro's word counts for it. */
    merchant_no: model.text(),
    base_url: model.text(),
    /** The unguessable part of the shopper's page address. */
    token: model.text(),
    purchase_id: model.text(),
    /** The unguessable part of the address of its purchase's payment page. */
    purchase_token: model.text(),
    /** The session that it is for now: sessions come and go, and the voucher is taken up again by the next one. */
    payment_session_id: model.text(),
    payment_collection_id: model.text().nullable(),
    cart_id: model.text().nullable(),
    order_id: model.text().nullable(),
    provider_id: model.text(),
    way_code: model.enum([...WAY_CODES]),
    /** What the shopper is shown as the total, in pesos with centavos, as decimal text. */
    total_amount: model.text(),
    /** Whole pesos asked for: the total, or the next whole peso. */
    amount: model.number(),
    /** Pesos that every reading of PayPro's statements agrees on, as decimal text; null while nothing came. */
    received_amount: model.text().nullable(),
    /** Pesos that only some reading of PayPro's statements claims; null where nothing is disputed. */
    disputed_amount: model.text().nullable(),
    currency_code: model.text(),
    /** The CLABE or the store reference; opaque. */
    payment_info: model.text().nullable(),
    status: model.enum([...VOUCHER_STATUSES]).default("issuing"),
    /** PayPro's own code and text, as last answered. */
    status_code: model.text().nullable(),
    status_message: model.text().nullable(),
    /** Something PayPro said of its money cannot be read, or contradicts something else; a person has to look. */
    is_unclear: model.boolean().default(false),
    /** PayPro called it failed after it had called it paid. */
    is_reversed: model.boolean().default(false),
    voided_at: model.dateTime().nullable(),
    void_reason: model
      .enum(["session_deleted", "order_canceled", "order_paid", "answer_lost"])
      .nullable(),
    issued_at: model.dateTime().nullable(),
    /** Until when the shopper is asked to pay it; PayPro may take money later. */
    expires_at: model.dateTime().nullable(),
    paid_at: model.dateTime().nullable(),
    /** When PayPro had nothing more to say of it; it is asked about a few more times after that. */
    final_at: model.dateTime().nullable(),
    last_checked_at: model.dateTime().nullable(),
    /** When PayPro is asked about it next. */
    ask_at: model.dateTime().nullable(),
    /** PayPro's last answer, as one string: the same again is no news. */
    last_answer: model.text().nullable(),
    /** When staff last said what was really received. */
    resolved_at: model.dateTime().nullable(),
    /** How often PayPro's answer has changed since: what it says anew is evidence again, though it had said it before. */
    answer_run: model.number().default(0),
    /** Counts the statements heard of it, so that no weighing of them overwrites a later one. */
    statement_count: model.number().default(0),
    /** Sessions that were added to its order for its money, where its own session took that no more. */
    added_session_ids: model.array().default([]),
    /** Lets a session that is being added name this voucher: nobody outside of the server knows it. */
    adding_token: model.text().nullable(),
    /** The events that were emitted about it, each once. */
    published_events: model.array().default([]),
  })
  .indexes([
    { on: ["trade_no"], unique: true },
    { on: ["token"], unique: true },
    { on: ["purchase_id"] },
    {
      // At most one that somebody may be holding and has not paid, for a purchase, method and amount.
      on: ["purchase_id", "way_code", "amount", "merchant_no", "base_url"],
      unique: true,
      where:
        "status IN ('issuing', 'open') AND received_amount IS NULL AND disputed_amount IS NULL AND void_reason IS DISTINCT FROM 'answer_lost'",
    },
    { on: ["payment_session_id"] },
    { on: ["payment_collection_id"] },
    { on: ["adding_token"], unique: true, where: "adding_token IS NOT NULL" },
    { on: ["order_id"] },
    { on: ["ask_at"], where: "ask_at IS NOT NULL" },
    { on: ["amount", "id"] },
  ])

export default PayproVoucher
