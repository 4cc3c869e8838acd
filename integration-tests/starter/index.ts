/**
 * npm run test:starter -- [--starter DIR]: does to a copy of Medusa's starter what the README says, with pnpm: installs
 * the packed plugin, applies add-storefront, builds both in production mode, and buys in a browser. Without a folder
 * it takes a small store with the same seams.
 */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { parseArgs } from "node:util"
import { say, step } from "../../scripts/demo/progress"
import { freePort } from "../../scripts/free-port"
import { startPostgres } from "../../scripts/postgres"
import type { MexicanStore } from "../../scripts/store/mexican-store"
import { waitFor } from "../../scripts/wait-for"
import { startSimulator } from "../../simulator"
import { launchBrowser } from "../browser/helpers/browser"
import { createEmptyStore, SEED_SCRIPT } from "../package/empty-store"
import { pack } from "../package/pack"
import { onlyBlock, readmeBlocks } from "../package/readme"
import { run, serve, type Shell } from "../package/shell"
import { checkPurchases } from "./purchases"

const ROOT = join(__dirname, "../..")
const FIXTURE = join(__dirname, "fixture")
const MERCHANT_NO = "0000001"
const APP_SECRET = "app-secret-of-the-starter-test"
/** The version that the starter names. */
const PNPM = "npx --yes pnpm@10.11.1"
const COMMAND = `${PNPM} exec medusa-payment-paypro add-storefront`
const START_TIMEOUT_MS = 300_000

const closers: (() => Promise<void>)[] = []

/** Nothing of this repository's. */
function environment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { NODE_ENV: _, NODE_OPTIONS: __, DATABASE_URL: ___, ...outer } = process.env
  return {
    ...outer,
    CI: "true",
    MEDUSA_DISABLE_TELEMETRY: "true",
    NEXT_TELEMETRY_DISABLED: "1",
    npm_config_prefer_offline: "true",
    ...more,
  }
}

const dotEnv = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("")

/** Its sources only. The small store's backend is the one of the package's test. */
function copyStarter(starter: string, store: string): void {
  const isMade = /(?:^|\/)(?:node_modules|\.next|\.medusa|\.git)(?:\/|$)/
  cpSync(starter, store, {
    recursive: true,
    filter: (source) => !isMade.test(source.slice(starter.length)),
  })
  const backend = join(store, "apps/backend")
  if (!existsSync(backend)) {
    createEmptyStore(backend, ROOT)
  }
}

/** What the README has one do in the backend's folder; the seed is this test's. */
function configure(backend: string, values: Record<string, string>): void {
  const readme = readmeBlocks(join(ROOT, "README.md"))
  writeFileSync(join(backend, "medusa-config.ts"), onlyBlock(readme, "write medusa-config.ts"))
  writeFileSync(join(backend, ".env"), dotEnv(values))
  cpSync(join(ROOT, "scripts/store"), join(backend, dirname(SEED_SCRIPT)), {
    recursive: true,
    filter: (source) => !source.endsWith("shopper.ts"),
  })
}

/** Shows first, then writes; the second time there is nothing left to do. */
async function addStorefront(shell: Shell): Promise<void> {
  const plan = await run(COMMAND, shell)
  if (!plan.includes("Nothing was written")) {
    throw new Error(`The plan says otherwise:\n${plan}`)
  }
  await run(`${COMMAND} --write`, shell)
  const again = await run(COMMAND, shell)
  if (!again.includes("Everything is there already")) {
    throw new Error(`It is not done once it was done:\n${again}`)
  }
}

async function start(script: string, shell: Shell, url: string): Promise<void> {
  const server = serve(script, shell)
  closers.push(() => server.stop())
  await waitFor(async () => server.hasEnded() || (await fetch(url)).ok, {
    deadline: START_TIMEOUT_MS,
    interval: 250,
  }).catch(() => undefined)
  const answer = await fetch(url).catch(() => undefined)
  if (server.hasEnded() || !answer?.ok) {
    throw new Error(`${url} does not answer:\n${server.output()}`)
  }
}

