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

/**
 * Every pay-in request has a `notifyUrl`. It is looked for in the signed text, where it stays however that is cut into
 * other fields (`amount: "300notifyUrl=https://..."`).
 */
export function isOwnRequest(fields: Record<string, unknown>): boolean {
  const hasNotifyUrl = signedTexts(fields).some((text) => text.includes("notifyUrl="))
  return hasNotifyUrl || ("wayCode" in fields && "returnUrl" in fields)
}
