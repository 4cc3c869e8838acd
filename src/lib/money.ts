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
 * The whole pesos a voucher asks for. PayPro takes no decimals: a total with centavos is refused, or with
 * `rounding: "up"` becomes the next whole peso.
 * @throws AmountError for another currency, centavos, or an amount outside the way code's limits.
 */
export function toWholePesos(
  { amount, currencyCode, wayCode }: Collectable,
  options: Pick<ResolvedPayproOptions, "rounding" | "limits">,
): number {
  if (currencyCode.toLowerCase() !== CURRENCY) {
    const currency = currencyCode.toUpperCase()
    throw new AmountError({
      "es-MX": `PayPro solo cobra pesos mexicanos (MXN) y este carrito está en ${currency}.`,
      en: `PayPro collects Mexican pesos (MXN) only, and this cart is in ${currency}.`,
    })
  }
  const pesos = MathBN.convert(amount)
  if (!pesos.isInteger() && options.rounding === "reject") {
    throw new AmountError({
      "es-MX": `PayPro solo cobra pesos enteros y este total es de ${pesos.toFixed()} MXN. Elige otro método de pago.`,
      en: `PayPro collects whole pesos only, and this total is ${pesos.toFixed()} MXN. Choose another payment method.`,
    })
  }
  const whole = wholePesosToCollect(amount)
  const { min, max = MAX_PESOS } = options.limits[wayCode]
  if (whole < min) {
    throw new AmountError({
      "es-MX": `Este método de pago acepta desde ${min} MXN y este total es de ${whole} MXN. Elige otro método de pago.`,
      en: `This payment method takes at least ${min} MXN, and this total is ${whole} MXN. Choose another payment method.`,
    })
  }
  if (whole > max) {
    throw new AmountError({
      "es-MX": `Este método de pago acepta hasta ${max} MXN y este total es de ${whole} MXN. Elige otro método de pago.`,
      en: `This payment method takes at most ${max} MXN, and this total is ${whole} MXN. Choose another payment method.`,
    })
  }
  return whole
}

/** The next whole peso: what has to come in for an amount to be paid in full. */
export function wholePesosToCollect(amount: BigNumberInput): number {
  return MathBN.convert(amount).integerValue(CEIL).toNumber()
}

/** bignumber.js' ROUND_CEIL; the framework does not export that library's constants. */
const CEIL = 2
