import { parseArgs } from "node:util"
import { SIMULATOR_SECRET } from "../src/lib/weak-secrets"
import type { SimulatorOptions } from "./options"
import { CHOICES, DEFAULT_SETTINGS } from "./settings"

export const USAGE = `medusa-payment-paypro simulator [options]

A PayPro of your own, for development without sandbox credentials.

  --port <number>             default 9010; 0 takes a free one
  --host <address>            default 127.0.0.1; 0.0.0.0 lets other machines in
  --merchant-no <digits>      default PAYPRO_MERCHANT_NO, or 0000001
  --app-secret <secret>       default PAYPRO_APP_SECRET, or ${SIMULATOR_SECRET}
  --allow-host <name>         another name it is reached by, such as a container's; may be repeated
  --show-personal-data        show who pays, on the page and over HTTP
  --force                     start although NODE_ENV is production
  --salt-position <position>  suffix (default) or prefix
  --accounts <form>           clabe (default) or nineteen_digits, as in PayPro's example
  --amount-format <format>    decimals (default), plain, four_decimals or thousands
  --reading <reading>         of a query's amounts: received (default) or ordered
  --payment-list              add paymentList to the answers of queries
  --callback-amounts <kind>   sums (default) or single payments
  --query-lag <ms>            how far queries lag behind, default 0
  --unknown-trade-no <form>   of the answer to a query: 8000 (default), 9999, failed or empty
  --strict-payer              refuse names with accents, & and the like, and phones with more than digits
  --time-scale <factor>       on the pauses between callbacks: 0.01 turns 2 s into 20 ms
  --callback-delay <ms>       before the first callback, default 0
  --no-callbacks              never call back: only queries tell the store
  --sign-answers              sign the answers too

The page and /control/settings switch these and more while it runs.
`

export type CliArguments = SimulatorOptions & { appSecret: string }

type Environment = Record<string, string | undefined>

/**
 * What `medusa-payment-paypro <argv>` asks for; null when it asks for help.
 * @throws Error that names the argument which makes no sense
 */
export function readArguments(argv: string[], environment: Environment): CliArguments | null {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      port: { type: "string", default: "9010" },
      host: { type: "string", default: "127.0.0.1" },
      "merchant-no": { type: "string", default: environment.PAYPRO_MERCHANT_NO || "0000001" },
      "app-secret": {
        type: "string",
        default: environment.PAYPRO_APP_SECRET || SIMULATOR_SECRET,
      },
      "allow-host": { type: "string", multiple: true, default: [] },
      "show-personal-data": { type: "boolean", default: false },
      force: { type: "boolean", default: false },
      "salt-position": { type: "string", default: "suffix" },
      accounts: { type: "string", default: DEFAULT_SETTINGS.accounts },
      "amount-format": { type: "string", default: DEFAULT_SETTINGS.amountFormat },
      reading: { type: "string", default: DEFAULT_SETTINGS.reading },
      "payment-list": { type: "boolean", default: false },
      "callback-amounts": { type: "string", default: DEFAULT_SETTINGS.callbackAmounts },
      "query-lag": { type: "string", default: "0" },
      "unknown-trade-no": { type: "string", default: DEFAULT_SETTINGS.unknownTradeNo },
      "strict-payer": { type: "boolean", default: false },
      "time-scale": { type: "string", default: "1" },
      "callback-delay": { type: "string", default: "0" },
      "no-callbacks": { type: "boolean", default: false },
      "sign-answers": { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  })
  if (values.help || positionals.length === 0) {
    return null
  }
  if (positionals.join(" ") !== "simulator") {
    throw new Error(`Unknown command: ${positionals.join(" ")}`)
  }
  return {
    port: numeric("port", values.port),
    host: values.host,
    allowedHosts: values["allow-host"],
    showPersonalData: values["show-personal-data"],
    force: values.force,
    merchantNo: values["merchant-no"],
    appSecret: values["app-secret"],
    saltPosition: oneOf("salt-position", values["salt-position"], ["suffix", "prefix"]),
    accounts: oneOf("accounts", values.accounts, CHOICES.accounts),
    amountFormat: oneOf("amount-format", values["amount-format"], CHOICES.amountFormat),
    reading: oneOf("reading", values.reading, CHOICES.reading),
    paymentList: values["payment-list"],
    callbackAmounts: oneOf("callback-amounts", values["callback-amounts"], CHOICES.callbackAmounts),
    queryLagMs: numeric("query-lag", values["query-lag"]),
    unknownTradeNo: oneOf("unknown-trade-no", values["unknown-trade-no"], CHOICES.unknownTradeNo),
    strictPayer: values["strict-payer"],
    timeScale: numeric("time-scale", values["time-scale"]),
    callbackDelayMs: numeric("callback-delay", values["callback-delay"]),
    autoCallback: !values["no-callbacks"],
    signAnswers: values["sign-answers"],
  }
}

function numeric(name: string, value: string): number {
  if (!/^\d+(\.\d+)?$/.test(value)) {
    throw new Error(`--${name} must be a number: ${value}`)
  }
  return Number(value)
}

function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value)
  if (!found) {
    throw new Error(`--${name} must be ${allowed.join(" or ")}: ${value}`)
  }
  return found
}
