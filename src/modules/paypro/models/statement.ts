import { model } from "@medusajs/framework/utils"

/**
 * One distinct thing that PayPro, or staff who know, said of a voucher: the evidence that `lib/receipts` weighs.
 * Hearing the same again only moves `last_heard_at`, `asked_at` and `heard_count`. Amounts are pesos as decimal text.
 */
const PayproStatement = model
  .define("paypro_statement", {
    id: model.id({ prefix: "ppsta" }).primaryKey(),
    voucher_id: model.text(),
    /** What makes it distinct among the voucher's statements: see `statementKey`. */
    key: model.text(),
    via: model.enum(["query", "callback", "staff"]),
    /** PayPro's code as printed; empty for staff. */
    status_code: model.text(),
    message: model.text().nullable(),
    amount: model.text().nullable(),
    amount_unreadable: model.boolean().default(false),
    /** A query's `receivedAmount`. */
    received_amount: model.text().nullable(),
    /** The sum of a query's `paymentList`, where it is unmistakable. */
    payment_list_total: model.text().nullable(),
    /** The bank's reference of the transfer, on callbacks. */
    utr: model.text().nullable(),
    /** The voucher's `answer_run` when a query was answered like this. */
    run: model.number().default(0),
    /** PayPro's local time of the payment, as printed. */
    success_time: model.text().nullable(),
    /** When the newest query that was answered like this was sent. */
    asked_at: model.dateTime().nullable(),
    first_heard_at: model.dateTime(),
    last_heard_at: model.dateTime(),
    heard_count: model.number().default(1),
  })
  .indexes([{ on: ["voucher_id", "key"], unique: true }])

export default PayproStatement
