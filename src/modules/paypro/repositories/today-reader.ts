import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ago } from "./sql"

/** Longer than any store takes to ship. One that never tells Medusa of its shipping has a list that ends somewhere. */
export const READY_TO_SHIP_DAYS = 60

/** A purchase whose order waits to be shipped, as far as it was last settled. */
export type ReadyPurchase = { order_id: string; paid_at: Date }

/** A purchase whose order waits for its payment, as far as it was last settled, and money of all purchases of its order. */
export type UnpaidPurchase = {
  order_id: string
  token: string
  pay_by: Date
  cancel_at: Date
  /** Pesos, as decimal text. */
  received: string
  disputed: string
  allocated: string
}

export type UnpaidFilter = {
  /** Deadlines before this are not looked at. */
  from: Date
  /** Deadlines from this on are not; none where it is left out. */
  before?: Date
  limit: number
}

/** Of all purchases of the order: what is captured is captured for the order. Amounts are few for one. */
const MONEY = `
  select coalesce(sum(v.received_amount::numeric), 0)::text as received,
         coalesce(sum(greatest(v.disputed_amount::numeric, (
           select v.amount - coalesce(v.received_amount::numeric, 0)
             from paypro_callback c
            where c.trade_no = v.trade_no and c.processed_at is null and c.deleted_at is null
              and coalesce(c.status_code, '0000') in ('0000', '0001')
            limit 1), 0)), 0)::text as disputed,
         coalesce(sum((select sum(a.amount::numeric)
                         from paypro_allocation a
                        where a.voucher_id = v.id and a.deleted_at is null
                          and not (a.kind = 'returned' and a.payment_id is not null))), 0)::text as allocated
    from paypro_purchase o
    join paypro_voucher v on v.purchase_id = o.id and v.deleted_at is null
   where o.order_id = p.order_id and o.deleted_at is null`

/**
 * What the first screen is made from: SQL that only reads. Purchases are found by what their last settlement wrote down,
 * so whoever uses them looks at Medusa's figures as well.
 */
export class TodayReader {
  constructor(private readonly knex: Knex) {}

  /**
   * Newest first. One whose payment PayPro took back is left out: nothing is to be shipped before that is clear.
   */
  async listReadyToShip(limit: number): Promise<ReadyPurchase[]> {
    const { rows } = await this.knex.raw<{ rows: ReadyPurchase[] }>(
      `select p.order_id,
              coalesce((select max(v.paid_at)
                          from paypro_voucher v
                         where v.purchase_id = p.id and v.deleted_at is null), p.ready_to_ship_since) as paid_at
         from paypro_purchase p
        where p.ready_to_ship_since > :since and p.order_id is not null and p.deleted_at is null
          and not exists (select
                            from paypro_discrepancy d
                           where d.purchase_id = p.id and d.kind = 'reversed' and d.resolved_at is null
                             and d.deleted_at is null)
        order by p.ready_to_ship_since desc
        limit :limit`,
      { since: ago(this.knex, `${READY_TO_SHIP_DAYS} days`), limit },
    )
    return rows
  }

  /** Those whose time to pay ends first before others. Once its grace is over, an order does not wait any more. */
  async listUnpaid({ from, before, limit }: UnpaidFilter): Promise<UnpaidPurchase[]> {
    const { rows } = await this.knex.raw<{ rows: UnpaidPurchase[] }>(
      `select p.order_id, p.token, p.pay_by, p.cancel_at, money.*
         from (select *
                 from paypro_purchase
                where pay_by >= :from and pay_by < :before and cancel_at > now()
                  and order_id is not null and deleted_at is null
                order by pay_by, id
                limit :limit) p
        cross join lateral (${MONEY}) money
        order by p.pay_by, p.id`,
      { from, before: before ?? "infinity", limit },
    )
    return rows
  }
}
