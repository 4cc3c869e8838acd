import { model } from "@medusajs/framework/utils"

/** What the plugin remembers of its own running, for the health panel: see `HealthRepository`. */
const PayproHealth = model.define("paypro_health", {
  /** The fact: `job_run`, or `signature_failures:` and the hour in UTC. */
  id: model.text().primaryKey(),
  count: model.number().default(0),
  detail: model.json().nullable(),
})

export default PayproHealth
