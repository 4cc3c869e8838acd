import type { Knex } from "@medusajs/framework/mikro-orm/knex"

const SIGNATURE_FAILURES = "signature_failures:"
const JOB_RUN = "job_run"

type Row = { id: string; count: number; detail: Record<string, number>; updated_at: Date }

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
      .where("updated_at", ">", this.ago("24 hours"))
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

  async forgetOldFailures(): Promise<void> {
    await this.rows()
      .whereLike("id", `${SIGNATURE_FAILURES}%`)
      .where("updated_at", "<", this.ago("7 days"))
      .delete()
  }

  private rows() {
    return this.knex<Row>("paypro_health")
  }

  private ago(interval: string) {
    return this.knex.raw("now() - ?::interval", [interval]) as unknown as Date
  }
}
