import { model } from "@medusajs/framework/utils"

/** What may be wrong with money, one kind a situation; docs/operations.md says what to do about each. */
export const DISCREPANCY_KINDS = [
  "underpaid",
  "overpaid",
  "received_after_cancellation",
  "received_without_order",
  "unmatched",
  "amount_unclear",
  "unconfirmed_callback",
  "reversed",
  "incomplete_order",
  "unanswered",
] as const
export type DiscrepancyKind = (typeof DISCREPANCY_KINDS)[number]

/**
 * Money, or a question about money, that a person has to look at. Opened once for a fact; closed by a person, or by
 * the plugin when Medusa's books no longer show it.
 */
const PayproDiscrepancy = model
  .define("paypro_discrepancy", {
    id: model.id({ prefix: "ppdis" }).primaryKey(),
    /** What it is about, so that the same fact is never raised twice. */
    fact: model.text(),
    kind: model.enum([...DISCREPANCY_KINDS]),
    voucher_id: model.text().nullable(),
    callback_id: model.text().nullable(),
    /** Pesos it is about, as decimal text. */
    amount: model.text().nullable(),
    detail: model.text(),
    resolved_at: model.dateTime().nullable(),
    /** User id, or `paypro` when the plugin closed it. */
    resolved_by: model.text().nullable(),
    note: model.text().nullable(),
  })
  .indexes([{ on: ["fact"], unique: true }, { on: ["voucher_id"] }, { on: ["callback_id"] }])

export default PayproDiscrepancy
