import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { letTimePass } from "../helpers/time-passing"

export async function letHoursPass(container: MedusaContainer, hours: number): Promise<void> {
  await letTimePass(container, { hours })
}

/** So long that the unpaid order's time is over, in whole hours; undefined where it has none. */
export async function hoursUntilEnd(knex: Knex, orderId: string): Promise<number | undefined> {
  const purchase = await knex("paypro_purchase")
    .where({ order_id: orderId })
    .whereNotNull("cancel_at")
    .first<{ hours: string } | undefined>(
      knex.raw("ceil(extract(epoch from cancel_at - now()) / 3600) as hours"),
    )
  return purchase && Math.max(Number(purchase.hours), 1)
}

/** Moves every due time up, so that the job finds what it would find some hours later. */
export async function makeAllDue(knex: Knex): Promise<void> {
  const past = knex.raw<Date>("now() - interval '2 hours'")
  await knex("paypro_purchase").whereNotNull("settle_at").update({ settle_at: past })
  await knex("paypro_voucher").whereNotNull("ask_at").update({ ask_at: past })
  await knex("paypro_callback").whereNull("processed_at").update({ updated_at: past })
}

/** Whatever may still change once PayPro is quiet. */
export async function snapshotOf(knex: Knex): Promise<string> {
  const purchases = knex("paypro_purchase")
    .orderBy("id")
    .select("id", "order_id", "is_paid_published", "failure", "lease_token")
  const vouchers = knex("paypro_voucher")
    .orderBy("id")
    .select("id", "status", "received_amount", "published_events", "order_id")
  const discrepancies = knex("paypro_discrepancy")
    .orderBy("id")
    .select("id", knex.raw("resolved_at is null as is_open"))
  const allocations = knex("paypro_allocation")
    .orderBy("id")
    .select("id", "payment_id", knex.raw("booked_at is not null as is_booked"))
  const captures = knex("capture").whereNull("deleted_at").count("* as n")
  const transactions = knex("order_transaction").whereNull("deleted_at").count("* as n")
  return JSON.stringify(
    await Promise.all([purchases, vouchers, discrepancies, allocations, captures, transactions]),
  )
}
