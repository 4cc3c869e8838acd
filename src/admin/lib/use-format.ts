import { useMemo } from "react"
import { useTranslation } from "react-i18next"

/** Moments in the reader's time zone, days and amounts in the reader's language. */
export function useFormat() {
  const { i18n } = useTranslation()
  // PayPro collects in Mexico only, where numbers are written otherwise than in Spain.
  const language = i18n.language === "es" ? "es-MX" : i18n.language
  return useMemo(() => {
    const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" })
    const day = new Intl.DateTimeFormat(language, { dateStyle: "medium" })
    const date = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" })
    const fullDate = new Intl.DateTimeFormat(language, {
      weekday: "long",
      day: "numeric",
      month: "long",
      timeZone: "UTC",
    })
    const age = new Intl.RelativeTimeFormat(language)
    return {
      moment: (iso: string) => moment.format(new Date(iso)),
      day: (date: Date) => day.format(date),
      /** A day as the API gives it, such as `2026-11-23`. */
      date: (text: string) => date.format(new Date(text)),
      /** The same with its weekday. */
      fullDate: (text: string) => {
        const written = fullDate.format(new Date(text))
        // `Intl` puts a comma after the weekday, which Spanish does not.
        return language.startsWith("es") ? written.replace(",", "") : written
      },
      /** How long ago something was, such as "3 days ago". */
      age: (iso: string) => age.format(...ageOf(iso)),
      count: (number: number) => new Intl.NumberFormat(language).format(number),
      /** Whole pesos. */
      pesos: (amount: number) => `$${new Intl.NumberFormat(language).format(amount)}`,
      /** An amount without its currency, as the API gives it. */
      number: (amount: string) =>
        new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(Number(amount)),
      /** An amount as the API gives it; null is nothing. */
      money: (amount: string | null, currency: string | null) =>
        new Intl.NumberFormat(language, {
          style: "currency",
          currency: (currency ?? "mxn").toUpperCase(),
          currencyDisplay: "narrowSymbol",
        }).format(Number(amount ?? 0)),
    }
  }, [language])
}

const HOUR_MS = 3_600_000
const DAY_HOURS = 24

function ageOf(iso: string): [number, Intl.RelativeTimeFormatUnit] {
  const hours = (Date.now() - Date.parse(iso)) / HOUR_MS
  if (hours < 1) {
    return [-Math.floor(hours * 60), "minute"]
  }
  return hours < 2 * DAY_HOURS
    ? [-Math.floor(hours), "hour"]
    : [-Math.floor(hours / DAY_HOURS), "day"]
}
