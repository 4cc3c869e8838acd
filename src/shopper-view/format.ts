import { describeClabe } from "../lib/clabe"
import type { Locale } from "./locale"

/** Vouchers are paid in Mexico, wherever the server stands. */
const TIME_ZONE = "America/Mexico_City"

/** Making a format takes longer than rendering the rest of the page. */
function madeOnce<Format>(make: (locale: Locale) => Format): (locale: Locale) => Format {
  const made = new Map<Locale, Format>()
  return (locale) => {
    const format = made.get(locale) ?? make(locale)
    made.set(locale, format)
    return format
  }
}

const money = madeOnce(
  (locale) =>
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency: "MXN",
      currencyDisplay: "narrowSymbol",
    }),
)

const time = madeOnce(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      weekday: "long",
      day: "numeric",
      month: "long",
      hour: "numeric",
      minute: "2-digit",
      hour12: true,
      timeZone: TIME_ZONE,
    }),
)

const timeLeft = madeOnce((locale) => new Intl.RelativeTimeFormat(locale))

/** Pesos as decimal text -> "$1,250.00"; the text is never turned into a float. */
export function formatMoney(pesos: string, locale: Locale): string {
  return money(locale).format(pesos as Intl.StringNumericLiteral)
}

/** "jueves, 12 de marzo, 6:00 p.m.", on a clock of Mexico City. */
export function formatTime(iso: string, locale: Locale): string {
  return time(locale).format(new Date(iso))
}

const MINUTE = 60_000

/** "dentro de 28 horas"; the page's script counts on in the same way. */
export function formatTimeLeft(iso: string, now: Date, locale: Locale): string {
  const minutes = Math.max(0, Math.floor((Date.parse(iso) - now.getTime()) / MINUTE))
  const format = timeLeft(locale)
  if (minutes >= 48 * 60) {
    return format.format(Math.floor(minutes / (24 * 60)), "day")
  }
  return minutes >= 120
    ? format.format(Math.floor(minutes / 60), "hour")
    : format.format(minutes, "minute")
}

/** Groups for reading: a CLABE as bank, city and account; anything else in fours. */
export function groupsOf(reference: string): string[] {
  if (describeClabe(reference)) {
    return [reference.slice(0, 3), reference.slice(3, 6), ...inFours(reference.slice(6))]
  }
  return inFours(reference)
}

function inFours(text: string): string[] {
  return text.match(/.{1,4}/gu) ?? []
}
