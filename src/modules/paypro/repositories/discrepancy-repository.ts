import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { DiscrepancyKind } from "../models/discrepancy"
import type { Discrepancy } from "../types"
import { conflictOn, now } from "./sql"

export type NewDiscrepancy = Pick<Discrepancy, "kind" | "detail"> &
  Partial<Pick<Discrepancy, "voucher_id" | "callback_id" | "amount">> & {
    /** Sets apart facts of one kind and amount, each of which needs a decision of its own. */
    circumstance?: string
  }

/** SQL on `paypro_discrepancy`. */
export class DiscrepancyRepository {
  constructor(private readonly knex: Knex) {}

  /** @returns undefined if this very fact was raised before, resolved or not; an open one then gets the newest detail. */
  async open(discrepancy: NewDiscrepancy): Promise<Discrepancy | undefined> {
    const { circumstance: _, ...columns } = discrepancy
    const fact = factOf(discrepancy)
    const [row] = await this.knex<Discrepancy>("paypro_discrepancy")
      .insert(
        {
          ...columns,
          fact,
          id: generateEntityId(undefined, "ppdis"),
        },
        "*",
      )
      .onConflict(conflictOn(this.knex, "fact"))
      .ignore()
    if (!row) {
      const { detail } = discrepancy
      await this.rows().where({ fact }).whereNull("resolved_at").update({ detail })
    }
    return row
  }

  /** A person's decision. @returns undefined if there is no open discrepancy of that id. */
  async resolve(id: string, by: string, note: string): Promise<Discrepancy | undefined> {
    const [row] = await this.rows()
      .where({ id })
      .whereNull("resolved_at")
      .update(this.resolution(by, note), "*")
    return row
  }

  /** Closes the voucher's open discrepancies of these kinds, except the facts that still hold. */
  async closeSettled(
    voucherId: string,
    kinds: readonly DiscrepancyKind[],
    holding: NewDiscrepancy[],
  ): Promise<void> {
    await this.rows()
      // One that a callback opened is closed when that is processed.
      .where({ voucher_id: voucherId, callback_id: null })
      .whereIn("kind", [...kinds])
      .whereNull("resolved_at")
      .whereNotIn(
        "fact",
        holding.map((discrepancy) => factOf({ voucher_id: voucherId, ...discrepancy })),
      )
      .update(this.resolution("paypro", "Closed automatically."))
  }

  /** A query agrees with the callback by now. */
  async closeOfCallback(callbackId: string): Promise<void> {
    await this.rows()
      .where({ callback_id: callbackId })
      .whereNull("resolved_at")
      .update(this.resolution("paypro", "Closed automatically."))
  }

  /** Whether a person dealt with money of the voucher that had no order: returned it, or placed another order for it. */
  async isSetAside(voucherId: string): Promise<boolean> {
    const row = await this.rows()
      .where({ voucher_id: voucherId, kind: "received_without_order" })
      .whereNot("resolved_by", "paypro")
      .first("id")
    return row !== undefined
  }

  private resolution(by: string, note: string) {
    const moment = now(this.knex)
    return { resolved_at: moment, resolved_by: by, note, updated_at: moment }
  }

  /** The framework's indexes leave deleted rows out, so a query that does not may read the whole table. */
  private rows() {
    return this.knex<Discrepancy>("paypro_discrepancy").whereNull("deleted_at")
  }
}

function factOf({ kind, voucher_id, callback_id, amount, circumstance }: NewDiscrepancy): string {
  return [kind, callback_id ?? voucher_id, amount, circumstance]
    .filter((part) => part != null)
    .join(":")
}
