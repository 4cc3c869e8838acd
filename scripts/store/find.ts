import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** The first row of an entity that fits, with its fields as the caller names their types. */
export async function findOne<T>(
  container: MedusaContainer,
  entity: string,
  filters: Record<string, unknown>,
  fields = ["id"],
): Promise<T | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields, filters, pagination: { take: 1 } })
  return data[0] as T | undefined
}

/** The id of what fits, or of what `create` makes: seeding twice, or after a crash half-way, adds nothing twice. */
export async function findOrCreate(
  container: MedusaContainer,
  entity: string,
  filters: Record<string, unknown>,
  create: () => Promise<{ id: string } | undefined>,
): Promise<string> {
  const row = (await findOne<{ id: string }>(container, entity, filters)) ?? (await create())
  if (!row) {
    throw new Error(`Not created: ${entity}`)
  }
  return row.id
}
