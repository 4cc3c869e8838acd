import { knex } from "@medusajs/framework/mikro-orm/knex"
import { SIGHTS, type Sights } from "../lib/health"
import { readPesoRegions, type PesoRegion } from "../medusa/peso-regions"

const TIMEOUT_MS = 3_000

/** What the store's database knows. */
type StoreRecords = {
  /** PayPro's behaviour, as far as it was seen. */
  sights: Sights
  regions: PesoRegion[]
}

/** Null where it cannot be read. */
export async function readStore(databaseUrl: string | undefined): Promise<StoreRecords | null> {
  if (!databaseUrl) {
    return null
  }
  const database = knex({
    client: "pg",
    connection: { connectionString: databaseUrl, connectionTimeoutMillis: TIMEOUT_MS },
    pool: { min: 0, max: 1 },
  })
  try {
    const rows = await database<{ id: string; created_at: Date }>("paypro_health")
      .whereIn("id", [...SIGHTS])
      .select("id", "created_at")
    const sights: Sights = Object.fromEntries(rows.map(({ id, created_at }) => [id, created_at]))
    return { sights, regions: await readPesoRegions(database) }
  } catch {
    // No such table before the store's first migration, or no such database from here.
    return null
  } finally {
    await database.destroy()
  }
}
