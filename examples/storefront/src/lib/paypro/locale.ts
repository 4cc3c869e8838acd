export type PayproLocale = "es" | "en"

/** The storefront's own language: `NEXT_PUBLIC_PAYPRO_LOCALE=es` where its texts are Spanish. */
export const SHOP_LOCALE: PayproLocale = process.env.NEXT_PUBLIC_PAYPRO_LOCALE?.startsWith("es")
  ? "es"
  : "en"

/** The language that the shopper chose in the storefront, of the two that PayPro's texts are written in. */
export function payproLocaleOf(chosen: string | null | undefined): PayproLocale {
  if (!chosen) {
    return SHOP_LOCALE
  }
  return chosen.toLowerCase().startsWith("es") ? "es" : "en"
}

/** As the plugin names it. */
export const PLUGIN_LOCALES: Record<PayproLocale, string> = { es: "es-MX", en: "en" }
