import { model } from "@medusajs/framework/utils"

/**
 * The inbox: one row for each fact PayPro called about, committed as soon as its signature holds and before anything
 * of it is read. The columns below `body` are what could be read; they are null where nothing could.
 */
const PayproCallback = model
  .define("paypro_callback", {
    id: model.id({ prefix: "ppcb" }).primaryKey(),
    /** SHA-256 of the signed fields without `timestamp` and `sign`: PayPro repeats a call with a new timestamp. */
    digest: model.text(),
    /** The signed JSON as text. It may name the payer, so it is emptied once the callback is processed. */
    body: model.text().nullable(),
    trade_no: model.text().nullable(),
    voucher_id: model.text().nullable(),
    platform_trade_no: model.text().nullable(),
    status_code: model.text().nullable(),
    message: model.text().nullable(),
    /** Pesos, as decimal text. */
    amount: model.text().nullable(),
    amount_unreadable: model.boolean().default(false),
    utr: model.text().nullable(),
    success_time: model.text().nullable(),
    seen_count: model.number().default(1),
    last_seen_at: model.dateTime(),
    processed_at: model.dateTime().nullable(),
    /** Why it could not be processed yet. */
    problem: model.text().nullable(),
  })
  .indexes([
    { on: ["digest"], unique: true },
    { on: ["trade_no"] },
    { on: ["last_seen_at"], where: "processed_at IS NULL" },
  ])

export default PayproCallback
