import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Allocation, PurchaseLease, RecordedReturn } from "../types"
import { insertUnderLeases } from "./insert-under-leases"
import { now } from "./sql"

/** Money that staff sent back, as it is written before it is booked. */
export type NewReturn = Pick<
  Allocation,
  "purchase_id" | "discrepancy_id" | "amount" | "order_id" | "payment_id" | "note" | "created_by"
> & {
  voucher_id: string
  write_off: string | null
  tracking_key: string
  returned_on: string
}

/** What a return is about: an order, and purchases whose returns were recorded before there was one. */
export type ReturnSubject = { orderId: string | null; purchaseIds: string[] }

type Claim = { refundId: string; paymentId: string; amount: string }

/** SQL on the rows of `paypro_allocation` that are returns. */
export class ReturnRepository {
  constructor(private readonly knex: Knex) {}

  /**
   * All that one transfer returned, in one statement: nobody sees a part of it.
   * @throws LostLeaseError
   */
  async insert(returns: NewReturn[], leases: PurchaseLease[]): Promise<Allocation[]> {
    const rows = returns.map((row) => ({ ...row, kind: "returned" as const, booked_at: null }))
    return await insertUnderLeases(this.knex, rows, leases)
  }

  /** Newest first. */
  async list({ orderId, purchaseIds }: ReturnSubject): Promise<RecordedReturn[]> {
    return await this.rows()
      .where((subject) => {
        void subject.where((early) => {
          void early.whereNull("a.order_id").whereIn("a.purchase_id", purchaseIds)
        })
        if (orderId !== null) {
          void subject.orWhere("a.order_id", orderId)
        }
      })
      .leftJoin("paypro_voucher as v", "v.id", "a.voucher_id")
      .orderByRaw("a.created_at desc, a.id desc")
      .select<RecordedReturn[]>("a.*", "v.trade_no")
  }

  /** What was returned or set aside of vouchers' money, whether it was captured or not. */
  async listSpent(voucherIds: string[]): Promise<Allocation[]> {
    return await this.knex<Allocation>("paypro_allocation")
      .whereNull("deleted_at")
      .whereIn("voucher_id", voucherIds)
      .whereIn("kind", ["returned", "set_aside"])
      .select("*")
  }

  /** Money of whichever voucher that was applied to an order. */
  async listAppliedTo(orderId: string): Promise<Allocation[]> {
    return await this.knex<Allocation>("paypro_allocation")
      .whereNull("deleted_at")
      .where({ order_id: orderId, kind: "applied" })
      .select("*")
  }

  /**
   * Lets a refund of Medusa's stand for a return: each refund for one, each return with one.
   * @returns whether there is such a return, of that payment and amount, without a refund.
   */
  async claim(id: string, { refundId, paymentId, amount }: Claim): Promise<boolean> {
    const count = await this.knex<Allocation>("paypro_allocation")
      .whereNull("deleted_at")
      .where({ id, kind: "returned", payment_id: paymentId })
      .whereNull("refund_id")
      .whereNull("booked_at")
      .whereRaw("amount::numeric = ?::numeric", [amount])
      .update({ refund_id: refundId, updated_at: now(this.knex) })
    return count > 0
  }

  /** Medusa deleted the refund after all. */
  async releaseClaim(id: string, refundId: string): Promise<void> {
    await this.knex<Allocation>("paypro_allocation")
      .where({ id, refund_id: refundId })
      .whereNull("booked_at")
      .update({ refund_id: null, updated_at: now(this.knex) })
  }

  async noteWriteOff(id: string, writeOff: string | null): Promise<void> {
    await this.knex<Allocation>("paypro_allocation")
      .where({ id })
      .whereNull("booked_at")
      .update({ write_off: writeOff, updated_at: now(this.knex) })
  }

  async noteFailure(id: string, failure: string): Promise<void> {
    await this.knex<Allocation>("paypro_allocation")
      .where({ id })
      .whereNull("booked_at")
      .update({ failure, updated_at: now(this.knex) })
  }

  async markBooked(ids: string[]): Promise<void> {
    await this.knex<Allocation>("paypro_allocation")
      .whereIn("id", ids)
      .whereNull("booked_at")
      .update({ booked_at: now(this.knex), failure: null, updated_at: now(this.knex) })
  }

  /** Kept as deleted, so that it can be told what was tried. What a refund stands for stays. */
  async withdraw(ids: string[]): Promise<void> {
    await this.knex<Allocation>("paypro_allocation")
      .whereIn("id", ids)
      .whereNull("booked_at")
      .whereNull("refund_id")
      .update({ deleted_at: now(this.knex) })
  }

  /** When each voucher's money was first heard of. */
  async firstMoneyOf(voucherIds: string[]): Promise<Map<string, Date>> {
    const rows = await this.knex("paypro_statement")
      .whereNull("deleted_at")
      .whereIn("voucher_id", voucherIds)
      .whereIn("status_code", ["0000", "0001"])
      .groupBy("voucher_id")
      .select<{ voucher_id: string; heard_at: Date }[]>(
        "voucher_id",
        this.knex.raw("min(first_heard_at) as heard_at"),
      )
    return new Map(rows.map(({ voucher_id, heard_at }) => [voucher_id, heard_at]))
  }

  /** The framework's indexes leave deleted rows out, so a query that does not may read the whole table. */
  private rows() {
    return this.knex("paypro_allocation as a").whereNull("a.deleted_at").where("a.kind", "returned")
  }
}
