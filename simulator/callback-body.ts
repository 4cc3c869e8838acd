import { LosslessNumber, stringify } from "lossless-json"
import { signFields, type SigningOptions } from "../src/lib/signature/sign"
import { localTime } from "./clock"
import type { Fault } from "./faults"
import { platformId, printStatus } from "./reports"
import type { SimulatorSettings } from "./settings"
import type { Voucher } from "./vouchers"

type Fields = Record<string, unknown>

/** How the voucher stands, in the fields of PayPro's callback; `utr` is undocumented and signed all the same. */
export function callbackFields(
  voucher: Voucher,
  amount: string,
  settings: SimulatorSettings,
): Fields {
  const { tradeNo, status, message, utr, received, endedAt } = voucher
  const nothing = settings.nullSign === "absent" ? undefined : null
  return {
    ...platformId(voucher, "callback", settings),
    tradeNo,
    // A number, printed with its decimals: `JSON.parse` would lose what was signed. Commas make it a text.
    amount: settings.amountFormat === "thousands" ? amount : new LosslessNumber(amount),
    status: printStatus(status, settings),
    message,
    utr: utr ?? nothing,
    // PayPro documents it for other countries; here it is what every callback leaves empty.
    channelCode: nothing,
    successTime: received > 0 && endedAt ? localTime(endedAt) : nothing,
    timestamp: String(Date.now()),
  }
}

/** The callback's text, with what the fault does to it. */
export function printCallback(
  fields: Fields,
  fault: Fault | undefined,
  signing: SigningOptions,
  { nullSign }: Pick<SimulatorSettings, "nullSign">,
): string {
  const told = fault?.kind === "override" ? { ...fields, ...fault.data } : fields
  const signed = nullSign === "printed" ? withNullsAsText(told) : told
  const sign = fault?.kind === "wrongSignature" ? "0".repeat(32) : signFields(signed, signing)
  const body = stringify({ ...told, sign }) ?? ""
  return fault?.kind === "garbage" ? body.slice(0, body.length / 2) : body
}

/** PayPro's Java sample prints a null as `null` before it looks for empty values, so it signs `key=null`. */
function withNullsAsText(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, value === null ? "null" : value]),
  )
}
