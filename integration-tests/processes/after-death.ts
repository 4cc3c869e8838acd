import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** What is young here could be a live process' work, which is waited for. */
const YOUNG = ["order_change", "capture", "refund", "order", "payment_session", "paypro_allocation"]

/**
 * As if it were an hour ago that a process was killed: the leases that it held have run out, each purchase is due to be
 * settled, and each voucher to be asked about.
 */
export async function anHourAfterDeath(knex: Knex): Promise<void> {
  const past = knex.raw("now() - interval '1 hour'")
  await knex("paypro_purchase").whereNotNull("leased_until").update({ leased_until: past })
  await knex("paypro_purchase").whereNotNull("settle_at").update({ settle_at: past })
  await knex("paypro_voucher").whereNotNull("ask_at").update({ ask_at: past })
  await knex("paypro_callback").whereNull("processed_at").update({ updated_at: past })
  for (const table of YOUNG) {
    await knex(table).update({ created_at: knex.raw("created_at - interval '1 hour'") })
  }
}
