import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Callback } from "../types"

type NewCallback = Pick<
  Callback,
  | "digest"
  | "trade_no"
  | "platform_trade_no"
  | "status_code"
  | "message"
  | "amount"
  | "utr"
  | "success_time"
>

type Row = Callback & { updated_at: Date }

/** SQL on `paypro_callback`, the inbox. */
export class CallbackRepository {
  constructor(private readonly knex: Knex) {}

  /** Writes the callback down, or counts it once more if the same fact was called about before. */
  async receive(callback: NewCallback): Promise<Callback> {
    const [row] = await this.rows()
      .insert(
        {
          ...callback,
          id: generateEntityId(undefined, "ppcb"),
          last_seen_at: this.now(),
        },
        "*",
      )
      .onConflict("digest")
      .merge({
        seen_count: this.knex.raw("paypro_callback.seen_count + 1") as unknown as number,
        last_seen_at: this.now(),
      })
    return row as Callback
  }

  async finish(id: string, voucherId: string | null): Promise<void> {
    await this.rows().where({ id }).update({
      processed_at: this.now(),
      voucher_id: voucherId,
      problem: null,
      updated_at: this.now(),
    })
  }

  async isProcessed(id: string): Promise<boolean> {
    return (await this.rows().where({ id }).whereNotNull("processed_at").first("id")) !== undefined
  }

  async postpone(id: string, problem: string): Promise<void> {
    await this.rows().where({ id }).update({ problem, updated_at: this.now() })
  }

  /**
   * Callbacks that could not be processed when they came, oldest first. After each try the wait for the next grows
   * with the callback's age, from a minute to an hour; until then the route may still have it in hand.
   */
  async listUnprocessed(limit: number): Promise<Callback[]> {
    return await this.rows()
      .whereNull("processed_at")
      .whereRaw(
        "updated_at < now() - least(greatest((now() - created_at) / 10, interval '1 minute'), interval '1 hour')",
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

  /** Unprocessed rows stay, however old. */
  async deleteOlderThan(days: number): Promise<number> {
    return await this.rows()
      .whereNotNull("processed_at")
      .where("last_seen_at", "<", this.ago(days * 86_400))
      .delete()
  }

  private rows() {
    return this.knex<Row>("paypro_callback")
  }

  private now() {
    return this.knex.raw("now()") as unknown as Date
  }

  private ago(seconds: number) {
    return this.knex.raw("now() - make_interval(secs => ?)", [seconds]) as unknown as Date
  }
}
