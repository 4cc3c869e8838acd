import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** How a discrepancy that the books closed is marked. */
export const CLOSED_BY_ITSELF = { resolved_by: "paypro", note: "Closed automatically." }

/** The database's clock, which all processes of a store share. */
export const now = (knex: Knex) => knex.raw<Date>("now()")

/** @param interval As PostgreSQL reads one, e.g. "150 seconds". */
export const fromNow = (knex: Knex, interval: string) =>
  knex.raw<Date>("now() + ?::interval", [interval])

export const ago = (knex: Knex, interval: string) =>
  knex.raw<Date>("now() - ?::interval", [interval])

/** The framework's unique indexes leave deleted rows out, so a conflict is named with that condition. */
export const conflictOn = (knex: Knex, columns: string) =>
  knex.raw(`(${columns}) where deleted_at is null`)

/** Another `ask_at`, unless the voucher is due: somebody wants it to be asked about now. */
export function unlessDue(knex: Knex, askAt: Date | null): Knex.Raw<Date> {
  return knex.raw("case when ask_at <= now() then ask_at else ?::timestamptz end", [askAt])
}

/** A condition: nobody holds the lease of a purchase, or whoever did has let it run out. */
export const isFree = (knex: Knex) => (purchase: Knex.QueryBuilder) => {
  void purchase.where((lease) => {
    void lease.whereNull("leased_until").orWhere("leased_until", "<", now(knex))
  })
}
