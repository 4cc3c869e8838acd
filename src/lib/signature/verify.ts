import { timingSafeEqual } from "node:crypto"
import { isLosslessNumber, parse } from "lossless-json"
import { MalformedBodyError, SignatureError } from "../errors"
import { signCanonical, signedTexts, type SigningOptions } from "./sign"

/** Throws for what is not UTF-8. */
const UTF_8 = new TextDecoder("utf-8", { fatal: true })

/** PayPro's answers are two levels deep. */
const MAX_DEPTH = 16

/** PayPro's signatures: MD5 as lower-case hex. */
const MD5_HEX = /^[0-9a-f]{32}$/

/**
 * Reads a JSON object and keeps every number as it was printed (a `LosslessNumber`), which is what PayPro signed.
 * @throws MalformedBodyError for what is not JSON in UTF-8 or not an object, and for what no honest sender writes and
 * what would hurt further on: contradicting duplicate keys, `__proto__`, absurd nesting, characters no database stores.
 */
export function parseSigned(raw: Buffer | string): Record<string, unknown> {
  let value: unknown
  try {
    value = parse(typeof raw === "string" ? raw : UTF_8.decode(raw))
  } catch {
    // The parser quotes what it read, and nests as deep as its input: a RangeError of it lands here too.
    throw new MalformedBodyError("The body is not valid JSON in UTF-8")
  }
  if (!isRecord(value)) {
    throw new MalformedBodyError("The body is not a JSON object")
  }
  assertHarmless(value, 1)
  return value
}

/**
 * The fields of a message that one of the merchant's secrets signed: pass the body exactly as it was received. What the
 * fields mean is not looked at, so that a signed message can be kept before anything about it may fail; `parseCallback`
 * is the next step.
 * @returns numbers as `LosslessNumber`, everything else as JSON has it, `sign` and `timestamp` included
 * @throws MalformedBodyError see `parseSigned`
 * @throws SignatureError `sign` is missing or wrong
 */
export function verifySigned(
  raw: Buffer | string,
  options: SigningOptions,
): Record<string, unknown> {
  const fields = parseSigned(raw)
  verifyFields(fields, options)
  return fields
}

/** @throws SignatureError `sign` is missing or wrong */
export function verifyFields(fields: Record<string, unknown>, options: SigningOptions): void {
  if (typeof fields.sign !== "string" || fields.sign === "") {
    throw new SignatureError("missing")
  }
  if (!signatureHolds(fields, options)) {
    throw new SignatureError("wrong")
  }
}

/**
 * Whether one of the merchant's secrets signed these fields, in either reading of a null. A `sign` that cannot be a
 * signature costs no hash; a custom `sign` function may return any text.
 */
export function signatureHolds(fields: Record<string, unknown>, options: SigningOptions): boolean {
  const { sign } = fields
  if (typeof sign !== "string" || !(options.sign || MD5_HEX.test(sign))) {
    return false
  }
  const texts = signedTexts(fields)
  // Every secret and text is tried, whichever matches, so that the time taken tells nothing.
  const matches = options.appSecret.flatMap((secret) =>
    texts.map((text) => equals(sign, signCanonical(text, secret, options))),
  )
  return matches.includes(true)
}

/** In the same time wherever they differ; how long a signature is is no secret. */
function equals(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value)
  )
}

function assertHarmless(value: unknown, depth: number): void {
  if (typeof value === "string") {
    assertStorable(value)
  }
  if (typeof value !== "object" || value === null || isLosslessNumber(value)) {
    return
  }
  if (depth > MAX_DEPTH) {
    throw new MalformedBodyError("The body is nested too deeply")
  }
  for (const [key, child] of Object.entries(value)) {
    if (key === "__proto__") {
      throw new MalformedBodyError("The body has a key `__proto__`")
    }
    assertStorable(key)
    assertHarmless(child, depth + 1)
  }
}

/** PostgreSQL refuses NUL and halves of surrogate pairs: better a clear answer here than a failed insert there. */
function assertStorable(text: string): void {
  if (text.includes("\0") || /\p{Surrogate}/u.test(text)) {
    throw new MalformedBodyError("The body has characters that are no text")
  }
}
