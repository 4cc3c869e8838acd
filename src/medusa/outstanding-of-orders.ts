import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { figuresOf, orderFigures, transactionTotalsOf, type OrderFiguresRow } from "./order-figures"
import { orderConditions, outstandingOfAll } from "./outstanding"

/** Amounts are pesos as decimal text. */
export type OrderBalance = {
  /** As `readOutstanding` tells it. */
  outstanding: string
  /** What it costs. */
  total: string
  isPlacedFromCart: boolean
}

const FIGURES = `
  select jsonb_build_object(${orderFigures(orderConditions)}) as "order"
    from "order" o
   where o.id = any(:orderIds) and not o.is_draft_order and o.deleted_at is null`

/** What each of these orders owes, in one statement, and in a few more where only the core can compute it. */
export async function readOutstandingOfOrders(
  container: MedusaContainer,
  orderIds: string[],
): Promise<Map<string, OrderBalance>> {
  if (!orderIds.length) {
    return new Map()
  }
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: { order: OrderFiguresRow }[] }>(FIGURES, { orderIds })
  const orders = rows.map(({ order }) => figuresOf(order))
  const outstanding = await outstandingOfAll(
    container.resolve(ContainerRegistrationKeys.QUERY),
    orders,
  )
  return new Map(
    orders.map(({ id, isPlacedFromCart, transactions }) => {
      const owes = outstanding.get(id) ?? "0"
      const total = MathBN.add(owes, transactionTotalsOf(transactions).total)
      return [id, { outstanding: owes, total: MathBN.convert(total).toFixed(), isPlacedFromCart }]
    }),
  )
}
