/**
 * npm run test:package: packs the plugin, installs it in an empty store that is configured as the README says, buys
 * there with each way to pay, and looks at the orders in the store's admin. What only works in this repository fails here.
 */
import assert from "node:assert/strict"
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assertPaidInFull, buyAndPay } from "../../scripts/demo/purchase"
import { say, step } from "../../scripts/demo/progress"
import { freePort } from "../../scripts/free-port"
import { startPostgres } from "../../scripts/postgres"
import type { MexicanStore } from "../../scripts/store/mexican-store"
import { Shopper } from "../../scripts/store/shopper"
import { waitFor } from "../../scripts/wait-for"
import { startSimulator, type RunningSimulator } from "../../simulator"
import { requireBrowser } from "../browser/helpers/browser"
import { checkAdmin } from "./admin"
import { checkDoctor, checkSimulator } from "./commands"
import { checkDevelopment } from "./development"
import { createEmptyStore, SEED_SCRIPT } from "./empty-store"
import { pack } from "./pack"
import { onlyBlock, readmeBlocks } from "./readme"
import { attempt, run, serve, type Shell } from "./shell"

const ROOT = join(__dirname, "../..")
const NAME = "medusa-payment-paypro"
const MERCHANT_NO = "0000001"
const APP_SECRET = "app-secret-of-the-package-test"
/** Building the store is part of it. */
const START_TIMEOUT_MS = 300_000

const readme = readmeBlocks(join(ROOT, "README.md"))
const PAYPRO_VARIABLES = [...onlyBlock(readme, "write .env").matchAll(/^(\w+)=/gm)].map(
  ([, name = ""]) => name,
)
const closers: (() => Promise<void>)[] = []

/** What goes into the store's `.env`: the README's lines, and what a store has there anyway. */
function dotEnv(databaseUrl: string, simulator: RunningSimulator, url: string): string {
  const values: Record<string, string> = {
    PAYPRO_MERCHANT_NO: MERCHANT_NO,
    PAYPRO_APP_SECRET: APP_SECRET,
    PAYPRO_BASE_URL: simulator.baseUrl,
    PAYPRO_BACKEND_URL: url,
  }
  if (PAYPRO_VARIABLES.toSorted().join() !== Object.keys(values).sort().join()) {
    throw new Error(`The README's .env sets ${PAYPRO_VARIABLES.join(", ")}`)
  }
  const all: Record<string, string> = {
    ...values,
    DATABASE_URL: databaseUrl,
    STORE_CORS: url,
    ADMIN_CORS: url,
    AUTH_CORS: url,
    JWT_SECRET: "jwt-secret-of-the-package-test",
    COOKIE_SECRET: "cookie-secret-of-the-package-test",
  }
  return Object.entries(all)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("")
}

/** Nothing of this repository's, and nothing that the store has to find in its `.env`. */
function environment(port: number): NodeJS.ProcessEnv {
  const { NODE_ENV: _, NODE_OPTIONS: __, DATABASE_URL: ___, ...outer } = process.env
  return {
    ...outer,
    PORT: String(port),
    MEDUSA_DISABLE_TELEMETRY: "true",
    npm_config_prefer_offline: "true",
    npm_config_audit: "false",
    npm_config_fund: "false",
  }
}

/** Installs, configures and migrates with the README's own blocks. */
async function setUp(store: string, tarball: string, env: string, shell: Shell): Promise<void> {
  createEmptyStore(store, ROOT)
  await step("Installing an empty store", () => run("npm install", shell), "about a minute")
  writeFileSync(join(store, "medusa-config.ts"), onlyBlock(readme, "write medusa-config.ts"))
  writeFileSync(join(store, ".env"), env)
  for (const block of readme.get("run in the store's folder") ?? []) {
    for (const command of block.split("\n").filter(Boolean)) {
      await step(command, () => run(command.replace(NAME, `"${tarball}"`), shell))
    }
  }
}

/** As in the stage of a container's image that builds. An empty variable wins over the one in `.env`. */
function withoutOptions({ cwd, env }: Shell): Shell {
  return { cwd, env: { ...env, ...Object.fromEntries(PAYPRO_VARIABLES.map((name) => [name, ""])) } }
}

