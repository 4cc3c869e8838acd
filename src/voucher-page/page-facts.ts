import { etagOf } from "../lib/etag"
import type { ResolvedPayproOptions } from "../lib/options"
import type { Locale } from "../shopper-view/locale"
import type { Texts } from "../shopper-view/texts"
import type { VoucherFacts } from "../shopper-view/voucher-facts"

export type Notice = keyof Texts["notice"]

/** Everything that the page of one voucher says. */
export type PageFacts = VoucherFacts & { notice: Notice | null }

/** How it is said, and to whom. */
export type PageContext = {
  locale: Locale
  now: Date
  store: ResolvedPayproOptions["store"]
  returnUrl: string | undefined
}

/** An entity tag that changes exactly when the page says something else; time passing is counted by the page itself. */
export function versionOf(facts: PageFacts, { locale, store, returnUrl }: PageContext): string {
  return etagOf([facts, locale, store, returnUrl ?? null])
}
