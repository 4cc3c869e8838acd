import type { ResolvedPayproOptions } from "../lib/options"

export type Locale = ResolvedPayproOptions["locale"]

export const LOCALES = ["es-MX", "en"] as const satisfies readonly Locale[]

type LanguageRequest = {
  query: Record<string, unknown>
  /** Express' own negotiation of `Accept-Language`: the first of the offered ones where the header is missing. */
  acceptsLanguages(languages: string[]): string | false
}

/** What the switch says, then what the browser asks for, then the store's own language. */
export function localeOf(request: LanguageRequest, fallback: Locale): Locale {
  return chosenLocale(request.query.lang) ?? acceptedLocale(request, fallback)
}

/** What the page's own switch says. */
export function chosenLocale(lang: unknown): Locale | undefined {
  return LOCALES.find((locale) => locale === lang)
}

function acceptedLocale(
  request: Pick<LanguageRequest, "acceptsLanguages">,
  fallback: Locale,
): Locale {
  const offered = fallback === "en" ? ["en", "es-MX", "es"] : ["es-MX", "es", "en"]
  const accepted = request.acceptsLanguages(offered)
  if (!accepted) {
    return fallback
  }
  return accepted === "en" ? "en" : "es-MX"
}
