import type { ResolvedPayproOptions } from "../lib/options"
import type { Locale } from "../shopper-view/locale"

/** How a page says what it says, and to whom. */
export type PageContext = {
  locale: Locale
  now: Date
} & Pick<ResolvedPayproOptions, "store" | "returnUrl" | "beneficiary" | "cash">
