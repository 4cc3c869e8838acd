import { FetchError } from "@medusajs/js-sdk"
import type { PayproTexts } from "./texts"

/** Medusa's words where the reference failed while the shopper looked at the order, so that nothing is chosen any more. */
const NOTHING_CHOSEN = /^Payment (?:sessions are required|collection has not been initiated)/

/** What the plugin refuses it says in words; everything else is trouble that is none of the shopper's. */
export function refusalOf(error: unknown, texts: PayproTexts): string {
  const status = error instanceof FetchError ? (error.status ?? 0) : 0
  if (!(error instanceof FetchError) || status < 400 || status >= 500) {
    return texts.tryAgain
  }
  return NOTHING_CHOSEN.test(error.message) ? texts.chooseAgain : error.message
}
