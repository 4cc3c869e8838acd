import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { transactionTotalsOf } from "./order-figures"

/** Order id -> the number people know the order by. */
export async function readOrderNumbers(
  container: MedusaContainer,
  orderIds: (string | null)[],
): Promise<Map<string, number>> {
  const id = [...new Set(orderIds.filter((orderId) => orderId !== null))]
  if (!id.length) {
    return new Map()
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "display_id"],
    filters: { id },
  })
  const orders = data as { id: string; display_id: number }[]
  return new Map(orders.map((order) => [order.id, order.display_id]))
}

/** Whom an order's mails go to, and what they call it. */
export type OrderRecipient = {
  id: string
  /** The number people know the order by. */
  display_id: number
  email: string | null
  locale: string | null
  canceled_at: unknown
  customer_id: string | null
  /** All that was ever paid for it, as decimal text, whatever was returned since. */
  paid_total: string
}

type RecipientRow = Omit<OrderRecipient, "paid_total"> & {
  transactions: { amount: BigNumberInput }[] | null
}

export async function readOrderRecipient(
  container: MedusaContainer,
  orderId: string,
): Promise<OrderRecipient | undefined> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: [
      "id",
      "display_id",
      "email",
      "locale",
      "canceled_at",
      "customer_id",
      "transactions.id",
      "transactions.amount",
    ],
    filters: { id: orderId },
  })
  const row = data[0] as RecipientRow | undefined
  if (!row) {
    return undefined
  }
  const { transactions, ...order } = row
  const { paid } = transactionTotalsOf(transactions ?? [])
  return { ...order, paid_total: MathBN.convert(paid).toFixed() }
}
