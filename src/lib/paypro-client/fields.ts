import { z } from "@medusajs/framework/zod"
import { LosslessNumber } from "lossless-json"
import { redact } from "../redact"
import { readAmount } from "./amount"

/** A field that PayPro sends as a string here and as a number there: its text, as printed. */
export const text = z.union([
  z.string(),
  z.instanceof(LosslessNumber).transform((number) => number.value),
])

export const requiredText = text.pipe(z.string().trim().min(1))

/** Missing, null and blank are the same: null. */
export const optionalText = text.nullish().transform((value) => value?.trim() || null)

/** PayPro's words, which may quote what it was sent: they are logged, kept and shown to staff without it. */
export const words = optionalText.transform((value) => value && redact(value))

/**
 * A status code must be a string: `0015` and `15` are different codes, and an unknown code counts as a failure, so a
 * number is not guessed at.
 */
export const status = z.string().trim().min(1)

/** An amount that cannot be read fails no message: that PayPro spoke of money must not get lost. */
export const amount = z.unknown().transform(readAmount)

/** PayPro's own number: documented as `platFormTradeNo`, sent in its examples as `payproTradeNo`. */
export const platformTradeNo = { platFormTradeNo: optionalText, payproTradeNo: optionalText }

export function onePlatformTradeNo<
  T extends { platFormTradeNo: string | null; payproTradeNo: string | null },
>({ platFormTradeNo, payproTradeNo, ...rest }: T) {
  return { ...rest, platformTradeNo: platFormTradeNo ?? payproTradeNo }
}
