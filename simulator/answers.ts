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

/**
 * PayPro's pages name 8000 and 5000. The codes from 10001 on are the simulator's own and say which check failed; their
 * order is that of the checks.
 */
export const REFUSALS = {
  merchant: { code: "10001", msg: "merchant does not exist" },
  body: { code: "10002", msg: "body is not a JSON object" },
  sign: { code: "10003", msg: "sign error" },
  field: { code: "10004", msg: "parameter error" },
  duplicate: { code: "10005", msg: "tradeNo already exists" },
  order: { code: "8000", msg: "Order Error" },
  system: { code: "5000", msg: "System Exception" },
  unknown: { code: "9999", msg: "order does not exist" },
  endpoint: { code: "10404", msg: "no such endpoint" },
} as const

/**
 * What is said to somebody who has not shown to know the secret is not signed with it: it repeats what they sent, and a
 * signature over that would be theirs to use.
 */
const UNVERIFIED: ReadonlySet<string> = new Set([
  REFUSALS.merchant.code,
  REFUSALS.body.code,
  REFUSALS.sign.code,
])

/** PayPro's no in the outer layer, as an exception for whoever checks the request. */
export class Refusal extends Error {
  readonly answer: Answer

  constructor(kind: keyof typeof REFUSALS, detail?: string) {
    const { code, msg } = REFUSALS[kind]
    super(detail ? `${msg}: ${detail}` : msg)
    this.answer = { msg: this.message, code, timestamp: Date.now(), success: false }
  }
}

/** What PayPro answers, whatever it has done, where the fault is one of its outer layer. */
export function refusalOf(fault: Fault | undefined): Answer | null {
  switch (fault?.kind) {
    case "systemException":
      return new Refusal("system").answer
    case "orderError":
      return new Refusal("order").answer
    default:
      return null
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
  if (sign && !UNVERIFIED.has(answer.code)) {
    printed.sign = signFields(printed, sign)
  }
  if (fault?.kind === "wrongSignature") {
    printed.sign = "0".repeat(32)
  }
  return stringify(printed) ?? ""
}
