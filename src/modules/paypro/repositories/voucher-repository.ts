import { randomBytes } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { VoucherStatus } from "../../../lib/voucher-state"
import { FIRST_ASK_SECONDS } from "../../../lib/timing"
import { paymentSessionExists } from "../../../medusa/payment-sessions"
import type { IssuedVoucher, Voucher, VoidReason } from "../types"
import { fromNow, now } from "./sql"

export type NewVoucher = Pick<
  Voucher,
  | "trade_no"
  | "merchant_no"
  | "base_url"
  | "payment_session_id"
  | "payment_collection_id"
  | "cart_id"
  | "order_id"
  | "provider_id"
  | "way_code"
  | "total_amount"
  | "amount"
  | "currency_code"
>

export type VoucherChange = Partial<
  Omit<Voucher, "id" | "published_events" | "statement_count" | "created_at" | "updated_at">
>

/** What the statements about a voucher establish. */
export type Conclusion = Pick<
  Voucher,
  "status" | "received_amount" | "disputed_amount" | "is_unclear" | "is_reversed"
> & { is_final: boolean }

/** SQL on `paypro_voucher`. Writes that money depends on change a row only where nothing else was written in between. */
export class VoucherRepository {
  constructor(private readonly knex: Knex) {}

  async insert(voucher: NewVoucher): Promise<Voucher> {
    const [row] = await this.knex<Voucher>("paypro_voucher").insert(
      {
        ...voucher,
        id: generateEntityId(undefined, "ppvou"),
        token: randomBytes(24).toString("base64url"),
        status: "issuing",
        ask_at: fromNow(this.knex, `${FIRST_ASK_SECONDS} seconds`),
      },
      "*",
    )
    return row as Voucher
  }

  async find(
    by: Partial<Pick<Voucher, "id" | "trade_no" | "token">>,
  ): Promise<Voucher | undefined> {
    return await this.rows().where(by).first("*")
  }

  /** The session's voucher that counts: the newest one, voided ones last. */
  async findOfSession(paymentSessionId: string): Promise<Voucher | undefined> {
    return await this.rows()
      .where({ payment_session_id: paymentSessionId })
      .orderByRaw("voided_at is not null, created_at desc, trade_no desc")
      .first("*")
  }

  async listOfCollections(paymentCollectionIds: string[]): Promise<Voucher[]> {
    return await this.rows()
      .whereIn("payment_collection_id", paymentCollectionIds)
      .orderBy("created_at")
      .select("*")
  }

  async update(id: string, change: VoucherChange): Promise<Voucher> {
    const [row] = await this.rows().where({ id }).update(this.stamped(change), "*")
    return row as Voucher
  }

  /** Writes down the reference that PayPro gave, and learns whether it is still wanted. */
  async saveIssued(id: string, change: VoucherChange): Promise<IssuedVoucher> {
    const [row] = await this.rows()
      .where({ id })
      .update(this.stamped(change))
      .returning<IssuedVoucher[]>([
        "*",
        this.knex.raw(`${paymentSessionExists("payment_session_id")} as chosen`),
      ])
    return row as IssuedVoucher
  }

  /** Writes what follows from the statements heard so far; undefined where another one was heard meanwhile. */
  async conclude(
    id: string,
    statementCount: number,
    { status, is_final, ...conclusion }: Conclusion,
    heard: VoucherChange,
  ): Promise<Voucher | undefined> {
    const first = (condition: boolean, column: string) =>
      condition ? this.knex.raw<Date>("coalesce(??, now())", [column]) : undefined
    const [row] = await this.rows()
      .where({ id, statement_count: statementCount })
      .update(
        this.stamped({
          ...heard,
          ...conclusion,
          // Until PayPro has given a reference there is nothing to pay.
          status:
            status === "open"
              ? this.knex.raw<VoucherStatus>(
                  "case when payment_info is null then status else 'open' end",
                )
              : status,
          paid_at: first(status === "paid", "paid_at"),
          final_at: first(is_final, "final_at") ?? null,
        }),
        "*",
      )
    return row
  }

  /** Ours only: PayPro knows no cancel, so a voided voucher is still asked about until it is final. */
  async void(
    by: Partial<Pick<Voucher, "trade_no" | "payment_session_id" | "id">>,
    reason: VoidReason,
  ): Promise<void> {
    await this.rows()
      .where(by)
      .whereNull("voided_at")
      .whereNull("received_amount")
      .whereNot("status", "failed")
      .update(this.stamped({ voided_at: now(this.knex), void_reason: reason }))
  }

  /** Notes that an event was emitted. */
  async markPublished(id: string, event: string): Promise<void> {
    await this.rows()
      .where({ id })
      .whereRaw("not ? = any(published_events)", [event])
      .update({
        published_events: this.knex.raw<string[]>("array_append(published_events, ?)", [event]),
      })
  }

  /** Unpaid vouchers whose deadline is near, and of which that was not published yet. */
  async listExpiring(aheadMinutes: number, limit: number): Promise<Voucher[]> {
    return await this.rows()
      .where({ status: "open" })
      .whereNull("voided_at")
      .whereBetween("expires_at", [now(this.knex), fromNow(this.knex, `${aheadMinutes} minutes`)])
      .whereRaw("now() > issued_at + (expires_at - issued_at) / 2")
      .whereRaw("not 'voucher_expiring' = any(published_events)")
      .limit(limit)
      .select("*")
  }

  private stamped<Change extends object>(change: Change) {
    return { ...change, updated_at: now(this.knex) }
  }

  /** The framework's indexes leave deleted rows out, so a query that does not may read the whole table. */
  private rows() {
    return this.knex<Voucher>("paypro_voucher").whereNull("deleted_at")
  }
}
