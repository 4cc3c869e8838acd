import { z } from "@medusajs/framework/zod"
import { MathBN } from "@medusajs/framework/utils"
import { LosslessNumber } from "lossless-json"

/** Far beyond what one payment can be, and short enough for any column. */
const PLAIN_AMOUNT = /^\d{1,15}(\.\d{1,10})?$/
/** How Java prints some decimals (`new BigDecimal("300").stripTrailingZeros()` is `3E+2`). */
const EXPONENT_AMOUNT = /^\d{1,15}(\.\d{1,10})?[eE][+-]?\d{1,2}$/

/** A field that PayPro sends as a string here and as a number there: its text, as printed. */
export const text = z.union([
  z.string(),
  z.instanceof(LosslessNumber).transform((number) => number.value),
])

export const requiredText = text.pipe(z.string().trim().min(1))

/** Missing, null and blank are the same: null. */
export const optionalText = text.nullish().transform((value) => value?.trim() || null)

/**
 * A status code must be a string: `0015` and `15` are different codes, and an unknown code counts as a failure, so a
 * number is not guessed at.
 */
export const status = z.string().trim().min(1)

/**
 * An amount >= 0 as PayPro printed it (`300`, `300.00`, `9998989.0000`), or null. One printed with an exponent is
 * written out, since neither people nor databases should meet `3E+2`; anything else is malformed.
 */
export const amount = optionalText.transform((value, context) => {
  if (value === null || PLAIN_AMOUNT.test(value)) {
    return value
  }
  const plain = EXPONENT_AMOUNT.test(value) ? MathBN.convert(value).toFixed() : value
  if (PLAIN_AMOUNT.test(plain)) {
    return plain
  }
  context.addIssue({ code: "custom", message: "is not an amount" })
  return z.NEVER
})

/** PayPro's own number: documented as `platFormTradeNo`, sent in its examples as `payproTradeNo`. */
export const platformTradeNo = { platFormTradeNo: optionalText, payproTradeNo: optionalText }

export function onePlatformTradeNo<
  T extends { platFormTradeNo: string | null; payproTradeNo: string | null },
>({ platFormTradeNo, payproTradeNo, ...rest }: T) {
  return { ...rest, platformTradeNo: platFormTradeNo ?? payproTradeNo }
}
