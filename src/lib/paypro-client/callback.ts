import type { z } from "@medusajs/framework/zod"
import { MalformedBodyError } from "../errors"
import { signedTexts } from "../signature/sign"
import { optionalText } from "./fields"
import { problemsOf, readTransaction, transaction } from "./schemas"

const callback = transaction.extend({ utr: optionalText }).transform(readTransaction)

/**
 * What a callback says; `amount` is the payment in pesos as plain decimal text, null with `amountUnreadable` where PayPro
 * named one that cannot be read without guessing. `utr` is the bank's reference, undocumented and therefore not relied on.
 */
export type PayproCallbackFields = z.output<typeof callback>

/**
 * Reads the fields of a callback whose signature has been verified: pass what `verifySigned` returned.
 * @throws MalformedBodyError naming the fields that are not as documented, never their values; also for one of our own
 * requests, whose signature holds as well.
 */
export function parseCallback(fields: Record<string, unknown>): PayproCallbackFields {
  if (isOwnRequest(fields)) {
    throw new MalformedBodyError("Not a callback of PayPro: it carries fields of a request")
  }
  const result = callback.safeParse(fields)
  if (!result.success) {
    throw new MalformedBodyError(`Not a callback of PayPro: ${problemsOf(result.error)}`)
  }
  return result.data
}

/** All that a query, or one for the balance, is signed over. */
const QUERY = /^timestamp=\d{13}(?:tradeNo=\w{1,32})?$/

/**
 * Every pay-in request has a `notifyUrl`, and a query has next to nothing. Both are looked for in the signed text, where
 * they stay however that is cut into other fields (`amount: "300notifyUrl=https://..."`).
 */
export function isOwnRequest(fields: Record<string, unknown>): boolean {
  const isRequest = signedTexts(fields).some(
    (text) => text.includes("notifyUrl=") || QUERY.test(text),
  )
  return isRequest || ("wayCode" in fields && "returnUrl" in fields)
}
