import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Days } from "../../../lib/mexican-time"
import type { MovementKind } from "../../../lib/movements"
import { WAY_CODES, type WayCode } from "../../../lib/options"
import { wayCodeOf } from "../../../lib/provider-id"
import {
  CAPTURED_BY_PROVIDER,
  CAPTURED_BY_VOUCHER,
  readCaptures,
} from "../../../medusa/capture-movements"
import type { Allocation } from "../types"
import {
  ALLOCATIONS,
  bindingsAfter,
  bindingsOf,
  movements,
  type MovementFilters,
  type MovementKey,
} from "./movement-sources"

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

/** How much moved in a period, of one kind. */
export type MovementSum = {
  kind: MovementKind
  amount: string
  way_code: WayCode | null
  /** Of a return: whether the money was captured. */
  was_captured: boolean | null
}

const SUMS = `
  select 'received' as kind, v.way_code as way, null::boolean as was_captured, sum(r.amount::numeric)::text as amount
    from paypro_receipt r
    cross join lateral (select way_code from paypro_voucher where id = r.voucher_id offset 0) v
   where r.received_at >= :from and r.received_at < :until and r.deleted_at is null
   group by v.way_code
  union all
  select 'captured', c.way, null, c.amount::text from (${CAPTURED_BY_PROVIDER}) c
  union all
  select a.kind, null, a.payment_id is not null, sum(a.amount::numeric)::text
    from (${ALLOCATIONS}) m
    cross join lateral (select * from paypro_allocation where id = m.id offset 0) a
   group by a.kind, a.payment_id is not null`

/** Of every voucher: what came, less what it was captured and allocated for; what one lacks is not another's. */
const HELD = `
  select coalesce(sum(greatest(coalesce(v.received_amount::numeric, 0) - coalesce(k.amount, 0) - coalesce(a.amount, 0), 0)), 0)::text as held
    from paypro_voucher v
    left join (${CAPTURED_BY_VOUCHER}) k on k.trade_no = v.trade_no
    left join (select voucher_id, sum(amount::numeric) as amount
                 from paypro_allocation
                where booked_at is not null and deleted_at is null
                  and (kind in ('applied', 'set_aside') or (kind = 'returned' and payment_id is null))
                group by voucher_id) a on a.voucher_id = v.id
   where v.deleted_at is null
     and (v.received_amount is not null or k.amount is not null or a.amount is not null)`

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

  async count(days: Days, filters: MovementFilters): Promise<number> {
    const { rows } = await this.knex.raw<{ rows: [{ count: string }] }>(
      `select count(*) from (${movements(filters)}) m`,
      bindingsOf(days, filters),
    )
    return Number(rows[0].count)
  }

  async sums(days: Days): Promise<MovementSum[]> {
    type Row = Omit<MovementSum, "way_code"> & { way: string | null }
    const { rows } = await this.knex.raw<{ rows: Row[] }>(SUMS, bindingsOf(days))
    return rows.map(({ way, ...sum }) => ({
      ...sum,
      way_code: WAY_CODES.find((code) => code === way) ?? wayCodeOf(way ?? "") ?? null,
    }))
  }

  /** All that was received and that nothing was decided about, as of now. It reads what every voucher ever received. */
  async held(): Promise<string> {
    const { rows } = await this.knex.raw<{ rows: [{ held: string }] }>(HELD)
    return rows[0].held
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
