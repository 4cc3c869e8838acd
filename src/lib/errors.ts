import { masked } from "./redact"

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

/**
 * PayPro answered, and the answer is no.
 * - To a pay-in this is definite: nothing can be collected under its trade number.
 * - To a query it says nothing about the payment (PayPro, error codes): the payment must not be taken for failed.
 */
export class PayproRefusedError extends PayproError {
  readonly code = "paypro_refused"
  readonly retryable = false
  readonly shopperText = {
    "es-MX": "No pudimos generar tu referencia. Intenta de nuevo o elige otra forma de pago.",
    en: "We could not create your payment reference. Try again or choose another payment method.",
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
    "No pudimos conectar con el servicio de pagos. Intenta de nuevo en unos minutos o elige otra forma de pago.",
  en: "We could not reach the payment service. Try again in a few minutes or choose another payment method.",
}

/** No connection came about, so PayPro has not seen the request. */
export class PayproUnreachableError extends PayproError {
  readonly code = "paypro_unreachable"
  readonly retryable = true
  readonly shopperText = TRY_AGAIN
}

/**
 * The request may have reached PayPro, and nothing tells what became of it: no answer that can be believed came back, or
 * PayPro reported an error of its own system (code 5000). Never a failure: only a later query can tell.
 */
export class PayproUnknownOutcomeError extends PayproError {
  readonly code = "paypro_unknown_outcome"
  readonly retryable = true
  readonly shopperText = TRY_AGAIN
}

/** What is being bought was paid: nobody should pay it twice. */
export const ALREADY_PAID: ShopperText = {
  "es-MX": "Ya recibimos el pago de este pedido. No pagues otra vez.",
  en: "We already received the payment for this order. Do not pay again.",
}

/** Somebody else, in another tab perhaps, is getting the very same voucher from PayPro. */
export class VoucherInProgressError extends PayproError {
  readonly code = "paypro_voucher_in_progress"
  readonly retryable = true
  readonly shopperText = {
    "es-MX": "Ya estamos generando tu referencia. Espera unos segundos e intenta de nuevo.",
    en: "Your payment reference is being created. Wait a few seconds and try again.",
  }

  constructor() {
    super("Another request is getting the same voucher from PayPro and takes too long")
  }
}

/** The voucher was issued under another merchant number or address: what the PayPro of today says of it decides nothing. */
export class OtherMerchantError extends PayproError {
  readonly code = "paypro_other_merchant"
  readonly retryable = false
  readonly shopperText = TRY_AGAIN

  constructor() {
    super("The voucher was issued under another merchantNo or baseUrl than the configured ones")
  }
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

/**
 * What went wrong, in words. Takes whatever can be thrown: an error, a text, and what Medusa's workflow engine hands out,
 * which are plain objects with a `message` and, for a step that failed, `{ action, error }`. What looks personal is
 * masked: the words end up in logs and tables.
 */
export function messageOf(error: unknown): string {
  if (typeof error !== "object" || error === null) {
    return masked(String(error))
  }
  const cause = "error" in error ? error.error : undefined
  return masked(ownMessageOf(error) ?? ownMessageOf(cause) ?? "an error without a message")
}

function ownMessageOf(error: unknown): string | undefined {
  if (typeof error === "string") {
    return error
  }
  if (typeof error !== "object" || error === null) {
    return undefined
  }
  const message = "message" in error ? error.message : undefined
  if (typeof message === "string" && message !== "") {
    return message
  }
  return error instanceof Error ? error.name : undefined
}
