import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { LEASE_SECONDS, NOT_BOOKED_AFTER_MINUTES } from "../../../lib/timing"
import type { Purchase, PurchaseLease, SeenPurchase } from "../types"
import { fromNow, isFree } from "./sql"

/** What a settlement leaves behind. */
export type Settled = Pick<Purchase, "failing_since" | "failure" | "is_paid_published"> &
  Partial<Pick<Purchase, "pay_by" | "cancel_at">> & {
    /** When to settle it next; null where nothing is left to do. */
    settle_at: Date | null
    /** Whether its order is paid in full and has something to ship. */
    is_ready_to_ship: boolean
  }

/** What a holder sees beyond the row: see `SeenPurchase`. */
const SEEN = `
  settle_at::text as seen_settle_at,
  exists (select
            from paypro_discrepancy d
           where d.purchase_id = paypro_purchase.id and d.resolved_at is null
             and d.deleted_at is null) as has_open_discrepancies,
  (select coalesce(jsonb_agg(case when a.booked_at is null then 'recorded' else 'booked' end), '[]')
     from paypro_allocation a
    where a.purchase_id = paypro_purchase.id and a.kind = 'paid_elsewhere'
      and a.deleted_at is null) as paid_elsewhere,
  (select coalesce(jsonb_agg(jsonb_build_object(
            'id', a.id, 'voucher_id', a.voucher_id, 'amount', a.amount,
            'tracking_key', a.tracking_key, 'failure', a.failure)), '[]')
     from paypro_allocation a
    where a.purchase_id = paypro_purchase.id and a.kind = 'returned' and a.booked_at is null
      and a.created_at < now() - interval '${NOT_BOOKED_AFTER_MINUTES} minutes'
      and a.deleted_at is null) as stuck_returns`

/** Leases of purchases: SQL on `paypro_purchase`. */
export class LeaseRepository {
  constructor(private readonly knex: Knex) {}

  /** @returns undefined when there is no such purchase, or its lease is somebody else's. */
  async acquire(id: string): Promise<PurchaseLease | undefined> {
    const token = randomUUID()
    const acquiredAt = Date.now()
    const [acquired] = await this.rows()
      .where(isFree(this.knex))
      .where({ id })
      .update({
        lease_token: token,
        leased_until: this.leaseEnd(),
        // Should the process die, the job goes on.
        settle_at: this.knex.raw<Date>("coalesce(settle_at, now())"),
      })
      .returning<SeenPurchase[]>(["*", this.knex.raw(SEEN)])
    return acquired && { purchaseId: id, token, acquiredAt, acquired }
  }

  /** Proves the lease, and makes it last anew. @returns undefined when it ran out and somebody else acquired it. */
  async renew({ purchaseId, token }: PurchaseLease): Promise<SeenPurchase | undefined> {
    const [purchase] = await this.rows()
      .where({ id: purchaseId, lease_token: token })
      .update({ leased_until: this.leaseEnd() })
      .returning<SeenPurchase[]>(["*", this.knex.raw(SEEN)])
    return purchase
  }

  /** @returns false where somebody moved `settle_at` since it was seen: there is more to do. */
  async release(
    { purchaseId, token }: PurchaseLease,
    seenSettleAt: string,
    { settle_at, is_ready_to_ship, ...settled }: Settled,
  ): Promise<boolean> {
    const [row] = await this.rows()
      .where({ id: purchaseId, lease_token: token })
      .update({
        ...settled,
        lease_token: null,
        leased_until: null,
        ready_to_ship_since: is_ready_to_ship
          ? this.knex.raw<Date>("coalesce(ready_to_ship_since, now())")
          : null,
        settle_at: this.knex.raw<Date>(
          "case when settle_at::text = ? then ?::timestamptz else settle_at end",
          [seenSettleAt, settle_at],
        ),
      })
      .returning<{ is_unchanged: boolean }[]>(
        this.knex.raw("settle_at is not distinct from ?::timestamptz as is_unchanged", [settle_at]),
      )
    return row?.is_unchanged ?? true
  }

  /** Lets go of a purchase that could not be settled. */
  async abandon({ purchaseId, token }: PurchaseLease): Promise<void> {
    await this.rows()
      .where({ id: purchaseId, lease_token: token })
      .update({ lease_token: null, leased_until: null })
  }

  private leaseEnd() {
    return fromNow(this.knex, `${LEASE_SECONDS} seconds`)
  }

  /** The framework's indexes leave deleted rows out, so a query that does not may read the whole table. */
  private rows() {
    return this.knex<Purchase>("paypro_purchase").whereNull("deleted_at")
  }
}
