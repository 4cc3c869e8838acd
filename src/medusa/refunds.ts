import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer, PaymentCollectionUpdatableFields } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** A refund that the core has written. Amounts are pesos as decimal text. */
export type WrittenRefund = {
  id: string
  paymentId: string
  collectionId: string
  amount: string
  currencyCode: string
  note: string | null
  orderId: string | null
  isCanceled: boolean
  /** Whether an edit, exchange, claim, return or transfer of the order is not confirmed. */
  hasOpenChange: boolean
  /** The order's transaction that records it. */
  transactionId: string | null
  /** Credit that was given since the transaction was written. */
  creditsSince: string[]
  /** What its collection counts as refunded, and what its refunds sum up to. */
  counted: string
  refunded: string
}

const REFUND = `
  select r.id, r.payment_id as "paymentId", y.payment_collection_id as "collectionId", r.raw_amount ->> 'value' as amount,
         y.currency_code as "currencyCode", r.note, o.id as "orderId", o.canceled_at is not null as "isCanceled",
         exists (select
                   from order_change h
                  where h.order_id = o.id and h.deleted_at is null
                    and h.status in ('pending', 'requested')) as "hasOpenChange",
         t.id as "transactionId",
         array(select a.raw_amount ->> 'value'
                 from order_change h
                 join order_change_action a on a.order_change_id = h.id and a.deleted_at is null
                where h.order_id = o.id and h.deleted_at is null and h.status = 'confirmed'
                  and h.version > t.version and a.action = 'CREDIT_LINE_ADD') as "creditsSince",
         coalesce(c.refunded_amount, 0)::text as counted,
         (select coalesce(sum((s.raw_amount ->> 'value')::numeric), 0)::text
            from payment p
            join refund s on s.payment_id = p.id and s.deleted_at is null
           where p.payment_collection_id = c.id and p.deleted_at is null) as refunded
    from refund r
    join payment y on y.id = r.payment_id
    join payment_collection c on c.id = y.payment_collection_id
    left join order_payment_collection l on l.payment_collection_id = c.id and l.deleted_at is null
    left join "order" o on o.id = l.order_id and o.deleted_at is null
    left join order_transaction t
      on t.order_id = o.id and t.reference = 'refund' and t.reference_id = r.id and t.deleted_at is null
   where r.id = ? and r.deleted_at is null
   limit 1`

export async function readRefund(knex: Knex, refundId: string): Promise<WrittenRefund | undefined> {
  const { rows } = await knex.raw<{ rows: WrittenRefund[] }>(REFUND, [refundId])
  return rows[0]
}

/** The core counts a collection's refunds last, after it has recorded them. */
export async function countRefunded(
  container: MedusaContainer,
  collectionId: string,
  refunded_amount: string,
): Promise<void> {
  // The service takes any column; its types name those that a merchant would change.
  const change: PaymentCollectionUpdatableFields & { refunded_amount: string } = { refunded_amount }
  await container.resolve(Modules.PAYMENT).updatePaymentCollections(collectionId, change)
}
