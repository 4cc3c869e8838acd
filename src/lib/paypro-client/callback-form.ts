import { MalformedBodyError, SignatureError } from "../errors"
import type { SigningOptions } from "../signature/sign"

/** What a callback may have at most: PayPro's have some 300 bytes. */
export const MAX_CALLBACK_BYTES = 8 * 1024

const OBJECT = /^(?:\ufeff|\s)*\{/
const MD5_SIGN = /"sign"\s*:\s*"[0-9a-f]{32}"/
/** A `sign` function of the store's may make any text. */
const ANY_SIGN = /"sign"\s*:\s*"[^"]/

/**
 * Turns away what cannot be a signed callback before anything is parsed: whoever knows the address can send it, so it
 * may cost next to nothing. What passes need not be signed.
 * @throws MalformedBodyError for what is too long, or no JSON object
 * @throws SignatureError for what carries nothing in the form of a signature
 */
export function assertCallbackForm(
  raw: Buffer | string,
  { sign }: Pick<SigningOptions, "sign">,
): void {
  if (Buffer.byteLength(raw) > MAX_CALLBACK_BYTES) {
    throw new MalformedBodyError("The body is longer than any callback of PayPro")
  }
  const text = raw.toString()
  if (!OBJECT.test(text)) {
    throw new MalformedBodyError("The body is not a JSON object")
  }
  if (!(sign ? ANY_SIGN : MD5_SIGN).test(text)) {
    throw new SignatureError("missing")
  }
}
