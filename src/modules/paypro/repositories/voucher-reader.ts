import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { paymentSessionExists } from "../../../medusa/payment-sessions"
import type { ObservedVoucher, Voucher } from "../types"

const OLDEST_PAYMENT_FIRST = "paid_at nulls last, created_at, id"

const OPEN_CALLBACKS = `
  (select coalesce(jsonb_agg(jsonb_build_object('trade_no', c.trade_no, 'status_code', c.status_code)), '[]')
     from paypro_callback c
    where c.trade_no = paypro_voucher.trade_no and c.processed_at is null
      and c.deleted_at is null) as open_callbacks`

/** A return of captured money is a refund of that capture, and takes nothing more of what the voucher received. */
const ALLOCATIONS = `
  (select coalesce(jsonb_agg(jsonb_build_object(
            'payment_session_id', a.payment_session_id, 'amount', a.amount)), '[]')
     from paypro_allocation a
    where a.voucher_id = paypro_voucher.id and a.deleted_at is null
      and not (a.kind = 'returned' and a.payment_id is not null)) as allocations`

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

/** Reads of `paypro_voucher`; what staff page through is in `VoucherList`. */
export class VoucherReader {
  constructor(private readonly knex: Knex) {}

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
    return await this.observed().where({ purchase_id: purchaseId })
  }

  /** The same, of all purchases of an order and of one that may not be linked to it yet. */
  async listObservedOfOrder(orderId: string, purchaseId: string): Promise<ObservedVoucher[]> {
    return await this.observed().whereRaw(
      `purchase_id = any(array(select ?::text
                                union
                               select id
                                 from paypro_purchase
                                where order_id = ? and deleted_at is null))`,
      [purchaseId, orderId],
    )
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
      .whereRaw(
        "(expires_at, id) > (coalesce((select expires_at from paypro_voucher where id = ?), '-infinity'), ?)",
        [afterId, afterId],
      )
      .orderByRaw("expires_at, id")
      .limit(limit)
      .select("*")
  }

  private observed() {
    return this.rows()
      .orderByRaw(OLDEST_PAYMENT_FIRST)
      .select<ObservedVoucher[]>("*", this.knex.raw(OPEN_CALLBACKS), this.knex.raw(ALLOCATIONS))
  }

  /** The framework's indexes leave deleted rows out, so a query that does not may read the whole table. */
  private rows() {
    return this.knex<Voucher>("paypro_voucher").whereNull("deleted_at")
  }
}
