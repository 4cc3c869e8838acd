import { randomBytes } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { WAKE_AFTER_SECONDS } from "../../../lib/timing"
import { paymentSessionExists } from "../../../medusa/payment-sessions"
import { ordersOfSummaries, purchaseKeysOfOrder } from "../../../medusa/purchase-key"
import type { Purchase } from "../types"
import { ago, conflictOn, fromNow, isFree, now } from "./sql"

export type Deadline = { pay_by: Date; cancel_at: Date }

/** SQL on `paypro_purchase`: purchases, and when each is settled next. Their leases are in `LeaseRepository`. */
export class PurchaseRepository {
  constructor(private readonly knex: Knex) {}

  /** The purchase of that key; made where there is none. */
  async ensure(key: string, orderId: string | null): Promise<Purchase> {
    const [row] = await this.knex<Purchase>("paypro_purchase")
      .insert(
        {
          id: generateEntityId(undefined, "pppur"),
          key,
          order_id: orderId,
          token: randomBytes(24).toString("base64url"),
        },
        "*",
      )
      .onConflict(conflictOn(this.knex, "key"))
      .merge({
        order_id: this.knex.raw<string>("coalesce(excluded.order_id, paypro_purchase.order_id)"),
        updated_at: now(this.knex),
      })
    return row as Purchase
  }

  async find(by: Partial<Pick<Purchase, "id" | "key" | "token">>): Promise<Purchase | undefined> {
    return await this.rows().where(by).first("*")
  }

  /** Whether nobody has taken the turn to ask PayPro about it within so many milliseconds; then it is taken. */
  async takeTurnToAsk(id: string, pauseMs: number): Promise<boolean> {
    const taken = await this.rows()
      .where({ id })
      .where((free) => {
        void free
          .whereNull("asked_at")
          .orWhere("asked_at", "<=", ago(this.knex, `${pauseMs} milliseconds`))
      })
      .update({ asked_at: now(this.knex) })
    return taken > 0
  }

  async endTurnToAsk(id: string): Promise<void> {
    await this.rows().where({ id }).update({ asked_at: null })
  }

  /** By the order, or by the cart that it was placed from. */
  async listOfOrder(orderId: string): Promise<Purchase[]> {
    return await this.rows()
      .where({ order_id: orderId })
      .orWhere((byKey) => {
        void byKey.whereNull("deleted_at").whereRaw(...ofKeys(orderId))
      })
      .select("*")
  }

  /**
   * Whether an order is one that PayPro collects: it was placed or is collected with PayPro, or somebody may be holding, or
   * has paid, a reference of it. A reference that was given up for another provider's payment is none.
   */
  async collectsForOrder(orderId: string): Promise<boolean> {
    const row = await this.rows()
      .where((either) => {
        void either.where({ order_id: orderId }).orWhereRaw(...ofKeys(orderId))
      })
      .whereRaw(
        `(pay_by is not null
          or exists (select
                       from paypro_voucher v
                      where v.purchase_id = paypro_purchase.id and v.deleted_at is null
                        and (v.received_amount is not null
                             or (v.voided_at is null and ${paymentSessionExists("v.payment_session_id")}))))`,
      )
      .first("id")
    return row !== undefined
  }

  /** The purchase has an order now, and so have its vouchers. */
  async linkToOrder(id: string, orderId: string): Promise<void> {
    await this.knex.raw(
      `with purchase as (
         update paypro_purchase set order_id = :orderId, updated_at = now() where id = :id)
       update paypro_voucher set order_id = :orderId, updated_at = now()
        where purchase_id = :id and order_id is distinct from :orderId and deleted_at is null`,
      { id, orderId },
    )
  }

  /**
   * Its order is being placed: its vouchers get the order, and an order without a deadline gets one. That of an order
   * whose placing was undone is not for the next.
   */
  async place(id: string, orderId: string, { pay_by, cancel_at }: Deadline): Promise<void> {
    await this.knex.raw(
      `with kept as (
         select id,
                case when order_id = :orderId then pay_by end as pay_by,
                case when order_id = :orderId then cancel_at end as cancel_at
           from paypro_purchase
          where id = :id
            for update),
       purchase as (
         update paypro_purchase p
            set order_id = :orderId, updated_at = now(),
                pay_by = coalesce(kept.pay_by, :payBy), cancel_at = coalesce(kept.cancel_at, :cancelAt),
                settle_at = least(p.settle_at, coalesce(kept.cancel_at, :cancelAt))
           from kept
          where p.id = kept.id)
       update paypro_voucher set order_id = :orderId, updated_at = now()
        where purchase_id = :id and order_id is distinct from :orderId and deleted_at is null`,
      { id, orderId, payBy: pay_by, cancelAt: cancel_at },
    )
  }

