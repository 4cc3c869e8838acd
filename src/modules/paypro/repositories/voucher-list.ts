import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { WAY_CODES, type WayCode } from "../../../lib/options"
import { VOUCHER_STATUSES, type VoucherStatus } from "../../../lib/voucher-state"
import type { DiscrepancyKind } from "../../../lib/discrepancies"
import type { Voucher } from "../types"
import {
  countUpTo,
  ofIds,
  page,
  withinPeriod,
  type Page,
  type PageRequest,
  type Period,
  type Rows,
} from "./page"

export type VoucherFilters = {
  /** Only these. */
  ids?: string[] | undefined
  status?: VoucherStatus[] | undefined
  way_code?: WayCode[] | undefined
  /** With (or without) a open discrepancy, or with one of these kinds. */
  discrepancy?: boolean | DiscrepancyKind[] | undefined
  order_id?: string | undefined
  payment_session_id?: string | undefined
  created_at?: Period | undefined
}

/** Columns with an index that serves a page in their order, however many rows there are. */
export const VOUCHER_ORDERS = ["created_at", "amount", "paid_at"] as const
export type VoucherOrder = (typeof VOUCHER_ORDERS)[number]

const TABLE = "paypro_voucher"

/** What staff look through: SQL on `paypro_voucher` that only reads. */
export class VoucherList {
  constructor(private readonly knex: Knex) {}

  async page(filters: VoucherFilters, request: PageRequest<VoucherOrder>): Promise<Page<Voucher>> {
    const parts = this.partsOf(filters, request)
    const [rows, count] = await Promise.all([
      page(this.knex, TABLE, parts, request),
      countUpTo(this.knex, parts, request.countLimit),
    ])
    return { rows, ...count }
  }

  /**
   * Indexes have the vouchers of each status and method in the order of time, however few of them there are. Where other
   * filters leave few, those are looked through.
   */
  private partsOf(
    { status, way_code, ...filters }: VoucherFilters,
    { order }: Pick<PageRequest<VoucherOrder>, "order">,
  ): Rows<Voucher>[] {
    const { ids, discrepancy, order_id, payment_session_id } = filters
    const isNarrow = ids ?? order_id ?? payment_session_id ?? (discrepancy || undefined)
    const isInParts =
      order.endsWith("paid_at") || (order.endsWith("created_at") && (status ?? way_code))
    const statuses = status ?? VOUCHER_STATUSES
    const wayCodes = way_code ?? WAY_CODES
    if (isNarrow === undefined && isInParts) {
      return statuses.flatMap((one) =>
        wayCodes.map((way) => this.filtered(filters).where({ status: one, way_code: way })),
      )
    }
    const rows = this.filtered(filters)
    if (status) {
      rows.whereIn("status", status)
    }
    if (way_code) {
      rows.whereIn("way_code", way_code)
    }
    return [rows]
  }

  private filtered(filters: Omit<VoucherFilters, "status" | "way_code">): Rows<Voucher> {
    const { ids, discrepancy, order_id, payment_session_id, created_at } = filters
    const all = ids ? ofIds<Voucher>(this.knex, TABLE, ids) : this.knex<Voucher>(TABLE)
    const rows: Rows<Voucher> = all.whereNull("deleted_at")
    if (payment_session_id) {
      rows.where({ payment_session_id })
    }
    if (order_id) {
      // A voucher that was replaced before the order was placed knows only its purchase.
      rows.whereIn(
        "purchase_id",
        this.knex("paypro_purchase").select("id").where({ order_id }).whereNull("deleted_at"),
      )
    }
    if (discrepancy === false) {
      rows.whereNotExists(this.openDiscrepancies().whereRaw("voucher_id = paypro_voucher.id"))
    } else if (discrepancy !== undefined) {
      const open = this.openDiscrepancies(discrepancy === true ? [] : discrepancy)
      // They are found first: else the database may look through all vouchers for them.
      rows.whereRaw("id = any(array(?))", [open.select("voucher_id")])
    }
    return withinPeriod(rows, created_at)
  }

  private openDiscrepancies(kinds: DiscrepancyKind[] = []): Knex.QueryBuilder {
    const open = this.knex("paypro_discrepancy").whereNull("resolved_at").whereNull("deleted_at")
    return kinds.length ? open.whereIn("kind", kinds) : open
  }
}
