import { knex as makeKnex, type Knex } from "@medusajs/framework/mikro-orm/knex"
import { freePort } from "../../scripts/free-port"
import { runMedusa, startMedusa, type MedusaServer } from "../../scripts/medusa"
import { startPostgres } from "../../scripts/postgres"
import { seedStore } from "../../scripts/seed-store"
import type { MexicanStore } from "../../scripts/store/mexican-store"
import { adminClient, Shopper } from "../../scripts/store/shopper"
import { startSimulator, type RunningSimulator } from "../../simulator"
import { Client } from "../load"
import { environment, merchantSimulator } from "./environment"
import { opened } from "./opened"
import { DEFERRED, Purchases } from "./purchases"
import { linkPackages, STORE } from "./store-folder"

const DATABASE = "medusa_bench"

export type World = {
  knex: Knex
  simulator: RunningSimulator
  medusa: MedusaServer
  /** What the server runs in: more of the same store can be started with it. */
  env: Record<string, string>
  seeded: MexicanStore
  client: Client
  purchases: Purchases
  close(): Promise<void>
}

/** A database, a PayPro that answers at once, and a store that sells without end. */
export async function startWorld(say: (text: string) => void): Promise<World> {
  linkPackages()
  return await opened(async (closeWith) => {
    const postgres = await startPostgres({ databases: [DATABASE] })
    closeWith(() => postgres.stop())
    const simulator = await startSimulator(merchantSimulator)
    closeWith(() => simulator.close())
    const port = await freePort()
    const env = environment(postgres.url(DATABASE), simulator.baseUrl, port)
    say("  migrating the database")
    await runMedusa(["db:migrate", "--execute-safe-links"], { cwd: STORE, env })
    say("  seeding the store")
    const seeded = await seedStore({ cwd: STORE, env })
    const knex = makeKnex({ client: "pg", connection: env.DATABASE_URL, pool: { min: 0, max: 2 } })
    closeWith(() => knex.destroy())
    say("  starting Medusa")
    const medusa = await startMedusa({ cwd: STORE, env, port })
    closeWith(() => medusa.stop())
    await stock(knex)
    await enableDeferred(medusa.url, seeded)
    const client = new Client(medusa.url)
    closeWith(async () => client.close())
    const shopper = Shopper.guest(medusa.url, seeded)
    const purchases = new Purchases(knex, simulator, shopper)
    return { knex, simulator, medusa, env, seeded, client, purchases }
  })
}

async function stock(knex: Knex): Promise<void> {
  const plenty = 1_000_000
  await knex("inventory_level").update({
    stocked_quantity: plenty,
    raw_stocked_quantity: JSON.stringify({ value: String(plenty), precision: 20 }),
  })
}

async function enableDeferred(url: string, { admin, regionId }: MexicanStore): Promise<void> {
  const sdk = await adminClient(url, { admin })
  const { region } = await sdk.admin.region.retrieve(regionId, { fields: "*payment_providers" })
  const ids = region.payment_providers?.map(({ id }) => id) ?? []
  await sdk.admin.region.update(regionId, { payment_providers: [...ids, DEFERRED] })
}
