import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/**
 * `@medusajs/locking-postgres` never takes over an expired lock, so a process that was killed while it held a
 * cart's lock would block that cart, and any money for it, for good. Expired locks guard nothing.
 */
export async function releaseExpiredLocks(container: MedusaContainer): Promise<void> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  if (await knex.schema.hasTable("locking")) {
    await knex("locking").where("expiration", "<", knex.fn.now()).delete()
  }
}
