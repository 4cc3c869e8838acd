import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { PayproError, type ShopperText } from "./errors"
import { MAX_PESOS, type ResolvedPayproOptions, type WayCode } from "./options"

/** PayPro collects Mexican pesos only. */
export const CURRENCY = "mxn"

/** An amount PayPro cannot collect. */
export class AmountError extends PayproError {
  readonly code = "paypro_amount"
  readonly retryable = false

  constructor(readonly shopperText: ShopperText) {
    super(shopperText.en)
  }
}

type Collectable = {
  /** In pesos, in any of Medusa's shapes: number, string, `{ value, precision }`, BigNumber. */
  amount: BigNumberInput
  currencyCode: string
  wayCode: WayCode
}

/**
 * The whole pesos a voucher asks for at checkout. PayPro takes no decimals: a total with centavos, as a storefront
 * shows it, is refused, or with `rounding: "up"` becomes the next whole peso.
 * @throws AmountError for another currency, centavos, or an amount outside the way code's limits.
 */
export function toWholePesos(
  { amount, currencyCode, wayCode }: Collectable,
  { rounding, limits }: Pick<ResolvedPayproOptions, "rounding" | "limits">,
): number {
  assertMexicanPesos(currencyCode)
  const total = roundedToCentavos(amount)
  if (rounding === "reject" && !total.isInteger()) {
    throw new AmountError({
      "es-MX": `Esta forma de pago no acepta centavos; tu total es ${inPesos(total)}. Elige otra.`,
      en: `This payment method does not accept centavos, and your total is ${inPesos(total)}. Choose another one.`,
    })
  }
  const whole = wholePesosToCollect(total)
  const { min, max = MAX_PESOS } = limits[wayCode]
  if (whole < min) {
    throw new AmountError({
      "es-MX": `Con esta forma de pago puedes pagar desde ${inPesos(min)}; tienes que pagar ${inPesos(total)}. Elige otra.`,
      en: `With this payment method you can pay from ${inPesos(min)}, and you have to pay ${inPesos(total)}. Choose another one.`,
    })
  }
  if (whole > max) {
    throw new AmountError({
      "es-MX": `Con esta forma de pago puedes pagar hasta ${inPesos(max)}; tienes que pagar ${inPesos(total)}. Elige otra.`,
      en: `With this payment method you can pay up to ${inPesos(max)}, and you have to pay ${inPesos(total)}. Choose another one.`,
    })
  }
  return whole
}

/**
 * What has to come in for an amount to be paid in full: the next whole peso of the amount in centavos. An amount that
 * already is a whole peso stays (300.00384 is 300.00, so 300).
 */
export function wholePesosToCollect(amount: BigNumberInput): number {
  return roundedToCentavos(amount).integerValue(ROUND_CEIL).toNumber()
}

/**
 * An amount in pesos to the centavo, half up, which is how a storefront shows it. Medusa keeps fractions of a centavo
 * (16 % on 258.62 is 299.9992, shown as 300.00), and nobody can pay those.
 */
export function roundedToCentavos(amount: BigNumberInput): ReturnType<typeof MathBN.convert> {
  return MathBN.convert(amount).decimalPlaces(2, ROUND_HALF_UP)
}

function assertMexicanPesos(currencyCode: string): void {
  if (currencyCode.toLowerCase() === CURRENCY) {
    return
  }
  const currency = currencyCode.toUpperCase()
  throw new AmountError({
    "es-MX": `Esta forma de pago solo acepta pesos mexicanos (MXN); tu carrito está en ${currency}. Elige otra.`,
    en: `This payment method only accepts Mexican pesos (MXN), and your cart is in ${currency}. Choose another one.`,
  })
}

/** "$1,349.10", as Mexicans write it in either language and whatever the server's locale. */
export function inPesos(amount: BigNumberInput): string {
  return `$${MathBN.convert(amount).toFormat(2, ROUND_HALF_UP, DIGIT_GROUPS)}`
}

const DIGIT_GROUPS = { decimalSeparator: ".", groupSeparator: ",", groupSize: 3 }

/** bignumber.js' rounding modes; the framework does not export that library's constants. */
const ROUND_CEIL = 2
const ROUND_HALF_UP = 4
