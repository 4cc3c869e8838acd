import type { ResolvedPayproOptions } from "../options"
import { isThisMachine } from "../this-machine"
import { hasWeakSecret } from "../weak-secrets"
import { check, type Check } from "./check"

type Addresses = Pick<ResolvedPayproOptions, "backendUrl" | "baseUrl">
type Secrets = Pick<ResolvedPayproOptions, "appSecret">

/** What can be told without asking anybody. */
export function configurationChecks(
  options: Addresses & Secrets,
  locale = defaultLocale(),
): Check[] {
  return [callbackAddress(options), secretStrength(options), decimalSeparator(locale)]
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
      ? check("callback_url", "ok", "development", { url })
      : check("callback_url", "warning", "local", { url })
  }
  return check("callback_url", "ok", "public", { url })
}

function secretStrength({ appSecret }: Secrets): Check {
  return hasWeakSecret(appSecret)
    ? check("app_secret", "warning", "weak")
    : check("app_secret", "ok", "strong")
}

function decimalSeparator(locale: string): Check {
  const decimal = new Intl.NumberFormat(locale)
    .formatToParts(1.5)
    .find(({ type }) => type === "decimal")?.value
  return decimal === "."
    ? check("locale", "ok", "point", { locale })
    : check("locale", "warning", "comma", { locale })
}

function defaultLocale(): string {
  return new Intl.NumberFormat().resolvedOptions().locale
}
