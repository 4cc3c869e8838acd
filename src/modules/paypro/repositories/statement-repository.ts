import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { statementKey, type Statement } from "../../../lib/receipts"
import type { StatementRow, Voucher } from "../types"

/** A statement as it is heard now. */
export type HeardStatement = Omit<Statement, "first_heard_at" | "last_heard_at" | "heard_count"> & {
  heard_at: Date
  message: string | null
  success_time: string | null
}

/** All that was said of a voucher as of one moment, how often anything was, and what is known of its money. */
export type Evidence = {
  statementCount: number
  statements: StatementRow[]
  receivedAmount: string | null
  /** The bank's references of transfers that receipts name. */
  knownUtrs: string[]
}

type EvidenceRow = StatementRow &
  Pick<Voucher, "statement_count"> & { known_amount: string | null; known_utrs: string[] }

type HeardRow = EvidenceRow & { is_complete: boolean }

const KNOWN_UTRS = `
  array(select r.utr from paypro_receipt r
         where r.voucher_id = v.id and r.utr is not null and r.deleted_at is null) as known_utrs`

/** SQL on `paypro_statement`. */
export class StatementRepository {
  constructor(private readonly knex: Knex) {}

  /**
   * Writes down what was said of a voucher, or counts it once more, and counts it on the voucher too; in one statement.
   * @returns all that was said of it by then; undefined where somebody else wrote in between, so that it has to be read.
   */
  async hear(voucherId: string, heard: HeardStatement[]): Promise<Evidence | undefined> {
    const rows = heard.map(({ heard_at, ...statement }) => ({
      ...statement,
      id: generateEntityId(undefined, "ppsta"),
      voucher_id: voucherId,
      key: keyOf({ heard_at, ...statement }),
      first_heard_at: heard_at,
      last_heard_at: heard_at,
    }))
    const columns = Object.keys(rows[0] ?? {})
    const { rows: evidence } = await this.knex.raw<{ rows: HeardRow[] }>(
      `with heard as (
         insert into paypro_statement (${columns.map(() => "??").join(", ")})
         select ${columns.map(() => "??").join(", ")} from jsonb_populate_recordset(null::paypro_statement, ?::jsonb)
         on conflict (voucher_id, key) where deleted_at is null do update
           set heard_count = paypro_statement.heard_count + 1,
               asked_at = greatest(paypro_statement.asked_at, excluded.asked_at),
               last_heard_at = greatest(paypro_statement.last_heard_at, excluded.last_heard_at),
               updated_at = now()
         returning *),
       counted as (
         update paypro_voucher set statement_count = statement_count + 1 where id = ?
         returning statement_count, received_amount as known_amount),
       said as (
         select * from heard
         union all
         select s.* from paypro_statement s
          where s.voucher_id = ? and s.deleted_at is null and s.key not in (select key from heard))
       select said.*, counted.*, ${KNOWN_UTRS},
              counted.statement_count = v.statement_count + 1
                and counted.known_amount is not distinct from v.received_amount as is_complete
         from said, counted, paypro_voucher v where v.id = ?`,
      [...columns, ...columns, JSON.stringify(rows), voucherId, voucherId, voucherId],
    )
    // What a statement reads is older than a row that it had to wait for.
    return evidence.every(({ is_complete }) => is_complete) ? evidenceIn(evidence) : undefined
  }

  /** In one query, so that the count and the amount are those of the statements they come with. */
  async evidenceOf(voucherId: string): Promise<Evidence> {
    const rows = await this.knex("paypro_voucher as v")
      .leftJoin("paypro_statement as s", (join) => {
        void join.on("s.voucher_id", "v.id").andOnNull("s.deleted_at")
      })
      .where("v.id", voucherId)
      .select<EvidenceRow[]>(
        "s.*",
        "v.statement_count",
        "v.received_amount as known_amount",
        this.knex.raw(KNOWN_UTRS),
      )
    return evidenceIn(rows)
  }

  /** Counts that PayPro said again what it had said last, and when to ask next, in one statement for all vouchers. */
  async hearAgain(
    answers: { voucherId: string; key: string; askedAt: Date; askAt: Date | null }[],
  ): Promise<void> {
    if (!answers.length) {
      return
    }
    const rows = answers.map(({ voucherId, key, askedAt, askAt }) => ({
      id: voucherId,
      key,
      asked_at: askedAt,
      ask_at: askAt,
    }))
    await this.knex.raw(
      `with answer as (
         select * from jsonb_to_recordset(?::jsonb)
           as a(id text, key text, asked_at timestamptz, ask_at timestamptz)),
       heard as (
         update paypro_statement s
            set heard_count = s.heard_count + 1, asked_at = greatest(s.asked_at, a.asked_at),
                last_heard_at = greatest(s.last_heard_at, a.asked_at), updated_at = now()
           from answer a
          where s.voucher_id = a.id and s.key = a.key and s.deleted_at is null)
       update paypro_voucher v
          set last_checked_at = now(), ask_at = case when v.ask_at <= now() then v.ask_at else a.ask_at end
         from answer a
        where v.id = a.id`,
      [JSON.stringify(rows)],
    )
  }
}

function evidenceIn(rows: EvidenceRow[]): Evidence {
  return {
    statementCount: rows[0]?.statement_count ?? 0,
    receivedAmount: rows[0]?.known_amount ?? null,
    knownUtrs: rows[0]?.known_utrs ?? [],
    // Of a voucher that nothing was said of, the join has one row without a statement.
    statements: rows.filter((row) => (row.id as string | null) !== null),
  }
}

/** What makes a statement distinct among the voucher's, as one string. */
export function keyOf({ heard_at, ...statement }: HeardStatement): string {
  return statementKey({
    ...statement,
    first_heard_at: heard_at,
    last_heard_at: heard_at,
    heard_count: 1,
  })
}
