import { randomBytes } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { VoucherStatus } from "../../../lib/voucher-state"
import { FIRST_ASK_SECONDS } from "../../../lib/timing"
import { paymentSessionExists } from "../../../medusa/payment-sessions"
import type { IssuedVoucher, Receipt, Voucher, VoidReason } from "../types"
import { conflictOn, fromNow, now, unlessDue } from "./sql"
import type { Evidence } from "./statement-repository"

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

/** What the statements about a voucher establish. */
export type Conclusion = Pick<
  Voucher,
  "status" | "received_amount" | "disputed_amount" | "is_unclear" | "is_reversed"
> & {
  is_final: boolean
  /** By how much that changes what was received, and when it was paid. */
  receipt: NewReceipt | undefined
}

export type NewReceipt = Pick<Receipt, "amount" | "received_at" | "utr">

/** Writes of `paypro_voucher`, read by `VoucherReader`. Those that money depends on change a row only where nothing else was written in between. */
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
   * Writes what follows from the statements heard so far, with the receipt of what is new in it, and has the purchase
   * settled, in one statement; undefined where another statement was heard meanwhile. Whoever waits for the row meets
   * the amount that was written meanwhile, which is not the one that its receipt adds to, and writes nothing. Whoever
   * scheduled the voucher to be asked about now has the last word on `ask_at`.
   */
  async conclude(
    id: string,
    { statementCount, receivedAmount }: Pick<Evidence, "statementCount" | "receivedAmount">,
    { status, is_final, receipt, ...conclusion }: Conclusion,
    { ask_at, ...heard }: VoucherChange,
  ): Promise<Voucher | undefined> {
    const first = (condition: boolean, column: string) =>
      condition ? this.knex.raw<Date>("coalesce(??, now())", [column]) : undefined
    const concluded = this.rows()
      .where({ id, statement_count: statementCount })
      .whereRaw("received_amount is not distinct from ?", [receivedAmount])
      .update(
        this.stamped({
          ...heard,
          ...conclusion,
          ...(ask_at !== undefined && { ask_at: unlessDue(this.knex, ask_at) }),
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
    const writing = this.knex.with("concluded", concluded)
    if (receipt) {
      void writing.with("receipt", this.received(receipt))
    }
    const [row] = await writing
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

  /** A second one of the same count would be of a repeated answer, which moves a statement and counts as none. */
  private received({ amount, received_at, utr }: NewReceipt) {
    return this.knex.raw(
      `insert into paypro_receipt (id, voucher_id, purchase_id, amount, statement_count, received_at, utr)
       select ?, c.id, c.purchase_id, ?, c.statement_count, ?::timestamptz, ? from concluded c
       on conflict ? do update
         set amount = (paypro_receipt.amount::numeric + excluded.amount::numeric)::text, updated_at = now()`,
      [
        generateEntityId(undefined, "pprec"),
        amount,
        received_at,
        utr,
        conflictOn(this.knex, "voucher_id, statement_count"),
      ],
    )
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
