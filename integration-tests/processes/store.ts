import { randomUUID } from "node:crypto"
import { join } from "node:path"
import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex"
import { freePort } from "../../scripts/free-port"
import { startMedusa, type MedusaServer } from "../../scripts/medusa"
import { seedStore } from "../../scripts/seed-store"
import type { MexicanStore } from "../../scripts/store/catalogue"
import { startSimulator, type RunningSimulator, type SimulatorSettings } from "../../simulator"
import type { PayproOptions } from "../../src/config"
import { urlOf } from "../helpers/database-server"
import { copyMigrated } from "../helpers/migrated-database"

const ROOT = join(__dirname, "../..")
export const MERCHANT_NO = "0000001"

type Settings = {
  /** The store's folder; this repository's own unless told. */
  cwd?: string
  /** Options of the plugin beyond the defaults, as JSON can say them. */
  options?: Partial<PayproOptions>
  simulator?: Partial<SimulatorSettings>
  env?: Record<string, string>
}

/** A seeded store whose servers are processes of their own. */
export type ProcessStore = {
  readonly appSecret: string
  readonly databaseUrl: string
  readonly seeded: MexicanStore
  readonly simulator: RunningSimulator
  readonly knex: Knex
  /** Starts one more server; the first gets PayPro's callbacks. */
  start(env?: Record<string, string>): Promise<MedusaServer>
  close(): Promise<void>
}

/** Seeds a database of its own: what another file's servers left is none of its business. */
export async function prepareStore(settings: Settings = {}): Promise<ProcessStore> {
  const database = `medusa_${randomUUID()}`
  await copyMigrated(database)
  const databaseUrl = urlOf(database)
  const appSecret = "app-secret-of-the-tests"
  const simulator = await startSimulator({
    merchantNo: MERCHANT_NO,
    appSecret,
    ...settings.simulator,
  })
  const { cwd = ROOT } = settings
  const ports = [await freePort()]
  const env = {
    NODE_ENV: "development",
    LOG_LEVEL: "warn",
    DISABLE_ADMIN: "true",
    DATABASE_URL: databaseUrl,
    PAYPRO_MERCHANT_NO: MERCHANT_NO,
    PAYPRO_APP_SECRET: appSecret,
    PAYPRO_BASE_URL: simulator.baseUrl,
    PAYPRO_BACKEND_URL: `http://localhost:${ports[0]}`,
    PAYPRO_OPTIONS: JSON.stringify(settings.options ?? {}),
    ...settings.env,
  }
  const seeded = await seedStore({ cwd, env })
  const db = knex({ client: "pg", connection: databaseUrl, pool: { min: 0, max: 4 } })
  const servers: MedusaServer[] = []
  return {
    appSecret,
    databaseUrl,
    seeded,
    simulator,
    knex: db,
    async start(more = {}) {
      const port = ports.pop() ?? (await freePort())
      const server = await startMedusa({ cwd, port, env: { ...env, ...more } })
      servers.push(server)
      const kill = server.kill
      // A server that is started instead of a killed one is found where that was.
      return {
        ...server,
        kill: async () => {
          ports.push(port)
          await kill()
        },
      }
    },
    async close() {
      await Promise.all(servers.map((server) => server.kill()))
      await db.destroy()
      await simulator.close()
    },
  }
}