async function test(starter: string): Promise<void> {
  const browser = await launchBrowser()
  closers.push(() => browser.close())
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "paypro-starter-")))
  closers.push(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })))
  const tarball = await step("Building and packing the plugin", () => pack(ROOT, folder))
  const postgres = await startPostgres({ databases: ["store"] })
  closers.push(() => postgres.stop())
  const simulator = await startSimulator({ merchantNo: MERCHANT_NO, appSecret: APP_SECRET })
  closers.push(() => simulator.close())
  const [backendUrl, storefrontUrl] = [
    `http://localhost:${await freePort()}`,
    `http://localhost:${await freePort()}`,
  ]
  const store = join(folder, "store")
  copyStarter(starter, store)
  const backend = { cwd: join(store, "apps/backend"), env: environment() }
  const storefront = { cwd: join(store, "apps/storefront"), env: environment() }
  await step(
    "pnpm install",
    () => run(`${PNPM} install --no-frozen-lockfile`, { ...backend, cwd: store }),
    "minutes",
  )
  await step("pnpm add medusa-payment-paypro", () => run(`${PNPM} add "${tarball}"`, backend))
  configure(backend.cwd, {
    DATABASE_URL: postgres.url("store"),
    STORE_CORS: storefrontUrl,
    ADMIN_CORS: backendUrl,
    AUTH_CORS: `${backendUrl},${storefrontUrl}`,
    JWT_SECRET: "jwt-secret-of-the-starter-test",
    COOKIE_SECRET: "cookie-secret-of-the-starter-test",
    PAYPRO_MERCHANT_NO: MERCHANT_NO,
    PAYPRO_APP_SECRET: APP_SECRET,
    PAYPRO_BASE_URL: simulator.baseUrl,
    PAYPRO_BACKEND_URL: backendUrl,
  })
  await step("medusa-payment-paypro add-storefront", () => addStorefront(backend))
  await step("medusa db:migrate", () => run(`${PNPM} exec medusa db:migrate`, backend))
  const file = join(folder, "store.json")
  await step("Seeding the store", () =>
    run(`${PNPM} exec medusa exec ./${SEED_SCRIPT} "${file}"`, backend),
  )
  const seeded = JSON.parse(readFileSync(file, "utf8")) as MexicanStore
  await step("medusa build", () => run(`${PNPM} exec medusa build`, backend), "minutes")
  await step("medusa start", () =>
    start(
      `cp .env .medusa/server/.env.production && cd .medusa/server && ${PNPM} exec medusa start`,
      { ...backend, env: environment({ PORT: new URL(backendUrl).port }) },
      `${backendUrl}/health`,
    ),
  )
  writeFileSync(
    join(storefront.cwd, ".env.local"),
    dotEnv({
      NEXT_PUBLIC_MEDUSA_PUBLISHABLE_KEY: seeded.publishableKey,
      NEXT_PUBLIC_MEDUSA_BACKEND_URL: backendUrl,
      NEXT_PUBLIC_DEFAULT_REGION: "mx",
      NEXT_PUBLIC_BASE_URL: storefrontUrl,
    }),
  )
  // The starter builds whatever its types say.
  await step("tsc", () => run(`${PNPM} exec tsc --noEmit`, storefront))
  await step("next build", () => run(`${PNPM} exec next build`, storefront), "minutes")
  await step("next start", () =>
    start(
      `${PNPM} exec next start -p ${new URL(storefrontUrl).port}`,
      storefront,
      `${storefrontUrl}/mx`,
    ),
  )
  await checkPurchases({ browser, url: storefrontUrl, simulator, backendUrl, store: seeded })
}

async function close(): Promise<void> {
  for (const end of closers.splice(0).reverse()) {
    await end()
  }
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void close().finally(() => process.exit(1)))
}

const { values } = parseArgs({ options: { starter: { type: "string", default: FIXTURE } } })
const began = Date.now()
test(realpathSync(values.starter))
  .then(() => say(`\nBought in the starter after ${Math.round((Date.now() - began) / 1000)} s`))
  .catch((error: unknown) => {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  })
  .finally(close)
