import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Callback } from "../types"
import { ago, CLOSED_BY_ITSELF, conflictOn, now } from "./sql"

/** A signed message, and what could be read of it. */
export type NewCallback = Pick<Callback, "digest" | "trade_no"> & { body: string } & Partial<
    Pick<
      Callback,
      | "platform_trade_no"
      | "status_code"
      | "message"
      | "amount"
      | "amount_unreadable"
      | "utr"
      | "success_time"
      | "problem"
    >
  >

/** SQL on `paypro_callback`, the inbox. */
export class CallbackRepository {
  constructor(private readonly knex: Knex) {}

  /** Commits a callback, or counts it once more if the same fact was called about before. */
  async keep(callback: NewCallback): Promise<Callback> {
    const [row] = await this.knex<Callback>("paypro_callback")
      .insert(
        { ...callback, id: generateEntityId(undefined, "ppcb"), last_seen_at: now(this.knex) },
        "*",
      )
      .onConflict(conflictOn(this.knex, "digest"))
      .merge({
        seen_count: this.knex.raw<number>("paypro_callback.seen_count + 1"),
        last_seen_at: now(this.knex),
      })
    return row as Callback
  }

  /** It said what it had to say; the body, which may name the payer, is not kept. */
  async finish(id: string, voucherId: string | null): Promise<void> {
    await this.rows()
      .where({ id })
      .update(
        this.stamped({
          processed_at: now(this.knex),
          voucher_id: voucherId,
          problem: null,
          body: null,
        }),
      )
  }

  /** The same, and closes what it had opened. In one statement: a paid callback has many others to wait for. */
  async finishConfirmed(id: string, voucherId: string): Promise<void> {
    await this.knex.raw(
      `with finished as (
         update paypro_callback
            set processed_at = now(), voucher_id = :voucherId, problem = null, body = null, updated_at = now()
          where id = :id and deleted_at is null)
       update paypro_discrepancy
          set resolved_at = now(), resolved_by = :by, note = :note, updated_at = now()
        where callback_id = :id and resolved_at is null and deleted_at is null`,
      { id, voucherId, by: CLOSED_BY_ITSELF.resolved_by, note: CLOSED_BY_ITSELF.note },
    )
  }

  async postpone(id: string, problem: string): Promise<void> {
    await this.rows().where({ id }).update(this.stamped({ problem }))
  }

  /**
   * Callbacks that could not be processed when they came, oldest first. After each try the wait for the next grows
   * with the callback's age, from half a minute to an hour; until then the route may still be processing it.
   */
  async listUnprocessed(limit: number, maxAgeDays: number): Promise<Callback[]> {
    return await this.rows()
      .whereNull("processed_at")
      .where("created_at", ">", ago(this.knex, `${maxAgeDays} days`))
      .whereRaw(
        "updated_at < now() - least(greatest((now() - created_at) / 10, interval '30 seconds'), interval '1 hour')",
      )
      .orderBy("last_seen_at")
      .limit(limit)
      .select("*")
  }

  async listOfTradeNos(tradeNos: string[]): Promise<Callback[]> {
    return await this.rows().whereIn("trade_no", tradeNos).orderBy("created_at").select("*")
  }

  /** Looks at the newest facts only: an index on every call would cost each repeated one. */
  async lastSeenAt(): Promise<Date | null> {
    const newest = this.rows().orderBy("created_at", "desc").limit(100).select("last_seen_at")
    const [row] = await this.knex
      .from(newest.as("newest"))
      .max<{ at: Date | null }[]>("last_seen_at as at")
    return row?.at ?? null
  }

  /** When the oldest callback came that is not processed; null where all are. */
  async oldestUnprocessedAt(): Promise<Date | null> {
    const [row] = await this.rows()
      .whereNull("processed_at")
      .min<{ at: Date | null }[]>("created_at as at")
    return row?.at ?? null
  }

  /** Unprocessed rows stay, however old. None is seen before it is created, and that has an index. */
  async deleteOlderThan(days: number): Promise<number> {
    const before = ago(this.knex, `${days} days`)
    return await this.rows()
      .whereNotNull("processed_at")
      .where("created_at", "<", before)
      .where("last_seen_at", "<", before)
      .delete()
  }

  private stamped<Change extends object>(change: Change) {
    return { ...change, updated_at: now(this.knex) }
  }

  /** The framework's indexes leave deleted rows out, so a query that does not may read the whole table. */
  private rows() {
    return this.knex<Callback>("paypro_callback").whereNull("deleted_at")
  }
}
