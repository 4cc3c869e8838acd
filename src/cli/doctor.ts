import {
  configurationChecks,
  payproChecks,
  probePaypro,
  sightChecks,
  worstOf,
  type Check,
} from "../lib/health"
import { messageOf } from "../lib/errors"
import { parsePayproOptions, type ResolvedPayproOptions } from "../lib/options"
import { checkCallbackRoute } from "./check-callback-route"
import { optionsFrom } from "./options-from"
import { readSights } from "./read-sights"

export const DOCTOR_USAGE = `Usage: medusa-payment-paypro doctor [--json]

Checks that payments through PayPro can work: credentials, salt position, clock, callback address. Changes nothing.
Reads PAYPRO_MERCHANT_NO, PAYPRO_APP_SECRET, PAYPRO_BASE_URL and PAYPRO_BACKEND_URL, and any other option from
PAYPRO_OPTIONS as JSON, for instance {"saltPosition":"prefix"}; also from the .env file of the folder it runs in.
It does not read medusa-config.ts. Where DATABASE_URL leads to the store's database, it also says what PayPro has been
seen to do there: whether a payment ever came, and what its queries' amounts mean.

Exit code: 0 payments can work (perhaps with warnings), 1 they cannot, 2 an option is missing or wrong.
`

const WHERE_FROM = `
merchantNo, appSecret, baseUrl and backendUrl are read from PAYPRO_MERCHANT_NO, PAYPRO_APP_SECRET, PAYPRO_BASE_URL and
PAYPRO_BACKEND_URL, the others from PAYPRO_OPTIONS.
`

const MARKS: Record<Check["state"], string> = { ok: "✓", unknown: "?", warning: "!", error: "✗" }

type Io = {
  env: NodeJS.ProcessEnv
  print: (text: string) => void
  complain: (text: string) => void
}

/** @returns the exit code. */
export async function doctor(args: string[], { env, print, complain }: Io): Promise<number> {
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
  const [probe, route, sights] = await Promise.all([
    probePaypro(options),
    checkCallbackRoute(options),
    readSights(env.DATABASE_URL),
  ])
  const checks = [
    ...payproChecks(probe, options),
    ...configurationChecks(options),
    route,
    ...(sights ? sightChecks(sights) : []),
  ]
  const state = worstOf(checks)
  print(
    args.includes("--json") ? `${JSON.stringify({ state, checks }, null, 2)}\n` : report(checks),
  )
  return state === "error" ? 1 : 0
}

function report(checks: Check[]): string {
  const width = Math.max(...checks.map(({ id }) => id.length))
  const lines = checks.map(
    ({ id, state, message }) =>
      `${MARKS[state]} ${id.replace("_", " ").padEnd(width)}  ${message}\n`,
  )
  return lines.join("")
}
