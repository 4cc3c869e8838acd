import { PLUGIN_LOCALES, type PayproLocale } from "./locale"

/** "$1,349.10", as it is written in Mexico in both languages. */
export function formatPesos(pesos: string | number, locale: PayproLocale): string {
  return new Intl.NumberFormat(PLUGIN_LOCALES[locale], {
    style: "currency",
    currency: "MXN",
    currencyDisplay: "narrowSymbol",
  }).format(Number(pesos))
}

/** "jueves 12 de marzo, 11:59 p.m.", on a clock of Mexico City. */
export function formatDeadline(iso: string, locale: PayproLocale): string {
  const text = new Intl.DateTimeFormat(PLUGIN_LOCALES[locale], {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
    hour12: true,
    timeZone: "America/Mexico_City",
  }).format(new Date(iso))
  // `Intl` puts a comma after the weekday, which Spanish does not.
  return locale === "es" ? text.replace(",", "") : text
}

/** Groups for reading: a CLABE as bank, city and account, anything else in fours. */
export function groupsOf(reference: string, isClabe: boolean): string[] {
  const head = isClabe ? [reference.slice(0, 3), reference.slice(3, 6)] : []
  return [...head, ...(reference.slice(isClabe ? 6 : 0).match(/.{1,4}/g) ?? [])]
}
