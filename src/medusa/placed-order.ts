import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MathBN, OrderStatus } from "@medusajs/framework/utils"
import { figuresOf, orderFigures, transactionTotalsOf, type OrderFiguresRow } from "./order-figures"
import { orderConditions, outstandingOf, type GraphQuery } from "./outstanding"

/** Amounts are pesos as decimal text. */
export type PlacedOrder = {
  /** The number that people know the order by. */
  number: number
  currencyCode: string
  /** What it costs: what it owes and what was paid, less what was returned. */
  total: string
  /** What it owes; below zero, the store owes the shopper. */
  outstanding: string
  isCanceled: boolean
  /** Until they are back, the order only reads as if they were: it may owe less than nothing. */
  hasItemsRequestedBack: boolean
  /** Whether what it owes is less by a capture, of whichever provider. */
  hasCaptures: boolean
}

const PLACED_ORDER = `
  select o.display_id as number, o.currency_code, jsonb_build_object(${orderFigures(orderConditions)}) as "order"
    from "order" o
   where o.id = ? and o.deleted_at is null`

const RECORDED_CAPTURES = `
  select l.order_id as "orderId", coalesce(sum((k.raw_amount ->> 'value')::numeric), 0)::text as captured
    from order_payment_collection l
    join payment y on y.payment_collection_id = l.payment_collection_id and y.deleted_at is null
    join capture k on k.payment_id = y.id and k.deleted_at is null
   where l.order_id = any(:orderIds) and l.deleted_at is null and starts_with(y.provider_id, :providerPrefix)
     and exists (select
                   from order_transaction t
                  where t.order_id = l.order_id and t.reference = 'capture' and t.reference_id = k.id
                    and t.deleted_at is null)
     and not exists (select
                       from paypro_allocation a
                      where a.payment_session_id = y.payment_session_id and a.deleted_at is null)
   group by l.order_id`

type PlacedOrderRow = {
  number: number
  currency_code: string
  order: OrderFiguresRow
}

/** Null where the order is gone. */
export async function readPlacedOrder(
  knex: Knex,
  query: GraphQuery,
  orderId: string,
): Promise<PlacedOrder | null> {
  const { rows } = await knex.raw<{ rows: PlacedOrderRow[] }>(PLACED_ORDER, [orderId])
  const [row] = rows
  if (!row) {
    return null
  }
  const figures = figuresOf(row.order)
  const outstanding = await outstandingOf(query, figures)
  const paid = transactionTotalsOf(figures.transactions).total
  return {
    number: row.number,
    currencyCode: row.currency_code,
    total: MathBN.convert(MathBN.add(outstanding, paid)).toFixed(),
    outstanding,
    isCanceled: figures.status === OrderStatus.CANCELED,
    hasItemsRequestedBack: figures.hasItemsRequestedBack,
    hasCaptures: figures.transactions.some(({ reference }) => reference === "capture"),
  }
}

/**
 * Captured for an order on payments of the given providers, as far as it knows: what it owes is less by that. Money
 * that was applied to it from elsewhere is left out.
 */
export async function readRecordedCaptures(
  knex: Knex,
  { orderId, providerPrefix }: { orderId: string; providerPrefix: string },
): Promise<string> {
  const captured = await readRecordedCapturesOfOrders(knex, { orderIds: [orderId], providerPrefix })
  return captured.get(orderId) ?? "0"
}

/** The same, of several orders, by their ids; an order without any is left out. */
export async function readRecordedCapturesOfOrders(
  knex: Knex,
  by: { orderIds: string[]; providerPrefix: string },
): Promise<Map<string, string>> {
  const { rows } = await knex.raw<{ rows: { orderId: string; captured: string }[] }>(
    RECORDED_CAPTURES,
    by,
  )
  return new Map(rows.map(({ orderId, captured }) => [orderId, captured]))
}
