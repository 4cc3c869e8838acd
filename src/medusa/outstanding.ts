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

/**
 * The same, of an order whose figures were read already. The summary that the core stored is right for most orders.
 * For the others the core computes the amount, in three statements.
 */
export async function outstandingOf(query: GraphQuery, figures: OrderFigures): Promise<string> {
  if (figures.status === OrderStatus.CANCELED) {
    return "0"
  }
  return rounded(
    hasRightSummary(figures)
      ? (figures.summary?.pendingDifference ?? 0)
      : await readComputedOutstanding(query, figures),
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
  { id, summary, transactions }: OrderFigures,
): Promise<BigNumberInput> {
  const { data } = await query.graph({
    entity: "order",
    fields: ["summary.*", "total"],
    filters: { id },
  })
  const order = data[0] as { summary?: { pending_difference?: BigNumberInput } | null } | undefined
  const duplicates = new Set(duplicateTransactions(transactions))
  const paid = sumOf(transactions.filter((transaction) => !duplicates.has(transaction)))
  const stored = summary?.transactionTotal ?? paid
  return MathBN.add(order?.summary?.pending_difference ?? 0, MathBN.sub(stored, paid))
}

/** The core takes a centavo for nothing. */
const EPSILON = 0.01

function rounded(amount: BigNumberInput): string {
  return MathBN.lte(MathBN.abs(amount), EPSILON) ? "0" : MathBN.convert(amount).toFixed()
}
