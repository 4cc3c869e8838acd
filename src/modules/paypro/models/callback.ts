import { model } from "@medusajs/framework/utils"

/**
 * The inbox: one row for each fact PayPro called about, written after its signature was checked and before
 * anything else is done. Holds the fields PayPro documents (and `utr`), never the whole body, which may name the payer.
 */
const PayproCallback = model
  .define("paypro_callback", {
    id: model.id({ prefix: "ppcb" }).primaryKey(),
    /** What tells one fact from another: see `digestOf`. PayPro repeats a call with a new timestamp and signature. */
    digest: model.text(),
    trade_no: model.text(),
    voucher_id: model.text().nullable(),
    platform_trade_no: model.text().nullable(),
    status_code: model.text(),
    message: model.text().nullable(),
    /** Pesos, as PayPro printed it. */
    amount: model.text().nullable(),
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
