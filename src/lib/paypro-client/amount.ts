import { MathBN } from "@medusajs/framework/utils"
import { LosslessNumber } from "lossless-json"

/** Far beyond what one payment can be, and short enough for any column. */
const PLAIN = /^\d{1,15}(\.\d{1,10})?$/
/** How Java prints some decimals (`new BigDecimal("300").stripTrailingZeros()` is `3E+2`). */
const WITH_EXPONENT = /^\d{1,15}(\.\d{1,10})?[eE][+-]?\d{1,2}$/
/** Only where no other reading is left: groups of exactly three digits, and a dot before the decimals. */
const WITH_SEPARATORS = /^[1-9]\d{0,2}(,\d{3})+(\.\d{1,10})?$/

/** `value` is in pesos, in plain decimals; null where there was none, or (`unreadable`) where it is not to be guessed. */
export type ReadAmount = { value: string | null; unreadable: boolean }

/**
 * Reads an amount >= 0 as PayPro prints it, a JSON number or a string: `300`, `300.00`, `9998989.0000`, `1,200.00`. One
 * with an exponent or thousands separators is written out plainly, since neither people nor databases should meet
 * `3E+2`. Missing, null and blank are no amount.
 */
export function readAmount(raw: unknown): ReadAmount {
  const text = raw instanceof LosslessNumber ? raw.value : raw
  if (text === undefined || text === null) {
    return { value: null, unreadable: false }
  }
  if (typeof text !== "string") {
    return { value: null, unreadable: true }
  }
  const trimmed = text.trim()
  const value = inPlainDecimals(trimmed)
  return { value, unreadable: value === null && trimmed !== "" }
}

function inPlainDecimals(text: string): string | null {
  const plain = writtenOut(text)
  return PLAIN.test(plain) ? plain : null
}

function writtenOut(text: string): string {
  if (WITH_EXPONENT.test(text)) {
    return MathBN.convert(text).toFixed()
  }
  return WITH_SEPARATORS.test(text) ? text.replaceAll(",", "") : text
}
