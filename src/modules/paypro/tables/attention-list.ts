import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { AttentionKind } from "../models/attention"
import type { Attention, Callback, Voucher } from "../types"
import { countUpTo, page, type Page, type PageRequest } from "./page"

export type AttentionFilters = {
  kind?: AttentionKind[] | undefined
  open?: boolean | undefined
}

/** An attention, and what it is about: the voucher's columns, or the number that PayPro's callback named. */
export type ListedAttention = Attention & {
  trade_no: string | null
  order_id: string | null
  currency_code: string | null
}

export const ATTENTION_ORDERS = ["created_at"] as const

/** What staff look through: SQL on `paypro_attention` that only reads. */
export class AttentionList {
  constructor(private readonly knex: Knex) {}

  async page(
    { kind, open }: AttentionFilters,
    request: PageRequest<(typeof ATTENTION_ORDERS)[number]>,
  ): Promise<Page<ListedAttention>> {
    const rows = this.knex<Attention>("paypro_attention")
    if (kind) {
      rows.whereIn("kind", kind)
    }
    if (open !== undefined) {
      void (open ? rows.whereNull("resolved_at") : rows.whereNotNull("resolved_at"))
    }
    const [found, count] = await Promise.all([
      page(rows.clone(), request),
      countUpTo(this.knex, rows.clone()),
    ])
    return { rows: await this.withSubject(found), ...count }
  }

  async find(id: string): Promise<ListedAttention | undefined> {
    const rows = await this.knex<Attention>("paypro_attention").where({ id }).select("*")
    const [listed] = await this.withSubject(rows)
    return listed
  }

  async listOfVouchers(voucherIds: string[]): Promise<ListedAttention[]> {
    const rows = await this.knex<Attention>("paypro_attention")
      .whereIn("voucher_id", voucherIds)
      .orderBy("created_at")
      .select("*")
    return await this.withSubject(rows)
  }

  async listOpenOfVouchers(
    voucherIds: string[],
  ): Promise<Pick<Attention, "voucher_id" | "kind">[]> {
    return await this.knex<Attention>("paypro_attention")
      .whereIn("voucher_id", voucherIds)
      .whereNull("resolved_at")
      .orderBy("created_at")
      .select("voucher_id", "kind")
  }

  private async withSubject(attentions: Attention[]): Promise<ListedAttention[]> {
    const [vouchers, callbacks] = await Promise.all([
      this.knex<Voucher>("paypro_voucher")
        .whereIn("id", idsIn(attentions, "voucher_id"))
        .select("id", "trade_no", "order_id", "currency_code"),
      this.knex<Callback>("paypro_callback")
        .whereIn("id", idsIn(attentions, "callback_id"))
        .select("id", "trade_no"),
    ])
    const subjects = new Map<string | null, Partial<ListedAttention>>(
      [...vouchers, ...callbacks].map(({ id, ...subject }) => [id, subject]),
    )
    return attentions.map((attention) => ({
      trade_no: null,
      order_id: null,
      currency_code: null,
      ...subjects.get(attention.voucher_id ?? attention.callback_id),
      ...attention,
    }))
  }
}

function idsIn(attentions: Attention[], column: "voucher_id" | "callback_id"): string[] {
  return attentions.map((attention) => attention[column]).filter((id) => id !== null)
}
