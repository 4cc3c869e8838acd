import { getOrderDetailWorkflow } from "@medusajs/medusa/core-flows"
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"

type Amount = BigNumberInput | null | undefined

type PaymentRow = {
  id: string
  provider_id: string
  amount: Amount
  captured_at: Date | null
  canceled_at: Date | null
  captures: { id: string; amount: Amount }[]
  refunds: { id: string; amount: Amount }[]
}

type CollectionRow = {
  id: string
  status: string
  amount: Amount
  authorized_amount: Amount
  captured_amount: Amount
  refunded_amount: Amount
  payment_sessions: {
    id: string
    provider_id: string
    status: string
    amount: Amount
    data: Record<string, unknown>
  }[]
  payments: PaymentRow[]
}

type OrderRow = {
  items: { id: string }[]
  transactions: { reference: string; reference_id: string; amount: Amount }[]
  payment_collections: CollectionRow[]
}

const FIELDS = [
  "items.id",
  "transactions.*",
  "payment_collections.*",
  "payment_collections.payment_sessions.*",
  "payment_collections.payments.*",
  "payment_collections.payments.captures.*",
  "payment_collections.payments.refunds.*",
]

const pesos = (amount: Amount): number => MathBN.convert(amount ?? 0).toNumber()

/** In decimals: 0.1 + 0.2 is 0.3 here. */
const sum = (rows: { amount: Amount }[]): number =>
  pesos(rows.reduce((total: BigNumberInput, { amount }) => MathBN.add(total, amount ?? 0), 0))

const withPesos = <T extends { amount: Amount }>(row: T) => ({ ...row, amount: pesos(row.amount) })

/** As the merchant sees the order: the statuses are computed, not stored. */
async function readStatus(container: MedusaContainer, orderId: string) {
  const { result } = await getOrderDetailWorkflow(container).run({
    input: {
      order_id: orderId,
      fields: ["id", "status", "payment_status", "version", "canceled_at", "total", "summary.*"],
    },
  })
  const { summary } = result as unknown as { summary: Record<string, Amount> }
  return {
    status: result.status as string,
    payment_status: result.payment_status as string,
    version: result.version,
    total: pesos(result.total),
    paid_total: pesos(summary.paid_total),
    refunded_total: pesos(summary.refunded_total),
    pending_difference: pesos(summary.pending_difference),
  }
}

/** Everything Medusa's books say about an order, in plain numbers: what tests about money compare. */
export async function readBooks(container: MedusaContainer, orderId: string) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const order = await readStatus(container, orderId)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id: orderId } })
  const row = data[0] as unknown as OrderRow
  const payments = row.payment_collections.flatMap(({ payments }) => payments)
  const captures = payments.flatMap(({ captures }) => captures)
  const reservations = await query.graph({
    entity: "reservation",
    fields: ["id", "line_item_id", "quantity"],
    filters: { line_item_id: row.items.map(({ id }) => id) },
  })
  return {
    ...order,
    /** Pesos captured, over all payments. */
    captured: sum(captures),
    /** Pesos refunded, over all payments. */
    refunded: sum(payments.flatMap(({ refunds }) => refunds)),
    /** Pesos that the order's transactions account for: captures less refunds. */
    transacted: sum(row.transactions),
    captures: captures.map(withPesos),
    payments: payments.map(withPesos),
    transactions: row.transactions.map(withPesos),
    sessions: row.payment_collections.flatMap(({ payment_sessions }) =>
      payment_sessions.map(withPesos),
    ),
    collections: row.payment_collections.map((collection) => ({
      id: collection.id,
      status: collection.status,
      amount: pesos(collection.amount),
      authorized_amount: pesos(collection.authorized_amount),
      captured_amount: pesos(collection.captured_amount),
      refunded_amount: pesos(collection.refunded_amount),
    })),
    reservations: (
      reservations.data as unknown as { line_item_id: string; quantity: Amount }[]
    ).map(({ line_item_id, quantity }) => ({ line_item_id, quantity: pesos(quantity) })),
  }
}

export type Books = Awaited<ReturnType<typeof readBooks>>