/** What needs the options says which are wrong: all of them. */
async function checkRefusal(shell: Shell): Promise<void> {
  const { code, output } = await attempt("npx medusa db:migrate", withoutOptions(shell))
  assert.equal(code, 1, output)
  assert.match(output, /merchantNo: [^]*appSecret: [^]*baseUrl: [^]*backendUrl: /)
}

async function seed(store: string, shell: Shell): Promise<MexicanStore> {
  const file = join(store, "store.json")
  await run(`npx medusa exec ./${SEED_SCRIPT} "${file}"`, shell)
  return JSON.parse(readFileSync(file, "utf8")) as MexicanStore
}

async function start(url: string, shell: Shell): Promise<void> {
  const [build = "", ...others] = onlyBlock(readme, "build and start").split("\n")
  await run(build, withoutOptions(shell))
  const server = serve(others.join("\n"), shell)
  closers.push(() => server.stop())
  await waitFor(async () => server.hasEnded() || (await fetch(`${url}/health`)).ok, {
    deadline: START_TIMEOUT_MS,
    interval: 250,
  })
  const admin = await fetch(`${url}/app`).catch(() => undefined)
  if (server.hasEnded() || !admin?.ok) {
    throw new Error(`The store did not start, or serves no admin:\n${server.output()}`)
  }
}

/** An order each that is paid, in either way, and one that is paid in part. */
async function buy(place: { url: string; simulator: RunningSimulator; store: MexicanStore }) {
  const va = await buyAndPay(place, "va")
  const cash = await buyAndPay(place, "store")
  assertPaidInFull([va, cash], place.store.products["taza-de-barro"].price)
  const part = await Shopper.guest(place.url, place.store).buy("va")
  place.simulator.pay(part.voucher.trade_no, 120)
  await waitFor(() => place.simulator.callbacks(part.voucher.trade_no)[0]?.state === "accepted")
  const paid = { state: "Paid", due: "$300.00", received: "$300.00" }
  return [
    { ...paid, orderId: va.order_id, number: 1, method: "Bank transfer (SPEI)" },
    { ...paid, orderId: cash.order_id, number: 2, method: "Cash at a convenience store" },
    {
      orderId: part.order.id,
      number: 3,
      method: "Bank transfer (SPEI)",
      state: "Paid in part",
      due: "$300.00",
      received: "$120.00",
      missing: "$180.00",
    },
  ]
}

async function test(): Promise<void> {
  requireBrowser()
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "paypro-package-")))
  closers.push(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })))
  const tarball = await step("Building and packing the plugin", () => pack(ROOT, folder))
  const postgres = await step("Starting PostgreSQL", () => startPostgres({ databases: ["store"] }))
  closers.push(() => postgres.stop())
  const simulator = await startSimulator({ merchantNo: MERCHANT_NO, appSecret: APP_SECRET })
  closers.push(() => simulator.close())

  const port = await freePort()
  const url = `http://localhost:${port}`
  const store = join(folder, "store")
  const shell = { cwd: store, env: environment(port) }
  await setUp(store, tarball, dotEnv(postgres.url("store"), simulator, url), shell)
  await step("Refusing what is not configured", () => checkRefusal(shell))
  const seeded = await step("Seeding the store", () => seed(store, shell))
  const develop = onlyBlock(readme, "develop")
  await step(develop.trim(), () => checkDevelopment(develop, shell, { url, store: seeded }))
  await step("Building and starting the store", () => start(url, shell))

  const orders = await buy({ url, simulator, store: seeded })
  await step("Looking at them in the store's admin", () =>
    checkAdmin({ url, store: seeded }, orders),
  )
  const check = onlyBlock(readme, "check")
  await step(check.trim(), () => checkDoctor(check, shell, url))
  const own = onlyBlock(readme, "start a PayPro of one's own").trim()
  await step(own, () => checkSimulator(own, shell))
}

async function close(): Promise<void> {
  for (const end of closers.splice(0).reverse()) {
    await end()
  }
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void close().finally(() => process.exit(1)))
}

test()
  .then(() => say("\nThe packed plugin works in a store configured as the README says"))
  .catch((error: unknown) => {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  })
  .finally(close)
