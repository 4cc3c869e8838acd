import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Allocation, PurchaseLease } from "../types"
import { insertUnderLeases } from "./insert-under-leases"
import { ago, now } from "./sql"

export type NewAllocation = Pick<
  Allocation,
  | "kind"
  | "voucher_id"
  | "purchase_id"
  | "discrepancy_id"
  | "amount"
  | "order_id"
  | "note"
  | "created_by"
> & { booked_at: Date | null } & Partial<Pick<Allocation, "method" | "reference">>

/** SQL on `paypro_allocation`. */
export class AllocationRepository {
  constructor(private readonly knex: Knex) {}

  /** @throws LostLeaseError */
  async insert(allocation: NewAllocation, leases: PurchaseLease[]): Promise<Allocation> {
    const [row] = await insertUnderLeases(this.knex, [allocation], leases)
    return row as Allocation
  }

  /** What staff recorded as paid without PayPro, newest first. */
  async listPaidElsewhere(purchaseIds: string[]): Promise<Allocation[]> {
    return await this.rows()
      .whereIn("purchase_id", purchaseIds)
      .where({ kind: "paid_elsewhere" })
      .orderBy("created_at", "desc")
      .select("*")
  }

  async listOfVoucher(voucherId: string): Promise<Allocation[]> {
    return await this.rows().where({ voucher_id: voucherId }).select("*")
  }

  async find(id: string): Promise<Allocation | undefined> {
    return await this.rows().where({ id }).first("*")
  }

  async update(
    id: string,
    change: Partial<
      Pick<Allocation, "payment_session_id" | "payment_collection_id" | "payment_id">
    >,
  ): Promise<void> {
    await this.rows()
      .where({ id })
      .update({ ...change, updated_at: now(this.knex) })
  }

  async markBooked(id: string, paymentId: string | null): Promise<void> {
    await this.rows()
      .where({ id })
      .update({ payment_id: paymentId, booked_at: now(this.knex), updated_at: now(this.knex) })
  }

  /** Kept as deleted, so that it can be told what was tried. One that is booked stays. */
  async withdraw(id: string): Promise<void> {
    await this.rows()
      .where({ id })
      .whereNull("booked_at")
      .update({ deleted_at: now(this.knex) })
  }

  /** Those that whoever wrote them should have booked by now. */
  async listUnbooked(minutes: number, limit: number): Promise<Allocation[]> {
    return await this.rows()
      .whereNull("booked_at")
      .where("created_at", "<", ago(this.knex, `${minutes} minutes`))
      .orderBy("created_at")
      .limit(limit)
      .select("*")
  }

  /** The framework's indexes leave deleted rows out, so a query that does not may read the whole table. */
  private rows() {
    return this.knex<Allocation>("paypro_allocation").whereNull("deleted_at")
  }
}
