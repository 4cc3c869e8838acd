/**
 * npm run test:starter -- [--starter DIR] [--with npm|pnpm] [--keep]: does to a copy of Medusa's starter what the README
 * says: installs the packed plugin, applies add-storefront, builds both in production mode, and buys in a browser. Without
 * a folder it takes a small store with the same seams. `--keep` leaves the store as it is, and running until Ctrl-C.
 */
import { mkdtempSync, realpathSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { say, step } from "../../scripts/demo/progress"
import { freePort } from "../../scripts/free-port"
import { startPostgres } from "../../scripts/postgres"
import { startSimulator } from "../../simulator"
import { launchBrowser } from "../browser/helpers/browser"
import { pack } from "../package/pack"
import { run } from "../package/shell"
import { addStorefront } from "./add-storefront"
import { checkAdmin } from "./admin"
import { startBackend } from "./backend"
import { packageManager } from "./package-manager"
import { checkPurchases } from "./purchases"
import { closeAll, closeWith } from "./running"
import { configure, copyStarter, environment, ROOT, type Variables } from "./store"
import { startStorefront } from "./storefront"

const FIXTURE = join(__dirname, "fixture")
const MERCHANT = { merchantNo: "0000001", appSecret: "app-secret-of-the-starter-test" }

const { values: flags } = parseArgs({
  options: {
    starter: { type: "string", default: FIXTURE },
    with: { type: "string", default: "pnpm" },
    keep: { type: "boolean", default: false },
  },
})

function makeFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "paypro-starter-")))
  if (!flags.keep) {
    closeWith(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })))
  }
  return folder
}

const freeUrl = async () => `http://localhost:${await freePort()}`

async function test(): Promise<void> {
  const browser = await launchBrowser()
  closeWith(() => browser.close())
  const folder = makeFolder()
  const manager = await packageManager(flags.with, { cwd: folder, env: environment() })
  const { env, add, exec } = manager
  const tarball = await step("Building and packing the plugin", () => pack(ROOT, folder))
  const postgres = await startPostgres({ databases: ["store"] })
  closeWith(() => postgres.stop())
  const simulator = await startSimulator(MERCHANT)
  closeWith(() => simulator.close())
  const [backendUrl, url] = [await freeUrl(), await freeUrl()]

  const store = copyStarter(realpathSync(flags.starter), join(folder, "store"), env)
  const { backend, storefront } = store
  await step(`${flags.with} install`, () => manager.install(store), "minutes")
  await step("Adding the plugin", () => run(`${add} "${tarball}"`, backend))
  configure(backend.cwd)
  await step("medusa-payment-paypro add-storefront", () =>
    addStorefront(`${exec} medusa-payment-paypro add-storefront`, backend),
  )

  const variables: Variables = {
    DATABASE_URL: postgres.url("store"),
    STORE_CORS: url,
    ADMIN_CORS: backendUrl,
    AUTH_CORS: `${backendUrl},${url}`,
    JWT_SECRET: "jwt-secret-of-the-starter-test",
    COOKIE_SECRET: "cookie-secret-of-the-starter-test",
  }
  const paypro: Variables = {
    PAYPRO_MERCHANT_NO: MERCHANT.merchantNo,
    PAYPRO_APP_SECRET: MERCHANT.appSecret,
    PAYPRO_BASE_URL: simulator.baseUrl,
    PAYPRO_BACKEND_URL: backendUrl,
  }
  const seeded = await startBackend({ shell: backend, exec, url: backendUrl, variables, paypro })
  const { publishableKey } = seeded
  await startStorefront({ shell: storefront, exec, url, backendUrl, publishableKey })

  const place = { browser, url, simulator, backendUrl, store: seeded }
  await checkPurchases(place)
  await checkAdmin(place)
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void closeAll().finally(() => process.exit(1)))
}

const began = Date.now()
const seconds = () => Math.round((Date.now() - began) / 1000)
test()
  .then(() => say(`\nBought in the starter after ${seconds()} s, with ${flags.with}`))
  .catch((error: unknown) => {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  })
  .finally(flags.keep ? () => say("\nIt runs until Ctrl-C, and its folder stays") : closeAll)
