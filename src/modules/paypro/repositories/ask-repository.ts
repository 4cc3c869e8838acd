import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ASK_CLAIM_SECONDS } from "../../../lib/timing"
import type { Voucher } from "../types"
import { fromNow, now, unlessDue } from "./sql"

/** When each voucher is asked about next: SQL on `paypro_voucher`. */
export class AskRepository {
  constructor(private readonly knex: Knex) {}

  /**
   * Vouchers whose time to be asked about has come, each to one process: their time is moved on, so that another one
   * asks should this one die. What PayPro says may be written down by any number of processes at once.
   */
  async claimDue(limit: number): Promise<Voucher[]> {
    const due = this.rows()
      .select("id")
      .where("ask_at", "<=", now(this.knex))
      .orderBy("ask_at")
      .limit(limit)
      .forUpdate()
      .skipLocked()
    return await this.rows()
      .whereIn("id", due)
      .update({ ask_at: fromNow(this.knex, `${ASK_CLAIM_SECONDS} seconds`) }, "*")
  }

  /** Whoever scheduled the voucher to be asked about now, meanwhile, has the last word. */
  async schedule(id: string, askAt: Date | null): Promise<void> {
    await this.rows()
      .where({ id })
      .update({ ask_at: unlessDue(this.knex, askAt) })
  }

  /** Has the job ask about a voucher in its next run. */
  async scheduleNow(tradeNo: string): Promise<void> {
    await this.rows()
      .where({ trade_no: tradeNo })
      .update({ ask_at: now(this.knex) })
  }

  async countDue(): Promise<number> {
    const [row] = await this.rows().where("ask_at", "<=", now(this.knex)).count({ count: "*" })
    return Number(row?.count ?? 0)
  }

  /** The framework's indexes leave deleted rows out, so a query that does not may read the whole table. */
  private rows() {
    return this.knex<Voucher>("paypro_voucher").whereNull("deleted_at")
  }
}
