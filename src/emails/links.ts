import type { ResolvedPayproOptions } from "../lib/options"
import type { Locale } from "../shopper-view/locale"
import { TEXTS } from "../shopper-view/texts"
import type { Link } from "./mail-content"

/** A page of the plugin in the language of the mail that leads to it. */
export function inLanguage(url: string, locale: Locale): string {
  return `${url}?lang=${locale}`
}

/** Where shoppers reach the store, if it has said so. */
export function contactLinks(
  { contactUrl }: ResolvedPayproOptions["store"],
  locale: Locale,
): Link[] {
  return contactUrl ? [{ text: TEXTS[locale].mail.contact, url: contactUrl }] : []
}
