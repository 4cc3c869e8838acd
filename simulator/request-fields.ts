import { MalformedBodyError } from "../src/lib/errors"
import { parseSigned } from "../src/lib/signature/verify"
import { Refusal } from "./answers"

export type Fields = Record<string, unknown>

const OPTIONAL = ["payer", "email", "mobile", "returnUrl", "remark"]

/** @throws Refusal */
export function readFields(raw: Buffer): Fields {
  try {
    return parseSigned(raw)
  } catch (error) {
    throw error instanceof MalformedBodyError ? new Refusal("body", error.message) : error
  }
}

/** @throws Refusal for what is not a string */
export function text(fields: Fields, key: string): string | undefined {
  const value = fields[key]
  if (value === undefined || value === null || value === "") {
    return undefined
  }
  if (typeof value !== "string") {
    throw new Refusal("field", `${key} must be a string`)
  }
  return value
}

/** @throws Refusal for what is not a string, or missing */
export function required(fields: Fields, key: string): string {
  const value = text(fields, key)
  if (value === undefined) {
    throw new Refusal("field", `${key} is required`)
  }
  return value
}

/** The optional fields of a pay-in that were sent. */
export function extrasOf(fields: Fields): Record<string, string> {
  const sent = OPTIONAL.map((key): [string, string | undefined] => [key, text(fields, key)])
  return Object.fromEntries(
    sent.filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

/**
 * Turns away what real payment providers have choked on: names with an accent, `&`, `=` or an emoji, phones with
 * anything but digits.
 * @throws Refusal
 */
export function assertPlainPayer({ payer = "", mobile = "" }: Record<string, string>): void {
  if (!/^[ -~]*$/.test(payer) || /[&=]/.test(payer)) {
    throw new Refusal("order", "payer has characters that are not allowed")
  }
  if (!/^\d*$/.test(mobile)) {
    throw new Refusal("order", "mobile must be digits")
  }
}
