import { createHash } from "node:crypto"
import { stringify } from "lossless-json"
import { hasValue } from "./sign"

/**
 * What tells one fact of PayPro's from another: SHA-256 (hex) over the fields of a message as JSON, sorted by key,
 * numbers as printed. Pass what `verifySigned` returned.
 * - `timestamp` and `sign` are left out, since PayPro repeats a call with new ones.
 * - Fields without a value (null or "") are left out, since no signature covers them: whoever saw a signed body could
 *   add any number of them.
 * - It is not made over the signed text, which two different bodies may share.
 */
export function digestOf(fields: Record<string, unknown>): string {
  const entries = Object.entries(fields)
    .filter(([key, value]) => key !== "timestamp" && key !== "sign" && hasValue(value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash("sha256")
    .update(stringify(entries) ?? "", "utf8")
    .digest("hex")
}
