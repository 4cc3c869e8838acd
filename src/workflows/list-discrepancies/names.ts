import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Order id -> the number people know it by. */
export async function orderNumbers(
  container: MedusaContainer,
  orderIds: (string | null)[],
): Promise<Map<string, number>> {
  const id = present(orderIds)
  if (!id.length) {
    return new Map()
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "display_id"],
    filters: { id },
  })
  const orders = data as { id: string; display_id: number }[]
  return new Map(orders.map((order) => [order.id, order.display_id]))
}

/** User id -> name, or e-mail address. Users who are gone, and API keys, have none. */
export async function userNames(
  container: MedusaContainer,
  userIds: (string | null)[],
): Promise<Map<string, string>> {
  const id = present(userIds).filter((user) => user.startsWith("user_"))
  if (!id.length) {
    return new Map()
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "user",
    fields: ["id", "email", "first_name", "last_name"],
    filters: { id },
  })
  return new Map(
    data.map(({ id, email, first_name, last_name }) => [
      id,
      [first_name, last_name].filter(Boolean).join(" ") || email,
    ]),
  )
}

function present(ids: (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
