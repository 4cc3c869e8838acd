import { randomBytes } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { VoucherStatus } from "../../../lib/voucher-state"
import { FIRST_ASK_SECONDS } from "../../../lib/timing"
import { paymentSessionExists } from "../../../medusa/payment-sessions"
import type { IssuedVoucher, ObservedVoucher, Voucher, VoidReason } from "../types"
import { fromNow, now } from "./sql"

export type NewVoucher = Pick<
  Voucher,
  | "trade_no"
  | "merchant_no"
  | "base_url"
  | "purchase_id"
  | "purchase_token"
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

const OLDEST_PAYMENT_FIRST = "paid_at nulls last, created_at, id"

const OPEN_CALLBACKS = `
  (select coalesce(jsonb_agg(jsonb_build_object('trade_no', c.trade_no, 'status_code', c.status_code)), '[]')
     from paypro_callback c
    where c.trade_no = paypro_voucher.trade_no and c.processed_at is null
      and c.deleted_at is null) as open_callbacks`

const ALLOCATIONS = `
  (select coalesce(jsonb_agg(jsonb_build_object(
            'payment_session_id', a.payment_session_id, 'amount', a.amount)), '[]')
     from paypro_allocation a
    where a.voucher_id = paypro_voucher.id and a.deleted_at is null) as allocations`

/** What a voucher is looked for by that may be taken up again. */
export type LiveVoucherKey = Pick<
  Voucher,
  "purchase_id" | "way_code" | "amount" | "merchant_no" | "base_url"
>

/** What the next session changes of a voucher that is taken up again. */
export type TakeUp = Pick<
  Voucher,
  | "payment_session_id"
  | "payment_collection_id"
  | "cart_id"
  | "order_id"
  | "provider_id"
  | "total_amount"
  | "expires_at"
>

export type VoucherChange = Partial<
  Omit<Voucher, "id" | "published_events" | "statement_count" | "created_at" | "updated_at">
>

/** Which vouchers are looked through for one whose shopper is to be reminded. */
export type ExpiringFilter = {
  now: Date
  /** Deadlines after this are too far away. */
  until: Date
  /** Events that were emitted about each voucher that is left out. */
  facts: string[]
  /** The last voucher of the page before. */
  afterId: string
  limit: number
}

/** What the statements about a voucher establish. */
export type Conclusion = Pick<
  Voucher,
  "status" | "received_amount" | "disputed_amount" | "is_unclear" | "is_reversed"
> & { is_final: boolean }

/** SQL on `paypro_voucher`. Writes that money depends on change a row only where nothing else was written in between. */
export class VoucherRepository {
  constructor(private readonly knex: Knex) {}

  /** @returns undefined where a live one of the same purchase, method and amount exists. */
  async insert(voucher: NewVoucher): Promise<Voucher | undefined> {
    const [row] = await this.knex<Voucher>("paypro_voucher")
      .insert(
        {
          ...voucher,
          id: generateEntityId(undefined, "ppvou"),
          token: randomBytes(24).toString("base64url"),
          status: "issuing",
          ask_at: fromNow(this.knex, `${FIRST_ASK_SECONDS} seconds`),
        },
        "*",
      )
      .onConflict()
      .ignore()
    return row
  }

  /**
   * Gives the next session the voucher that the shopper may be holding already. In one statement, so that it is taken
   * up only while nothing was received on it.
   */
  async takeUp(key: LiveVoucherKey, change: TakeUp): Promise<IssuedVoucher | undefined> {
    const [row] = await this.live(key)
      .where({ status: "open" })
      .whereNotNull("payment_info")
      .update(
        this.stamped({
          ...change,
          order_id: this.knex.raw<string>("coalesce(?, order_id)", [change.order_id]),
          voided_at: null,
          void_reason: null,
          // A void one is asked about seldom.
          ask_at: this.knex.raw<Date>("least(ask_at, now() + interval '3 minutes')"),
        }),
      )
      .returning<IssuedVoucher[]>(["*", this.chosen()])
    return row
  }

