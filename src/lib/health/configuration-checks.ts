import type { ResolvedPayproOptions } from "../options"
import { check, type Check } from "./check"

type Addresses = Pick<ResolvedPayproOptions, "backendUrl" | "baseUrl">

/** What can be told without asking anybody. */
export function configurationChecks(options: Addresses, locale = defaultLocale()): Check[] {
  return [callbackAddress(options), decimalSeparator(locale)]
}

/** Whether the store runs for others than its developer. */
export function isPublic({ backendUrl }: Pick<ResolvedPayproOptions, "backendUrl">): boolean {
  return !isThisMachine(backendUrl)
}

export function callbackUrlOf({ backendUrl }: Pick<ResolvedPayproOptions, "backendUrl">): string {
  return `${backendUrl}/hooks/paypro`
}

function callbackAddress(options: Addresses): Check {
  const url = callbackUrlOf(options)
  if (isThisMachine(options.backendUrl)) {
    return isThisMachine(options.baseUrl)
      ? check("callback_url", "ok", "development", "Callbacks go to {url}, on this machine.", {
          url,
        })
      : check(
          "callback_url",
          "warning",
          "local",
          "PayPro cannot reach {url}: backendUrl names this machine. Payments are noticed by the job only.",
          { url },
        )
  }
  return url.startsWith("https:")
    ? check("callback_url", "ok", "public", "Callbacks go to {url}.", { url })
    : check(
        "callback_url",
        "warning",
        "http",
        "Callbacks go to {url}, unencrypted: give backendUrl an https address.",
        { url },
      )
}

function decimalSeparator(locale: string): Check {
  const decimal = new Intl.NumberFormat(locale)
    .formatToParts(1.5)
    .find(({ type }) => type === "decimal")?.value
  return decimal === "."
    ? check("locale", "ok", "point", "The server's locale {locale} writes decimals with a point.", {
        locale,
      })
    : check(
        "locale",
        "warning",
        "comma",
        "The server's locale {locale} writes decimals with a comma, which Medusa's rounding does not understand: set LC_ALL to en_US.UTF-8 or es_MX.UTF-8.",
        { locale },
      )
}

function defaultLocale(): string {
  return new Intl.NumberFormat().resolvedOptions().locale
}

function isThisMachine(address: string): boolean {
  const { hostname } = new URL(address)
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127\./.test(hostname)
  )
}
