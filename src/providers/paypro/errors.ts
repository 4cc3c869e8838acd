import type { Logger } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { messageOf, PayproError, PayproRefusedError, type ShopperText } from "../../lib/errors"
import { AmountError } from "../../lib/money"
import type { ResolvedPayproOptions } from "../../lib/options"
import { masked } from "../../lib/redact"
import { CheckoutError } from "./checkout"

const UNEXPECTED: ShopperText = {
  "es-MX": "No pudimos procesar tu pago. Intenta de nuevo en unos minutos.",
  en: "We could not process your payment. Try again in a few minutes.",
}

/**
 * The core swallows plain errors at some places and answers 500 at others, so nothing else leaves the provider.
 * The shopper reads the plain text; PayPro's code and words go to the merchant's log.
 */
export async function asMedusaErrors<T>(
  answer: () => Promise<T>,
  locale: ResolvedPayproOptions["locale"],
  logger: Logger,
): Promise<T> {
  try {
    return await answer()
  } catch (error) {
    if (MedusaError.isMedusaError(error)) {
      throw error
    }
    if (error instanceof PayproError) {
      logger.warn(`PayPro: ${messageOf(error)}`)
      throw new MedusaError(typeOf(error), error.shopperText[locale], error.code)
    }
    logger.error(`PayPro: ${stackOf(error)}`)
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, UNEXPECTED[locale])
  }
}

/** In full, for whoever has to find out, without what looks personal. */
function stackOf(error: unknown): string {
  const stack = error instanceof Error ? error.stack : undefined
  return stack ? masked(stack) : messageOf(error)
}

function typeOf(error: PayproError): string {
  if (error instanceof AmountError) {
    return MedusaError.Types.INVALID_DATA
  }
  return error instanceof PayproRefusedError || error instanceof CheckoutError
    ? MedusaError.Types.NOT_ALLOWED
    : // 422, and at completion the cart with the text: the shopper may try again.
      MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR
}
