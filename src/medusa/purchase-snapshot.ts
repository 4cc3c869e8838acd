import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { SummaryTotals } from "./repairs/order-summary"

/** The rows of Medusa that a payment collection's purchase consists of. Amounts are decimal text, times ISO 8601. */
export type PurchaseRows = {
  id: string
  amount: string
  status: string
  captured_amount: string | null
  payment_sessions: {
    id: string
    amount: string
    status: string
    provider_id: string
    data: Record<string, unknown> | null
    created_at: string
  }[]
  payments: {
    id: string
    amount: string
    captured_at: string | null
    canceled_at: string | null
    payment_session_id: string
    data: Record<string, unknown> | null
    captures: { id: string; amount: string; created_at: string }[]
  }[]
  cart_id: string | null
  order: PurchaseOrder | null
}

export type PurchaseOrder = {
  id: string
  /** "canceled" also of one that was archived since: then the core overwrites its status. */
  status: string
  version: number
  created_at: string
  /** Ids of line items that stock is reserved for. */
  reserved: string[]
  /** In the order they were booked. */
  transactions: { id: string; reference: string; reference_id: string; amount: string }[]
  /** Of the order's current version. */
  summary: Partial<SummaryTotals & { pending_difference: BigNumberInput }> | null
}

/** Sums are made of what `raw_` columns say, as the core's are. A join takes the planner three times as long as `any(array(…))`. */
const PURCHASE = `
  select c.id, c.amount::text, c.status, c.captured_amount::text,
    (select coalesce(jsonb_agg(jsonb_build_object(
              'id', s.id, 'amount', s.amount::text, 'status', s.status, 'provider_id', s.provider_id,
              'data', s.data, 'created_at', s.created_at)), '[]')
       from payment_session s
      where s.payment_collection_id = c.id and s.deleted_at is null) as payment_sessions,
    (select coalesce(jsonb_agg(jsonb_build_object(
              'id', p.id, 'amount', p.amount::text, 'captured_at', p.captured_at, 'canceled_at', p.canceled_at,
              'payment_session_id', p.payment_session_id, 'data', p.data,
              'captures', (select coalesce(jsonb_agg(jsonb_build_object(
                                    'id', k.id, 'amount', k.raw_amount ->> 'value', 'created_at', k.created_at)), '[]')
                             from capture k
                            where k.payment_id = p.id and k.deleted_at is null))), '[]')
       from payment p
      where p.payment_collection_id = c.id and p.deleted_at is null) as payments,
    (select cart.id
       from cart
      where cart.deleted_at is null
        and cart.id = any(array(select l.cart_id
                                  from cart_payment_collection l
                                 where l.payment_collection_id = c.id and l.deleted_at is null))
      limit 1) as cart_id,
    (select jsonb_build_object(
              'id', o.id, 'version', o.version, 'created_at', o.created_at,
              'status', case when o.canceled_at is null then o.status else 'canceled' end,
              'reserved', (select coalesce(jsonb_agg(distinct r.line_item_id), '[]')
                             from reservation_item r
                            where r.deleted_at is null
                              and r.line_item_id = any(array(select i.item_id
                                                               from order_item i
                                                              where i.order_id = o.id and i.deleted_at is null))),
              'transactions', (select coalesce(jsonb_agg(jsonb_build_object(
                                        'id', t.id, 'reference', t.reference, 'reference_id', t.reference_id,
                                        'amount', t.raw_amount ->> 'value') order by t.created_at, t.id), '[]')
                                 from order_transaction t
                                where t.order_id = o.id and t.deleted_at is null),
              'summary', (select v.totals
                            from order_summary v
                           where v.order_id = o.id and v.version = o.version and v.deleted_at is null
                           limit 1))
       from "order" o
      where o.deleted_at is null
        and o.id = any(array(select l.order_id
                               from order_payment_collection l
                              where l.payment_collection_id = c.id and l.deleted_at is null))
      limit 1) as "order"
  from payment_collection c
  where c.id = ? and c.deleted_at is null`

/**
 * All in one statement: `query.graph` needs eight for it, which may see different moments of a purchase that is being
 * captured, and take longer than everything else the plugin does about a callback (docs/performance.md).
 */
export async function readPurchase(
  container: MedusaContainer,
  paymentCollectionId: string,
): Promise<PurchaseRows | undefined> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: PurchaseRows[] }>(PURCHASE, [paymentCollectionId])
  return rows[0]
}
