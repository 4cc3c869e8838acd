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
