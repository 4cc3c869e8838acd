import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { WayCode } from "../../../lib/options"
import type { VoucherStatus } from "../../../lib/voucher-state"
import type { DiscrepancyKind } from "../../../lib/discrepancies"
import type { Voucher } from "../types"
import { countUpTo, page, withinPeriod, type Page, type PageRequest, type Period } from "./page"

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

/** What staff look through: SQL on `paypro_voucher` that only reads. */
export class VoucherList {
  constructor(private readonly knex: Knex) {}

  async page(filters: VoucherFilters, request: PageRequest<VoucherOrder>): Promise<Page<Voucher>> {
    const rows = this.filtered(filters)
    const [found, count] = await Promise.all([
      page(rows.clone(), request),
      countUpTo(this.knex, rows.clone(), request.countLimit),
    ])
    return { rows: found, ...count }
  }

  private filtered(filters: VoucherFilters): Knex.QueryBuilder<Voucher, Voucher[]> {
    const rows = this.knex<Voucher>("paypro_voucher").whereNull("deleted_at")
    const { ids, status, way_code, discrepancy, order_id, payment_session_id, created_at } = filters
    if (ids) {
      rows.whereRaw("id = any(?)", [ids])
    }
    if (status) {
      rows.whereIn("status", status)
    }
    if (way_code) {
      rows.whereIn("way_code", way_code)
    }
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
    if (discrepancy !== undefined) {
      const open = this.openDiscrepancies(Array.isArray(discrepancy) ? discrepancy : [])
      void (discrepancy === false ? rows.whereNotExists(open) : rows.whereExists(open))
    }
    return withinPeriod(rows, created_at)
  }

  private openDiscrepancies(kinds: DiscrepancyKind[]): Knex.QueryBuilder {
    const open = this.knex("paypro_discrepancy")
      .whereRaw("paypro_discrepancy.voucher_id = paypro_voucher.id")
      .whereNull("resolved_at")
      .whereNull("deleted_at")
    return kinds.length ? open.whereIn("kind", kinds) : open
  }
}
