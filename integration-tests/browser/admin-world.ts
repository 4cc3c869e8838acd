import { existsSync, readdirSync, statSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { freePort } from "../../scripts/free-port"
import { runMedusa, startMedusa, type MedusaServer } from "../../scripts/medusa"
import { seedStore } from "../../scripts/seed-store"
import type { MexicanStore } from "../../scripts/store/mexican-store"
import { startSimulator, type RunningSimulator } from "../../simulator"
import { dropDatabase, urlOf } from "../helpers/database-server"
import { copyMigrated } from "../helpers/migrated-database"

const ROOT = join(__dirname, "../..")
const APP = join(ROOT, ".medusa/app")
const DATABASE = "medusa-admin"
const MERCHANT_NO = "0000001"
export const APP_SECRET = "app-secret-of-the-browser-tests"

export type AdminWorld = {
  medusa: MedusaServer
  simulator: RunningSimulator
  store: MexicanStore
  stop(): Promise<void>
}

/** The store of this repository as `medusa build` makes it for production, on a database of its own. */
export async function startAdminWorld(): Promise<AdminWorld> {
  await copyMigrated(DATABASE)
  const simulator = await startSimulator({ merchantNo: MERCHANT_NO, appSecret: APP_SECRET })
  const port = await freePort()
  const env = {
    DATABASE_URL: urlOf(DATABASE),
    REDIS_URL: "",
    PAYPRO_MERCHANT_NO: MERCHANT_NO,
    PAYPRO_APP_SECRET: APP_SECRET,
    PAYPRO_BASE_URL: simulator.baseUrl,
    PAYPRO_BACKEND_URL: `http://localhost:${port}`,
  }
  const store = await seedStore({ cwd: ROOT, env: { ...env, DISABLE_ADMIN: "true" } })
  if (isStale()) {
    await runMedusa(["build"], { cwd: ROOT, env })
  }
  const modules = join(APP, "node_modules")
  if (!existsSync(modules)) {
    symlinkSync(join(ROOT, "node_modules"), modules)
  }
  const medusa = await startMedusa({ cwd: APP, env: { ...env, NODE_ENV: "production" }, port })
  return {
    medusa,
    simulator,
    store,
    async stop() {
      await medusa.stop()
      await simulator.close()
      await dropDatabase(DATABASE)
    },
  }
}

/** Building takes a minute or more, so what is newer than all sources is used again. */
function isStale(): boolean {
  const built = join(APP, "public/admin/index.html")
  if (!existsSync(built)) {
    return true
  }
  const { mtimeMs } = statSync(built)
  return readdirSync(join(ROOT, "src"), { recursive: true, withFileTypes: true }).some(
    (entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs > mtimeMs,
  )
}
