import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { AttentionKind } from "../models/attention"
import type { Attention } from "../types"

export type NewAttention = Pick<Attention, "kind" | "detail"> &
  Partial<Pick<Attention, "voucher_id" | "callback_id" | "amount">> & {
    /** Sets apart facts of one kind and amount, each of which needs a decision of its own. */
    circumstance?: string
  }

/** SQL on `paypro_attention`. */
export class AttentionTable {
  constructor(private readonly knex: Knex) {}

  /** @returns undefined if this very fact was raised before, resolved or not; an open one then gets the newest detail. */
  async open(attention: NewAttention): Promise<Attention | undefined> {
    const { circumstance: _, ...columns } = attention
    const fact = factOf(attention)
    const [row] = await this.rows()
      .insert(
        {
          ...columns,
          fact,
          id: generateEntityId(undefined, "ppatt"),
        },
        "*",
      )
      .onConflict("fact")
      .ignore()
    if (!row) {
      const { detail } = attention
      await this.rows().where({ fact }).whereNull("resolved_at").update({ detail })
    }
    return row
  }

  /** A person's decision. @returns undefined if there is no open attention of that id. */
  async resolve(id: string, by: string, note: string): Promise<Attention | undefined> {
    const [row] = await this.rows()
      .where({ id })
      .whereNull("resolved_at")
      .update(this.resolution(by, note), "*")
    return row
  }

  /** Closes the voucher's open attentions of these kinds, except the facts that still hold. */
  async closeSettled(
    voucherId: string,
    kinds: readonly AttentionKind[],
    holding: NewAttention[],
  ): Promise<void> {
    await this.rows()
      .where({ voucher_id: voucherId })
      .whereIn("kind", [...kinds])
      .whereNull("resolved_at")
      .whereNotIn(
        "fact",
        holding.map((attention) => factOf({ voucher_id: voucherId, ...attention })),
      )
      .update(this.resolution("paypro", "Settled by itself since."))
  }

  async listOfVoucher(voucherId: string): Promise<Attention[]> {
    return await this.rows().where({ voucher_id: voucherId }).orderBy("created_at").select("*")
  }

  /** Whether a person dealt with money of the voucher that had no order: returned it, or placed another order for it. */
  async wasDealtWith(voucherId: string): Promise<boolean> {
    const row = await this.rows()
      .where({ voucher_id: voucherId, kind: "paid_without_order" })
      .whereNot("resolved_by", "paypro")
      .first("id")
    return row !== undefined
  }

  private resolution(by: string, note: string) {
    const now = this.knex.raw("now()") as unknown as Date
    return { resolved_at: now, resolved_by: by, note, updated_at: now }
  }

  private rows() {
    return this.knex<Attention>("paypro_attention")
  }
}

function factOf({ kind, voucher_id, callback_id, amount, circumstance }: NewAttention): string {
  return [kind, voucher_id ?? callback_id, amount, circumstance]
    .filter((part) => part != null)
    .join(":")
}
