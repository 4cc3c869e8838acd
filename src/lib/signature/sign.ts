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
 */
export function canonicalize(fields: Record<string, unknown>): string {
  return Object.keys(fields)
    .filter((key) => key !== "sign" && !isEmpty(fields[key]))
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

const isEmpty = (value: unknown) => value === undefined || value === null || value === ""

function print(value: unknown): string {
  return typeof value === "string" ? value : (stringify(value) ?? "")
}
