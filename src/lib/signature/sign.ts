import { createHash } from "node:crypto"
import { stringify } from "lossless-json"
import type { ResolvedPayproOptions } from "../options"

export type SigningOptions = Pick<ResolvedPayproOptions, "appSecret" | "saltPosition" | "sign">

/**
 * How a null counts in the signed text. PayPro's page says that empty values are dropped, and its Java sample prints a
 * null as `null` before it looks for empty ones, so a message of theirs may be signed in either way.
 */
export type NullReading = "dropped" | "printed"

/**
 * The text PayPro signs: every field but `sign`, those with a value (neither null nor ""), sorted by key in plain
 * string order, as `key=value` with nothing in between. A number counts as it was printed, so pass what
 * `parseSigned` returned and not what `JSON.parse` made of it (`300.00` would become `300`).
 *
 * PayPro documents no nested value in anything signed; one counts as its compact JSON, keys as they came.
 *
 * The text does not tell where one field ends and the next begins: an `=` inside a value can be read as a field of its
 * own. What is made of a message is therefore never derived from this text, and no personal value sent has an `=`.
 */
export function canonicalize(
  fields: Record<string, unknown>,
  nulls: NullReading = "dropped",
): string {
  return Object.keys(fields)
    .filter((key) => key !== "sign")
    .filter((key) => hasValue(fields[key]) || (fields[key] === null && nulls === "printed"))
    .sort()
    .map((key) => `${key}=${print(fields[key])}`)
    .join("")
}

/** The `sign` of these fields: lower-case hex MD5 of the canonical text, salted with the first app secret. */
export function signFields(fields: Record<string, unknown>, options: SigningOptions): string {
  const [secret] = options.appSecret
  if (!secret) {
    throw new Error("appSecret is empty")
  }
  return signCanonical(canonicalize(fields), secret, options)
}

/** The signature over a canonical text with one secret: MD5 as lower-case hex, or whatever the store's `sign` returns. */
export function signCanonical(
  canonical: string,
  secret: string,
  { saltPosition, sign }: SigningOptions,
): string {
  if (sign) {
    return sign(canonical, secret)
  }
  const salted = saltPosition === "prefix" ? secret + canonical : canonical + secret
  return createHash("md5").update(salted, "utf8").digest("hex")
}

export const hasValue = (value: unknown) => value !== undefined && value !== null && value !== ""

function print(value: unknown): string {
  return typeof value === "string" ? value : (stringify(value) ?? "")
}
