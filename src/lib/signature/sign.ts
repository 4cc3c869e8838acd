import { createHash } from "node:crypto"
import { stringify } from "lossless-json"
import type { ResolvedPayproOptions } from "../options"

export type SigningOptions = Pick<ResolvedPayproOptions, "appSecret" | "saltPosition" | "sign">

/**
 * The text PayPro signs: every field but `sign`, those with a value (neither null nor ""), sorted by key in plain
 * string order, as `key=value` with nothing in between. A number counts as it was printed, so pass what
 * `parseSigned` returned and not what `JSON.parse` made of it (`300.00` would become `300`).
 *
 * PayPro documents no nested value in anything signed; one counts as its compact JSON, keys as they came.
 *
 * The text does not show where one field ends and the next begins: an `=` inside a value can be read as another field.
 * So no meaning is ever read from it, and no personal value is sent with an `=`.
 *
 * @param nulls whether a null is left out, as in all that we sign, or counts as `key=null`: see `signedTexts`
 */
export function canonicalize(
  fields: Record<string, unknown>,
  nulls: "dropped" | "printed" = "dropped",
): string {
  return Object.keys(fields)
    .filter((key) => key !== "sign")
    .filter((key) => hasValue(fields[key]) || (fields[key] === null && nulls === "printed"))
    .sort()
    .map((key) => `${key}=${print(fields[key])}`)
    .join("")
}

/**
 * The texts that a message of PayPro's may be signed over: one, or two where it carries a null. PayPro's page says that
 * empty values are dropped, and its Java sample prints a null as `null` before it looks for empty ones.
 */
export function signedTexts(fields: Record<string, unknown>): string[] {
  const dropped = canonicalize(fields)
  return Object.values(fields).includes(null)
    ? [dropped, canonicalize(fields, "printed")]
    : [dropped]
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

/** Neither missing, null nor "": what PayPro calls empty counts for no signature. */
export const hasValue = (value: unknown) => value !== undefined && value !== null && value !== ""

function print(value: unknown): string {
  return typeof value === "string" ? value : (stringify(value) ?? "")
}
