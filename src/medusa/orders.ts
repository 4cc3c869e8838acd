import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

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

/** Whom an order's mails go to. */
export type OrderRecipient = {
  id: string
  email: string | null
  locale: string | null
  canceled_at: unknown
  customer_id: string | null
}

export async function readOrderRecipient(
  container: MedusaContainer,
  orderId: string,
): Promise<OrderRecipient | undefined> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "email", "locale", "canceled_at", "customer_id"],
    filters: { id: orderId },
  })
  return data[0] as OrderRecipient | undefined
}