  /** Placing that order was undone, so it is nobody's, and neither is its deadline. */
  async unplace(id: string, orderId: string): Promise<void> {
    await this.knex.raw(
      `with purchase as (
         update paypro_purchase
            set order_id = null, pay_by = null, cancel_at = null, updated_at = now()
          where id = :id and order_id = :orderId
         returning id)
       update paypro_voucher set order_id = null, updated_at = now()
        where purchase_id in (select id from purchase) and order_id = :orderId and deleted_at is null`,
      { id, orderId },
    )
  }

  /** Staff say until when it can be paid, and so do its references: of that deadline nobody was reminded yet. */
  async setDeadline(id: string, { pay_by, cancel_at }: Deadline): Promise<void> {
    await this.knex.raw(
      `with purchase as (
         update paypro_purchase
            set pay_by = :payBy, cancel_at = :cancelAt, settle_at = now(), updated_at = now()
          where id = :id)
       update paypro_voucher
          set expires_at = :payBy, updated_at = now(),
              published_events = array(
                select fact from unnest(published_events) fact where fact not like 'voucher_expiring:%')
        where purchase_id = :id and status = 'open' and received_amount is null and deleted_at is null`,
      { id, payBy: pay_by, cancelAt: cancel_at },
    )
  }

  /** The time to pay begins anew, where there is none or it is over. References that can still be paid say so. */
  async startDeadline(id: string, { pay_by, cancel_at }: Deadline): Promise<void> {
    await this.knex.raw(
      `with purchase as (
         update paypro_purchase
            set pay_by = :payBy, cancel_at = :cancelAt, settle_at = now(), updated_at = now()
          where id = :id and (cancel_at is null or pay_by <= now())
         returning id)
       update paypro_voucher set expires_at = :payBy, updated_at = now(), published_events = array_remove(published_events, 'voucher_expiring')
        where purchase_id in (select id from purchase)
          and status = 'open' and received_amount is null and deleted_at is null`,
      { id, payBy: pay_by, cancelAt: cancel_at },
    )
  }

  /** Another method gives the money longer to be told of. */
  async moveCancelAt(id: string, cancelAt: Date): Promise<void> {
    await this.rows()
      .where({ id })
      .where("cancel_at", "<", cancelAt)
      .update({ cancel_at: cancelAt })
  }

  /** An order that was paid owes again. */
  async noteOwingAgain(id: string): Promise<void> {
    await this.rows().where({ id }).update({ is_paid_published: false, ready_to_ship_since: null })
  }

  /** Has the job settle them in its next run. */
  async settleSoon(ids: string[]): Promise<void> {
    await this.rows()
      .whereIn("id", ids)
      .update({ settle_at: now(this.knex) })
  }

  /** The order of these summaries owes something else by now: its purchase, if there is one, is settled shortly. */
  async wakeOfSummaries(summaryIds: string[]): Promise<void> {
    await this.wake().whereRaw(`order_id in (${ordersOfSummaries("?")})`, [summaryIds])
  }

  async wakeOfVoucher(tradeNo: string): Promise<void> {
    await this.wake().whereIn(
      "id",
      this.knex("paypro_voucher")
        .select("purchase_id")
        .where({ trade_no: tradeNo })
        .whereNull("deleted_at"),
    )
  }

  /** Purchases whose time has come and that nobody settles, longest due first. */
  async listDue(limit: number): Promise<Purchase[]> {
    return await this.rows()
      .where(isFree(this.knex))
      .where("settle_at", "<=", now(this.knex))
      .orderBy("settle_at")
      .limit(limit)
      .select("*")
  }

  /** Always to another moment, so that whoever settles it now sees that there is more to do. */
  private wake() {
    return this.rows().update({
      settle_at: fromNow(this.knex, `${WAKE_AFTER_SECONDS} seconds`),
    })
  }

  /** The framework's indexes leave deleted rows out, so a query that does not may read the whole table. */
  private rows() {
    return this.knex<Purchase>("paypro_purchase").whereNull("deleted_at")
  }
}

/** The keys are found first: with `in`, beside an `or`, the whole table would be read. */
function ofKeys(orderId: string): [string, string[]] {
  return [`key = any(array(${purchaseKeysOfOrder("?")}))`, [orderId, orderId]]
}
