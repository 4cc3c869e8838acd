import { useMemo } from "react"
import { useTranslation } from "react-i18next"

/** Moments in the reader's time zone, amounts in the reader's language. */
export function useFormat() {
  const { i18n } = useTranslation()
  // PayPro collects in Mexico only, where numbers are written otherwise than in Spain.
  const language = i18n.language === "es" ? "es-MX" : i18n.language
  return useMemo(() => {
    const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" })
    const day = new Intl.DateTimeFormat(language, { dateStyle: "medium" })
    return {
      moment: (iso: string) => moment.format(new Date(iso)),
      day: (date: Date) => day.format(date),
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
