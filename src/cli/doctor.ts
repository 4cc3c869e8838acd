import {
  configurationChecks,
  payproChecks,
  probePaypro,
  regionCheck,
  sightChecks,
  worstOf,
  type Check,
} from "../lib/health"
import { messageOf } from "../lib/errors"
import { parsePayproOptions, type ResolvedPayproOptions } from "../lib/options"
import { checkCallbackRoute } from "./check-callback-route"
import { hostChecks, type HostCheck } from "./host"
import { optionsFrom } from "./options-from"
import { readStore } from "./read-store"

export const DOCTOR_USAGE = `Usage: medusa-payment-paypro doctor [--json]

Checks that payments through PayPro can work: credentials, salt position, clock, callback address, and the packages of
the store in the folder it runs in. Changes nothing.
Reads PAYPRO_MERCHANT_NO, PAYPRO_APP_SECRET, PAYPRO_BASE_URL and PAYPRO_BACKEND_URL, and any other option from
PAYPRO_OPTIONS as JSON, for instance {"saltPosition":"prefix"}; also from the .env file of the folder it runs in.
It does not read medusa-config.ts. Where DATABASE_URL leads to the store's database, it also says which methods a region
offers, and what PayPro has been seen to do: whether a payment ever came, and what its queries' amounts mean.

Exit code: 0 payments can work (perhaps with warnings), 1 they cannot, 2 an option is missing or wrong.
`

const WHERE_FROM = `
merchantNo, appSecret, baseUrl and backendUrl are read from PAYPRO_MERCHANT_NO, PAYPRO_APP_SECRET, PAYPRO_BASE_URL and
PAYPRO_BACKEND_URL, the others from PAYPRO_OPTIONS.
`

const MARKS: Record<Check["state"], string> = { ok: "✓", unknown: "?", warning: "!", error: "✗" }

type Io = {
  /** The store's backend. */
  folder: string
  env: NodeJS.ProcessEnv
  print: (text: string) => void
  complain: (text: string) => void
}

/** @returns the exit code. */
export async function doctor(
  args: string[],
  { folder, env, print, complain }: Io,
): Promise<number> {
  if (args.some((arg) => arg !== "--json")) {
    complain(DOCTOR_USAGE)
    return 2
  }
  let options: ResolvedPayproOptions
  try {
    options = parsePayproOptions(optionsFrom(env))
  } catch (error) {
    complain(`${messageOf(error)}\n${WHERE_FROM}`)
    return 2
  }
  const [probe, route, store] = await Promise.all([
    probePaypro(options),
    checkCallbackRoute(options),
    readStore(env.DATABASE_URL),
  ])
  const checks = [
    ...payproChecks(probe, options),
    ...configurationChecks(options),
    route,
    ...(store ? [regionCheck(store.regions), ...sightChecks(store.sights)] : []),
    ...hostChecks(folder),
  ]
  const state = worstOf(checks)
  print(
    args.includes("--json") ? `${JSON.stringify({ state, checks }, null, 2)}\n` : report(checks),
  )
  return state === "error" ? 1 : 0
}

function report(checks: (Check | HostCheck)[]): string {
  const width = Math.max(...checks.map(({ id }) => id.length))
  const lines = checks.map(
    ({ id, state, message }) =>
      `${MARKS[state]} ${id.replace("_", " ").padEnd(width)}  ${message}\n`,
  )
  return lines.join("")
}
