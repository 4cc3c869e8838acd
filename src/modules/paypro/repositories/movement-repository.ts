import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Days } from "../../../lib/mexican-time"
import type { MovementKind } from "../../../lib/movements"
import type { WayCode } from "../../../lib/options"
import { readCaptures } from "../../../medusa/capture-movements"
import type { Allocation } from "../types"
import {
  bindingsAfter,
  bindingsOf,
  movements,
  type MovementFilters,
  type MovementKey,
} from "./movement-sources"
import { COUNT_LIMIT, type Count } from "./page"

const PAGE = 500

const AT = `to_char(m.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`

type Details = Pick<Allocation, "method" | "tracking_key" | "reference" | "refund_id" | "note"> & {
  utr: string | null
  created_by: string | null
}

/** What is known of a movement besides its place among the others; details of its kind only. */
type MovementRow = {
  id: string
  /** Pesos, as decimal text. */
  amount: string
  order_id: string | null
  trade_no: string | null
  way_code: WayCode | null
} & Partial<Details>

export type Movement = MovementKey & MovementRow

/** What became of money, from receipts, the core's captures and allocations: SQL that only reads. */
export class MovementRepository {
  constructor(private readonly knex: Knex) {}

  /** Newest first. */
  async page(
    days: Days,
    filters: MovementFilters,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<Movement[]> {
    const rows = movements(filters, { direction: "desc", isLimited: true, isAfter: false })
    return await this.detailed(
      await this.keys(
        `select m.kind, m.id, ${AT} from (${rows}) m order by m.at desc, m.id desc limit :limit offset :offset`,
        { ...bindingsOf(days, filters), limit, offset, most: limit + offset },
      ),
    )
  }

  /** All of them, oldest first. What is in memory does not grow with the period, nor what a page costs with its place. */
  async *pages(days: Days, filters: MovementFilters): AsyncGenerator<Movement[]> {
    let last: MovementKey | undefined
    do {
      const rows = movements(filters, { direction: "asc", isLimited: true, isAfter: !!last })
      const keys = await this.keys(
        `select m.kind, m.id, ${AT} from (${rows}) m order by m.at, m.id limit :most`,
        { ...bindingsOf(days, filters), ...(last && bindingsAfter(last)), most: PAGE },
      )
      if (keys.length) {
        yield await this.detailed(keys)
      }
      last = keys.length === PAGE ? keys.at(-1) : undefined
    } while (last)
  }

  async count(days: Days, filters: MovementFilters): Promise<Count> {
    const { rows } = await this.knex.raw<{ rows: [{ count: string }] }>(
      `select count(*) from (select from (${movements(filters)}) m limit :most) m`,
      { ...bindingsOf(days, filters), most: COUNT_LIMIT + 1 },
    )
    const count = Number(rows[0].count)
    return { count: Math.min(count, COUNT_LIMIT), count_is_exact: count <= COUNT_LIMIT }
  }

  private async keys(sql: string, bindings: Knex.ValueDict): Promise<MovementKey[]> {
    const { rows } = await this.knex.raw<{ rows: MovementKey[] }>(sql, bindings)
    return rows
  }

  private async detailed(keys: MovementKey[]): Promise<Movement[]> {
    const idsOf = (wanted: (kind: MovementKind) => boolean) =>
      keys.filter(({ kind }) => wanted(kind)).map(({ id }) => id)
    const found = await Promise.all([
      this.receipts(idsOf((kind) => kind === "received")),
      readCaptures(
        this.knex,
        idsOf((kind) => kind === "captured"),
      ),
      this.allocations(idsOf((kind) => kind !== "received" && kind !== "captured")),
    ])
    const rows = new Map<string, MovementRow>(found.flat().map((row) => [row.id, row]))
    return keys.flatMap((key) => {
      const row = rows.get(key.id)
      return row ? [{ ...key, ...row }] : []
    })
  }

  private async receipts(ids: string[]): Promise<MovementRow[]> {
    return await this.of("paypro_receipt", ids, ["amount", "utr"], "purchase.order_id")
  }

  private async allocations(ids: string[]): Promise<MovementRow[]> {
    const columns = [
      "amount",
      "method",
      "tracking_key",
      "reference",
      "refund_id",
      "created_by",
      "note",
    ]
    // The order that the money was applied to, before the one that it was received for.
    const order = "coalesce(moved.order_id, purchase.order_id)"
    return await this.of("paypro_allocation", ids, columns, order)
  }

  private async of(
    table: string,
    ids: string[],
    columns: string[],
    orderId: string,
  ): Promise<MovementRow[]> {
    if (!ids.length) {
      return []
    }
    return await this.knex(`${table} as moved`)
      .leftJoin("paypro_voucher as voucher", "voucher.id", "moved.voucher_id")
      .leftJoin("paypro_purchase as purchase", "purchase.id", "moved.purchase_id")
      .whereIn("moved.id", ids)
      .select<MovementRow[]>(
        "moved.id",
        ...columns.map((column) => `moved.${column}`),
        "voucher.trade_no",
        "voucher.way_code",
        this.knex.raw(`${orderId} as order_id`),
      )
  }
}
