import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** User id -> name, or e-mail address. Users who are gone, and API keys, have none. */
export async function readUserNames(
  container: MedusaContainer,
  userIds: (string | null)[],
): Promise<Map<string, string>> {
  const id = [...new Set(userIds.filter((user) => user?.startsWith("user_")))]
  if (!id.length) {
    return new Map()
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
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
