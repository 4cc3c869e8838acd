import { FetchError } from "@medusajs/js-sdk"
import type { PayproTexts } from "./texts"

/** What Medusa refuses it says in words; everything else is trouble that is none of the shopper's. */
export function refusalOf(error: unknown, texts: PayproTexts): string {
  const status = error instanceof FetchError ? (error.status ?? 0) : 0
  return error instanceof FetchError && status >= 400 && status < 500
    ? error.message
    : texts.tryAgain
}
