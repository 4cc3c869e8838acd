import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { DiscrepancyKind } from "../../../lib/discrepancies"
import type { Callback, Discrepancy, Purchase, Voucher } from "../types"
import { countUpTo, ofIds, page, type Page, type PageRequest, type Rows } from "./page"

export type DiscrepancyFilters = {
  /** Only these. */
  ids?: string[] | undefined
  kind?: DiscrepancyKind[] | undefined
  open?: boolean | undefined
}

/** A discrepancy, and what it is about: the voucher's columns, the number that PayPro's callback named, the purchase's order. */
export type ListedDiscrepancy = Discrepancy & {
  trade_no: string | null
  order_id: string | null
  currency_code: string | null
}

export const DISCREPANCY_ORDERS = ["created_at"] as const
export type DiscrepancyOrder = (typeof DISCREPANCY_ORDERS)[number]

const TABLE = "paypro_discrepancy"

/** What staff look through: SQL on `paypro_discrepancy` that only reads. */
export class DiscrepancyList {
  constructor(private readonly knex: Knex) {}

  async page(
    filters: DiscrepancyFilters,
    request: PageRequest<DiscrepancyOrder>,
  ): Promise<Page<ListedDiscrepancy>> {
    const parts = this.partsOf(filters)
    const [rows, count] = await Promise.all([
      page(this.knex, TABLE, parts, request),
      countUpTo(this.knex, parts, request.countLimit),
    ])
    return { rows: await this.withSubject(rows), ...count }
  }

  async find(id: string): Promise<ListedDiscrepancy | undefined> {
    const rows = await this.rows().where({ id }).select("*")
    const [listed] = await this.withSubject(rows)
    return listed
  }

  async listOfVouchers(voucherIds: string[]): Promise<ListedDiscrepancy[]> {
    const rows = await this.rows()
      .whereIn("voucher_id", voucherIds)
      .orderBy("created_at")
      .select("*")
    return await this.withSubject(rows)
  }

  /** Newest first. */
  async listOfPurchases(purchaseIds: string[]): Promise<ListedDiscrepancy[]> {
    const rows = await this.rows()
      .whereIn("purchase_id", purchaseIds)
      .orderByRaw("created_at desc, id desc")
      .select("*")
    return await this.withSubject(rows)
  }

  async listOpenOfVouchers(
    voucherIds: string[],
  ): Promise<Pick<Discrepancy, "voucher_id" | "kind">[]> {
    return await this.rows()
      .whereIn("voucher_id", voucherIds)
      .whereNull("resolved_at")
      .orderBy("created_at")
      .select("voucher_id", "kind")
  }

  /** An index has the discrepancies of each kind in the order of time, however few of them there are. */
  private partsOf({ ids, kind, open }: DiscrepancyFilters): Rows<Discrepancy>[] {
    const all = (): Rows<Discrepancy> => {
      const rows = ids ? ofIds<Discrepancy>(this.knex, TABLE, ids) : this.knex<Discrepancy>(TABLE)
      if (open !== undefined) {
        void (open ? rows.whereNull("resolved_at") : rows.whereNotNull("resolved_at"))
      }
      return rows.whereNull("deleted_at")
    }
    if (!kind) {
      return [all()]
    }
    return ids ? [all().whereIn("kind", kind)] : kind.map((one) => all().where({ kind: one }))
  }

  /** The framework's indexes leave deleted rows out, so a query that does not may read the whole table. */
  private rows() {
    return this.knex<Discrepancy>(TABLE).whereNull("deleted_at")
  }

  private async withSubject(discrepancies: Discrepancy[]): Promise<ListedDiscrepancy[]> {
    const [vouchers, callbacks, purchases] = await Promise.all([
      this.knex<Voucher>("paypro_voucher")
        .whereNull("deleted_at")
        .whereIn("id", idsIn(discrepancies, "voucher_id"))
        .select("id", "trade_no", "order_id", "currency_code"),
      this.knex<Callback>("paypro_callback")
        .whereNull("deleted_at")
        .whereIn("id", idsIn(discrepancies, "callback_id"))
        .select("id", "trade_no"),
      this.knex<Purchase>("paypro_purchase")
        .whereNull("deleted_at")
        .whereIn("id", idsIn(discrepancies, "purchase_id"))
        .select("id", "order_id"),
    ])
    const subjects = new Map<string | null, Partial<ListedDiscrepancy>>(
      [...vouchers, ...callbacks].map(({ id, ...subject }) => [id, subject]),
    )
    const orders = new Map(purchases.map(({ id, order_id }) => [id, order_id]))
    return discrepancies.map((discrepancy) => {
      const { voucher_id, callback_id, purchase_id } = discrepancy
      const subject = subjects.get(voucher_id ?? callback_id)
      return {
        trade_no: null,
        currency_code: null,
        ...subject,
        order_id: subject?.order_id ?? orders.get(purchase_id ?? "") ?? null,
        ...discrepancy,
      }
    })
  }
}

function idsIn(
  discrepancies: Discrepancy[],
  column: "voucher_id" | "callback_id" | "purchase_id",
): string[] {
  return discrepancies.map((discrepancy) => discrepancy[column]).filter((id) => id !== null)
}
