import { mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { Client } from "@medusajs/framework/pg"
import type { PayproOptions } from "../../src/config"
import { startSimulator, type RunningSimulator } from "../../simulator"
import { freePort } from "../free-port"
import { runMedusa, startMedusa, type MedusaServer } from "../medusa"
import { startPostgres } from "../postgres"
import { seedStore } from "../seed-store"
import type { MexicanStore } from "../store/mexican-store"
import { step } from "./progress"

const ROOT = join(__dirname, "../..")
const LOG_FOLDER = join(ROOT, ".demo")
const DATABASE = "medusa_demo"

const MERCHANT_NO = "0000001"
const APP_SECRET = "app-secret-of-the-demo"
/** How the store presents itself to shoppers. */
const OPTIONS: Partial<PayproOptions> = {
  store: { name: "Barro & Telar", contactUrl: "https://wa.me/525512345678" },
  beneficiary: "Barro y Telar SA de CV",
}

export type World = {
  medusa: MedusaServer
  simulator: RunningSimulator
  store: MexicanStore
  logFile: string
}

type Close = () => Promise<void>

/** Everything the demo runs: a database, a PayPro and a Medusa server with a seeded store. */
export async function startWorld(
  settings: { admin: boolean },
  onClose: (close: Close) => void,
): Promise<World> {
  const databaseUrl = await startDatabase(onClose)
  const simulator = await step("Starting the PayPro simulator", () =>
    startSimulator({ merchantNo: MERCHANT_NO, appSecret: APP_SECRET }),
  )
  onClose(() => simulator.close())

  const port = await freePort()
  const env = {
    NODE_ENV: "development",
    LOG_LEVEL: "info",
    DATABASE_URL: databaseUrl,
    DISABLE_ADMIN: String(!settings.admin),
    PAYPRO_MERCHANT_NO: MERCHANT_NO,
    PAYPRO_APP_SECRET: APP_SECRET,
    PAYPRO_BASE_URL: simulator.baseUrl,
    PAYPRO_BACKEND_URL: `http://localhost:${port}`,
    PAYPRO_OPTIONS: JSON.stringify(OPTIONS),
  }
  mkdirSync(LOG_FOLDER, { recursive: true })
  const logFile = join(LOG_FOLDER, "medusa.log")
  rmSync(logFile, { force: true })
  const store = { cwd: ROOT, env, logFile }
  const withoutAdmin = { ...store, env: { ...env, DISABLE_ADMIN: "true" } }

  await step(
    "Migrating the database",
    () => runMedusa(["db:migrate", "--execute-safe-links"], withoutAdmin),
    "about 20 s",
  )
  const seeded = await step("Seeding a small Mexican store", () => seedStore(withoutAdmin))
  const medusa = await step("Starting Medusa", () => startMedusa({ ...store, port }))
  onClose(() => medusa.stop())
  return { medusa, simulator, store: seeded, logFile }
}

async function startDatabase(onClose: (close: Close) => void): Promise<string> {
  const given = process.env.DATABASE_URL
  if (given) {
    await step("Connecting to the database of DATABASE_URL", () => connect(given))
    return given
  }
  const postgres = await step("Starting PostgreSQL", () => startPostgres({ databases: [DATABASE] }))
  onClose(() => postgres.stop())
  return postgres.url(DATABASE)
}

/** Medusa would try for minutes before it says that the database cannot be reached. */
async function connect(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 })
  await client.connect()
  await client.end()
}
