import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Time passes for what is in the database: as if everything had been written so much earlier. */
export async function letHoursPass(knex: Knex, hours: number): Promise<void> {
  const ago = (column: string) => knex.raw<Date>(`${column} - make_interval(hours => ?)`, [hours])
  await knex("paypro_voucher").update({
    created_at: ago("created_at"),
    issued_at: ago("issued_at"),
    expires_at: ago("expires_at"),
    ask_at: ago("ask_at"),
    leased_until: ago("leased_until"),
    final_at: ago("final_at"),
  })
  await knex("paypro_statement").update({
    asked_at: ago("asked_at"),
    first_heard_at: ago("first_heard_at"),
    last_heard_at: ago("last_heard_at"),
  })
  await knex("paypro_callback").update({
    created_at: ago("created_at"),
    updated_at: ago("updated_at"),
    last_seen_at: ago("last_seen_at"),
  })
}

/** Moves every due time up, so that the job finds what it would find some hours later. */
export async function makeAllDue(knex: Knex): Promise<void> {
  const past = knex.raw<Date>("now() - interval '2 hours'")
  await knex("paypro_voucher").whereNotNull("ask_at").update({ ask_at: past })
  await knex("paypro_callback").whereNull("processed_at").update({ updated_at: past })
}

/** Whatever may still change once PayPro is quiet. */
export async function snapshotOf(knex: Knex): Promise<string> {
  const vouchers = knex("paypro_voucher")
    .orderBy("id")
    .select("id", "status", "received_amount", "published_events", "lease_token", "order_id")
  const discrepancies = knex("paypro_discrepancy").orderBy("id").select("id", "resolved_at")
  const captures = knex("capture").whereNull("deleted_at").count("* as n")
  const transactions = knex("order_transaction").whereNull("deleted_at").count("* as n")
  return JSON.stringify(await Promise.all([vouchers, discrepancies, captures, transactions]))
}
