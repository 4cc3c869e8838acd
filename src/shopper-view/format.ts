import { describeClabe } from "../lib/clabe"
import { MEXICO_CITY } from "../lib/deadline"
import type { Locale } from "./locale"
import { TEXTS } from "./texts"

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
      timeZone: MEXICO_CITY,
    }),
)

const counted = (unit: "day" | "hour" | "minute") =>
  madeOnce((locale) => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }))
const days = counted("day")
const hours = counted("hour")
const minutes = counted("minute")

/** Pesos as decimal text -> "$1,250.00"; the text is never turned into a float. */
export function formatMoney(pesos: string, locale: Locale): string {
  return money(locale).format(pesos as Intl.StringNumericLiteral)
}

/** "jueves 12 de marzo, 6:00 p.m.", on a clock of Mexico City. */
export function formatTime(iso: string, locale: Locale): string {
  const text = time(locale).format(new Date(iso))
  // `Intl` puts a comma after the weekday, which Spanish does not.
  return locale === "es-MX" ? text.replace(",", "") : text
}

const MINUTE = 60_000

/** "Te quedan 28 horas"; the page's script counts on in the same way. */
export function formatTimeLeft(iso: string, now: Date, locale: Locale): string {
  const left = Math.max(0, Math.floor((Date.parse(iso) - now.getTime()) / MINUTE))
  const { one, other } = TEXTS[locale].timeLeft
  return (left === 1 ? one : other).replace("%s", formatMinutes(left, locale))
}

/** In the largest unit that there are two of. */
function formatMinutes(count: number, locale: Locale): string {
  if (count >= 2 * 24 * 60) {
    return days(locale).format(Math.floor(count / (24 * 60)))
  }
  return count >= 2 * 60
    ? hours(locale).format(Math.floor(count / 60))
    : minutes(locale).format(count)
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