  /** One that somebody else is getting from PayPro right now, or that a killed process left. */
  async findIssuing(key: LiveVoucherKey): Promise<Voucher | undefined> {
    return await this.live(key).where({ status: "issuing" }).first("*")
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

  /** Paid ones first, in the order they were paid; then as they were issued. */
  async listOfPurchases(purchaseIds: string[]): Promise<Voucher[]> {
    return await this.rows()
      .whereIn("purchase_id", purchaseIds)
      .orderByRaw(OLDEST_PAYMENT_FIRST)
      .select("*")
  }

  /** Those of a purchase, in the same order, with all that decides what is to be done about them. */
  async listObserved(purchaseId: string): Promise<ObservedVoucher[]> {
    return await this.rows()
      .where({ purchase_id: purchaseId })
      .orderByRaw(OLDEST_PAYMENT_FIRST)
      .select<ObservedVoucher[]>("*", this.knex.raw(OPEN_CALLBACKS), this.knex.raw(ALLOCATIONS))
  }

  /** Those that the shopper can pay: a void one is none, though PayPro may still take money on it. */
  async listPayable(purchaseId: string): Promise<Voucher[]> {
    return await this.rows()
      .where({ purchase_id: purchaseId, status: "open" })
      .whereNotNull("payment_info")
      .whereNull("received_amount")
      .whereNull("voided_at")
      .whereRaw(paymentSessionExists("payment_session_id"))
      .orderBy("created_at")
      .select("*")
  }

  /** Whether the session that it is for exists: it may be gone before the purchase is settled. */
  async hasSession({ payment_session_id }: Voucher): Promise<boolean> {
    const { rows } = await this.knex.raw<{ rows: { exists: boolean }[] }>(
      `select ${paymentSessionExists("?")} as exists`,
      [payment_session_id],
    )
    return rows[0]?.exists ?? false
  }

  /** Lets the next session that names the token be added for the voucher's money. */
  async startAdding(id: string): Promise<string> {
    const token = randomBytes(24).toString("base64url")
    await this.rows().where({ id }).update({ adding_token: token })
    return token
  }

  /** Notes the session before it can be authorized. @returns undefined where nobody started adding one. */
  async finishAdding(token: string, paymentSessionId: string): Promise<Voucher | undefined> {
    const [row] = await this.rows()
      .where({ adding_token: token })
      .update(
        {
          adding_token: null,
          added_session_ids: this.knex.raw<string[]>("array_append(added_session_ids, ?)", [
            paymentSessionId,
          ]),
        },
        "*",
      )
    return row
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
      .returning<IssuedVoucher[]>(["*", this.chosen()])
    return row as IssuedVoucher
  }

  /**
   * Writes what follows from the statements heard so far, and has the purchase settled, in one statement; undefined
   * where another statement was heard meanwhile.
   */
  async conclude(
    id: string,
    statementCount: number,
    { status, is_final, ...conclusion }: Conclusion,
    heard: VoucherChange,
  ): Promise<Voucher | undefined> {
    const first = (condition: boolean, column: string) =>
      condition ? this.knex.raw<Date>("coalesce(??, now())", [column]) : undefined
    const concluded = this.rows()
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
      )
      .returning("*")
    const [row] = await this.knex
      .with("concluded", concluded)
      .with(
        "due",
        this.knex.raw(
          "update paypro_purchase set settle_at = now() where id = (select purchase_id from concluded)",
        ),
      )
      .from("concluded")
      .select<Voucher[]>("*")
    return row
  }

  /** Ours only: PayPro knows no cancel, so a void voucher stays payable there, and is asked about. */
  async void(id: string, reason: VoidReason): Promise<void> {
    await this.rows()
      .where({ id })
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

  /** Unpaid vouchers of orders, past half of their time, of which not all of the given facts were published yet. */
  async listExpiring({ now, until, facts, afterId, limit }: ExpiringFilter): Promise<Voucher[]> {
    return await this.rows()
      .where({ status: "open" })
      .whereNotNull("order_id")
      .whereNull("received_amount")
      .whereNull("disputed_amount")
      .whereNull("voided_at")
      .where("expires_at", ">", now)
      .where("expires_at", "<=", until)
      .whereRaw("? >= issued_at + (expires_at - issued_at) / 2", [now])
      .whereRaw("not published_events @> ?::text[]", [facts])
      .where("id", ">", afterId)
      .orderBy("id")
      .limit(limit)
      .select("*")
  }

  private live(key: LiveVoucherKey) {
    return this.rows()
      .where(key)
      .whereIn("status", ["issuing", "open"])
      .whereNull("received_amount")
      .whereNull("disputed_amount")
      .whereRaw("void_reason is distinct from 'answer_lost'")
  }

  private chosen() {
    return this.knex.raw<boolean>(`${paymentSessionExists("payment_session_id")} as chosen`)
  }

  private stamped<Change extends object>(change: Change) {
    return { ...change, updated_at: now(this.knex) }
  }

  /** The framework's indexes leave deleted rows out, so a query that does not may read the whole table. */
  private rows() {
    return this.knex<Voucher>("paypro_voucher").whereNull("deleted_at")
  }
}
