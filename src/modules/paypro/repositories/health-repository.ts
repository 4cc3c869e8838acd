import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { SIGHTS, type Sight, type Sights } from "../../../lib/health"
import { ago } from "./sql"

const SIGNATURE_FAILURES = "signature_failures:"
const JOB_RUN = "job_run"

type Row = {
  id: string
  count: number
  detail: Record<string, number>
  created_at: Date
  updated_at: Date
}

export type JobRun = { at: Date; tally: Record<string, number> }

/** SQL on `paypro_health`: what the plugin remembers of its own running, one row a fact. */
export class HealthRepository {
  constructor(private readonly knex: Knex) {}

  /** One row an hour, whatever the number of processes and failures. */
  async addSignatureFailures(count: number): Promise<void> {
    await this.knex.raw(
      `insert into paypro_health (id, count) values (? || to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24'), ?)
       on conflict (id) do update set count = paypro_health.count + excluded.count, updated_at = now()`,
      [SIGNATURE_FAILURES, count],
    )
  }

  async signatureFailuresOfLastDay(): Promise<number> {
    const hours = await this.rows()
      .whereLike("id", `${SIGNATURE_FAILURES}%`)
      .where("updated_at", ">", ago(this.knex, "24 hours"))
      .select("count")
    return hours.reduce((sum, { count }) => sum + count, 0)
  }

  async saveJobRun(tally: Record<string, number>): Promise<void> {
    await this.knex.raw(
      `insert into paypro_health (id, detail) values (?, ?::jsonb)
       on conflict (id) do update set detail = excluded.detail, updated_at = now()`,
      [JOB_RUN, JSON.stringify(tally)],
    )
  }

  async lastJobRun(): Promise<JobRun | null> {
    const row = await this.rows().where({ id: JOB_RUN }).first("updated_at", "detail")
    return row ? { at: row.updated_at, tally: row.detail } : null
  }

  async noteSeen(sight: Sight): Promise<void> {
    await this.knex("paypro_health").insert({ id: sight }).onConflict("id").ignore()
  }

  /** When each was seen first. */
  async sights(): Promise<Sights> {
    const rows = await this.rows()
      .whereIn("id", [...SIGHTS])
      .select("id", "created_at")
    return Object.fromEntries(rows.map(({ id, created_at }) => [id, created_at]))
  }

  async forgetOldFailures(): Promise<void> {
    await this.rows()
      .whereLike("id", `${SIGNATURE_FAILURES}%`)
      .where("updated_at", "<", ago(this.knex, "7 days"))
      .delete()
  }

  /** The framework's indexes leave deleted rows out, so a query that does not may read the whole table. */
  private rows() {
    return this.knex<Row>("paypro_health").whereNull("deleted_at")
  }
}
