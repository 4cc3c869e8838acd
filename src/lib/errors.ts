/** A text for the shopper, in the languages the plugin speaks. */
export type ShopperText = { "es-MX": string; en: string }

/**
 * What went wrong with PayPro, sorted by what the caller can do about it. `message` is for the merchant's log: it never
 * holds a secret or anything personal. `shopperText` may be shown as it is.
 */
export abstract class PayproError extends Error {
  abstract readonly code: string
  /** Whether asking again may help. Never a licence to repeat a pay-in under the same number: see `paypro-client/retry.ts`. */
  abstract readonly retryable: boolean
  abstract readonly shopperText: ShopperText

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
  }
}

/** PayPro answered, and the answer is no. Definite: nothing can be collected under this number. */
export class PayproRefusedError extends PayproError {
  readonly code = "paypro_refused"
  readonly retryable = false
  readonly shopperText = {
    "es-MX":
      "PayPro no aceptó este pago. Elige otro método de pago o ponte en contacto con la tienda.",
    en: "PayPro did not accept this payment. Choose another payment method or contact the store.",
  }

  constructor(
    endpoint: string,
    /** PayPro's code, of the envelope or of the transaction. */
    readonly payproCode: string,
    /** PayPro's own words. */
    readonly payproMessage: string | null,
  ) {
    super(`PayPro refused ${endpoint}: ${payproCode}${payproMessage ? ` (${payproMessage})` : ""}`)
  }
}

const TRY_AGAIN: ShopperText = {
  "es-MX":
    "No pudimos comunicarnos con PayPro. Inténtalo de nuevo en unos minutos o elige otro método de pago.",
  en: "We could not reach PayPro. Try again in a few minutes or choose another payment method.",
}

/** No connection came about, so PayPro has not seen the request. */
export class PayproUnreachableError extends PayproError {
  readonly code = "paypro_unreachable"
  readonly retryable = true
  readonly shopperText = TRY_AGAIN
}

/** The request may have reached PayPro and no believable answer came back: only a query can tell what happened. */
export class PayproUnknownOutcomeError extends PayproError {
  readonly code = "paypro_unknown_outcome"
  readonly retryable = true
  readonly shopperText = TRY_AGAIN
}

/** What claims to come from PayPro is not signed with the merchant's secret. */
export class SignatureError extends PayproError {
  readonly code = "paypro_signature"
  readonly retryable = false
  readonly shopperText = TRY_AGAIN

  constructor(readonly reason: "missing" | "wrong") {
    super(
      reason === "missing"
        ? "The message carries no `sign`"
        : "`sign` does not match: check `appSecret`, `saltPosition` and that the body is verified as it was received",
    )
  }
}

/** Not a message in the form that PayPro documents. */
export class MalformedBodyError extends PayproError {
  readonly code = "paypro_malformed_body"
  readonly retryable = false
  readonly shopperText = TRY_AGAIN
}

/** What went wrong, in words. Medusa's workflow engine throws plain objects as well as errors. */
export function messageOf(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error
    ? String(error.message)
    : String(error)
}
