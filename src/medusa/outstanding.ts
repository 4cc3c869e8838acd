import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type {
  BigNumberInput,
  MedusaContainer,
  RemoteQueryFunction,
} from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MathBN,
  MedusaError,
  OrderStatus,
} from "@medusajs/framework/utils"
import {
  duplicateTransactions,
  figuresOf,
  orderFigures,
  sumOf,
  summaryMatches,
  type OrderFigures,
  type OrderFiguresRow,
} from "./order-figures"

/** What asks the core for what only it computes. */
export type GraphQuery = Pick<RemoteQueryFunction, "graph">

/** SQL: what is looked up of order `o` where nothing of it was read yet. */
export const orderConditions = {
  isPlacedFromCart:
    "exists (select from order_cart l where l.order_id = o.id and l.deleted_at is null)",
  hasItemsRequestedBack: `
    exists (select
              from order_item i
             where i.order_id = o.id and i.version = o.version and i.deleted_at is null
               and i.return_requested_quantity > 0)`,
}

const FIGURES = `
  select jsonb_build_object(${orderFigures(orderConditions)}) as "order"
    from "order" o
   where o.id = ? and o.deleted_at is null`

/**
 * What an order owes, in pesos as decimal text: the dashboard's "Outstanding amount", and nothing for a canceled order.
 * Below zero, the store owes the shopper.
 * @throws MedusaError when there is no such order.
 */
export async function readOutstanding(
  container: MedusaContainer,
  orderId: string,
): Promise<string> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: { order: OrderFiguresRow }[] }>(FIGURES, [orderId])
  if (!rows[0]) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Order ${orderId} was not found.`)
  }
  return await outstandingOf(
    container.resolve(ContainerRegistrationKeys.QUERY),
    figuresOf(rows[0].order),
  )
}

/** The same, of an order whose figures were read already. */
export async function outstandingOf(query: GraphQuery, figures: OrderFigures): Promise<string> {
  const outstanding = await outstandingOfAll(query, [figures])
  return outstanding.get(figures.id) ?? "0"
}

/**
 * The same, of several orders, by their ids. The summary that the core stored is right for most of them. For the others
 * the core computes the amounts, in three statements for all.
 */
export async function outstandingOfAll(
  query: GraphQuery,
  orders: OrderFigures[],
): Promise<Map<string, string>> {
  const standing = orders.filter(({ status }) => status !== OrderStatus.CANCELED)
  const computed = await readComputedOutstanding(
    query,
    standing.filter((figures) => !hasRightSummary(figures)),
  )
  return new Map(
    standing.map(({ id, summary }) => [
      id,
      rounded(computed.get(id) ?? summary?.pendingDifference ?? 0),
    ]),
  )
}

/**
 * The stored amount leaves out the taxes of an order that was made without a cart, and counts items that are requested
 * back as kept. A summary that its transactions contradict is wrong either way, until a repair corrects it.
 */
function hasRightSummary(figures: OrderFigures): boolean {
  return (
    figures.isPlacedFromCart &&
    !figures.hasItemsRequestedBack &&
    figures.summary !== null &&
    summaryMatches(figures) &&
    !duplicateTransactions(figures.transactions).length
  )
}

/**
 * The core computes `pending_difference` only where an order's total is asked for. It takes the sum of transactions that
 * is stored for that of the transactions, so what the two differ by is made good.
 */
async function readComputedOutstanding(
  query: GraphQuery,
  orders: OrderFigures[],
): Promise<Map<string, BigNumberInput>> {
  if (!orders.length) {
    return new Map()
  }
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "summary.*", "total"],
    filters: { id: orders.map(({ id }) => id) },
  })
  const rows = data as ComputedOrder[]
  const computed = new Map(rows.map(({ id, summary }) => [id, summary?.pending_difference ?? 0]))
  return new Map(
    orders.map((order) => [order.id, MathBN.add(computed.get(order.id) ?? 0, unsummed(order))]),
  )
}

type ComputedOrder = { id: string; summary?: { pending_difference?: BigNumberInput } | null }

/** What the stored sum of an order's transactions is above their sum. */
function unsummed({ summary, transactions }: OrderFigures): BigNumberInput {
  const duplicates = new Set(duplicateTransactions(transactions))
  const paid = sumOf(transactions.filter((transaction) => !duplicates.has(transaction)))
  return MathBN.sub(summary?.transactionTotal ?? paid, paid)
}

/** The core takes a centavo for nothing. */
const EPSILON = 0.01

function rounded(amount: BigNumberInput): string {
  return MathBN.lte(MathBN.abs(amount), EPSILON) ? "0" : MathBN.convert(amount).toFixed()
}
