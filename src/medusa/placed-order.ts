import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { OrderStatus } from "@medusajs/framework/utils"
import { figuresOf, orderFigures, type OrderFiguresRow } from "./order-figures"
import { orderConditions, outstandingOf, type GraphQuery } from "./outstanding"

/** Amounts are pesos as decimal text. */
export type PlacedOrder = {
  /** What it owes; below zero, the store owes the shopper. */
  outstanding: string
  isCanceled: boolean
  /**
   * Captured for it on payments of the given providers, as far as it knows: what it owes is less by that. Money that
   * was applied to it from elsewhere is left out.
   */
  captured: string
}

const PLACED_ORDER = `
  select jsonb_build_object(${orderFigures(orderConditions)}) as "order",
    (select coalesce(sum((k.raw_amount ->> 'value')::numeric), 0)::text
       from order_payment_collection l
       join payment y on y.payment_collection_id = l.payment_collection_id and y.deleted_at is null
       join capture k on k.payment_id = y.id and k.deleted_at is null
      where l.order_id = o.id and l.deleted_at is null and starts_with(y.provider_id, :providerPrefix)
        and exists (select
                      from order_transaction t
                     where t.order_id = o.id and t.reference = 'capture' and t.reference_id = k.id
                       and t.deleted_at is null)
        and not exists (select
                          from paypro_allocation a
                         where a.payment_session_id = y.payment_session_id and a.deleted_at is null)) as captured
    from "order" o
   where o.id = :orderId and o.deleted_at is null`

/** Null where the order is gone. */
export async function readPlacedOrder(
  knex: Knex,
  query: GraphQuery,
  by: { orderId: string; providerPrefix: string },
): Promise<PlacedOrder | null> {
  const { rows } = await knex.raw<{ rows: { order: OrderFiguresRow; captured: string }[] }>(
    PLACED_ORDER,
    by,
  )
  const [row] = rows
  if (!row) {
    return null
  }
  const figures = figuresOf(row.order)
  return {
    outstanding: await outstandingOf(query, figures),
    isCanceled: figures.status === OrderStatus.CANCELED,
    captured: row.captured,
  }
}
