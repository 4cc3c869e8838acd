import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/**
 * Deletes expired locks of `@medusajs/locking-postgres`, which never takes one over. A process that was killed while it
 * held a cart's lock would block that cart, and any money for it, for good. It concerns no purchase in particular, so
 * the job runs it, and not the settling of a purchase.
 *
 * No public issue is known. The place is `acquire` of locking-postgres `services/advisory-lock.js`. No fix is released as of 2.21.
 */
export async function releaseExpiredLocks(container: MedusaContainer): Promise<void> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  if (await knex.schema.hasTable("locking")) {
    await knex("locking").where("expiration", "<", knex.fn.now()).delete()
  }
}
