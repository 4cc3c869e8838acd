import { stringify } from "lossless-json"
import { signFields, type SigningOptions } from "../src/lib/signature/sign"
import type { Fault } from "./faults"

/** Both layers of an answer. */
export type Answer = {
  msg: string
  code: string
  timestamp: number | string
  success: boolean | string
  data?: Record<string, unknown>
  sign?: string
}

export function accepted(data: Record<string, unknown>): Answer {
  return { msg: "success", code: "0000", timestamp: Date.now(), success: true, data }
}

/** PayPro does not publish the codes of its outer layer: these are the simulator's own, their order that of the checks. */
export const REFUSALS = {
  merchant: { code: "10001", msg: "merchant does not exist" },
  body: { code: "10002", msg: "body is not a JSON object" },
  sign: { code: "10003", msg: "sign error" },
  field: { code: "10004", msg: "parameter error" },
  duplicate: { code: "10005", msg: "tradeNo already exists" },
  unknown: { code: "10006", msg: "order does not exist" },
  endpoint: { code: "10404", msg: "no such endpoint" },
} as const

/** PayPro's no in the outer layer, as an exception for whoever checks the request. */
export class Refusal extends Error {
  readonly answer: Answer

  constructor(kind: keyof typeof REFUSALS, detail?: string) {
    const { code, msg } = REFUSALS[kind]
    super(detail ? `${msg}: ${detail}` : msg)
    this.answer = { msg: this.message, code, timestamp: Date.now(), success: false }
  }
}

/** The answer's text, with what the fault does to its fields. */
export function printAnswer(
  answer: Answer,
  fault: Fault | undefined,
  sign: SigningOptions | null,
): string {
  const printed: Answer =
    fault?.kind === "override"
      ? { ...answer, data: { ...answer.data, ...fault.data }, ...fault.envelope }
      : { ...answer }
  if (sign) {
    printed.sign = signFields(printed, sign)
  }
  if (fault?.kind === "wrongSignature") {
    printed.sign = "0".repeat(32)
  }
  return stringify(printed) ?? ""
}
