import { model } from "@medusajs/framework/utils"

/**
 * A change of what a voucher has received, written in the statement that changes it: the sum of a voucher's receipts is
 * its `received_amount`. Never changed afterwards.
 */
const PayproReceipt = model
  .define("paypro_receipt", {
    id: model.id({ prefix: "pprec" }).primaryKey(),
    voucher_id: model.text(),
    purchase_id: model.text(),
    /** Pesos, as decimal text; below zero where PayPro, or staff, corrected what was known before. */
    amount: model.text(),
    /** The voucher's `statement_count` that it follows from: one receipt at most for each. */
    statement_count: model.number(),
    /** When it was paid, as PayPro says; where it does not say, when it was heard of. */
    received_at: model.dateTime(),
    /** The bank's reference of the transfer, where one is known. */
    utr: model.text().nullable(),
  })
  .indexes([
    { on: ["voucher_id", "statement_count"], unique: true },
    { on: ["received_at", "id"] },
    { on: ["utr"], where: "utr IS NOT NULL" },
  ])

export default PayproReceipt
