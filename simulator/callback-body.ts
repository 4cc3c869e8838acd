import { LosslessNumber, stringify } from "lossless-json"
import { signFields, type SigningOptions } from "../src/lib/signature/sign"
import { localTime } from "./clock"
import type { Fault } from "./faults"
import type { Voucher } from "./vouchers"

/** How the voucher stands, in the fields of PayPro's callback; `utr` is undocumented and signed all the same. */
export function callbackFields(voucher: Voucher, amount: string): Record<string, unknown> {
  const { tradeNo, payproTradeNo, status, message, utr, received, endedAt } = voucher
  return {
    platFormTradeNo: payproTradeNo,
    tradeNo,
    // A number, printed with its decimals: `JSON.parse` would lose what was signed.
    amount: new LosslessNumber(amount),
    status,
    message,
    utr: utr ?? undefined,
    successTime: received > 0 && endedAt ? localTime(endedAt) : undefined,
    timestamp: String(Date.now()),
  }
}

/** The callback's text, with what the fault does to it. */
export function printCallback(
  fields: Record<string, unknown>,
  fault: Fault | undefined,
  signing: SigningOptions,
): string {
  const told = fault?.kind === "override" ? { ...fields, ...fault.data } : fields
  const sign = fault?.kind === "wrongSignature" ? "0".repeat(32) : signFields(told, signing)
  const body = stringify({ ...told, sign }) ?? ""
  return fault?.kind === "garbage" ? body.slice(0, body.length / 2) : body
}
