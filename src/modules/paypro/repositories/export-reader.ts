import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Callback, Voucher } from "../types"

const PAGE = 1_000

export type ExportPeriod = {
  /** Inclusive. */
  from: Date
  /** Exclusive. */
  to: Date
}

/**
 * Every voucher and callback of a period, oldest first, a page at a time: what is in memory does not grow with
 * the period, and a page deep inside costs as much as the first.
 */
export class ExportReader {
  constructor(private readonly knex: Knex) {}

  vouchers(period: ExportPeriod): AsyncGenerator<Voucher[]> {
    return this.pages<Voucher>("paypro_voucher", period)
  }

  callbacks(period: ExportPeriod): AsyncGenerator<Callback[]> {
    return this.pages<Callback>("paypro_callback", period)
  }

  private async *pages<Row extends { id: string }>(
    table: string,
    { from, to }: ExportPeriod,
  ): AsyncGenerator<Row[]> {
    let last: { moment: string; id: string } | undefined
    do {
      const rows = this.knex(table)
        .where("created_at", "<", to)
        .orderBy(["created_at", "id"])
        .limit(PAGE)
        // As text: a JavaScript date would drop the microseconds, and rows with them.
        .select("*", this.knex.raw("created_at::text as moment"))
      void (last
        ? rows.whereRaw("(created_at, id) > (?::timestamptz, ?)", [last.moment, last.id])
        : rows.where("created_at", ">=", from))
      const found = (await rows) as (Row & { moment: string })[]
      if (found.length) {
        yield found
      }
      last = found.length === PAGE ? found.at(-1) : undefined
    } while (last)
  }
}
