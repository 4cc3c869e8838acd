import { model } from "@medusajs/framework/utils"
import { DISCREPANCY_KINDS } from "../../../lib/discrepancies"

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
    purchase_id: model.text().nullable(),
    voucher_id: model.text().nullable(),
    callback_id: model.text().nullable(),
    /** Pesos it is about, as decimal text. */
    amount: model.text().nullable(),
    /** The facts of its kind, see `DiscrepancyValues`: its texts are made from them in the reader's language. */
    values: model.json().default({}),
    resolved_at: model.dateTime().nullable(),
    /** User id, or `paypro` when the plugin closed it. */
    resolved_by: model.text().nullable(),
    note: model.text().nullable(),
  })
  .indexes([
    { on: ["fact"], unique: true },
    { on: ["purchase_id"] },
    { on: ["voucher_id"] },
    { on: ["callback_id"] },
  ])

export default PayproDiscrepancy
