import { WAY_CODES, type WayCode } from "./options"

/** What the ids of our payment providers begin with in Medusa: `pp_paypro-va_paypro`, `pp_paypro-store_paypro`. */
export const PROVIDER_PREFIX = "pp_paypro-"

/** The id of the plugin's entry among the payment module's providers; provider ids end in it. */
export const PROVIDER_ENTRY_ID = "paypro"

/** Whether a payment provider of Medusa is one of ours. */
export function isPayproProvider(providerId: string): boolean {
  return providerId.startsWith(PROVIDER_PREFIX)
}

/** The provider's id in Medusa, by which a storefront chooses the method. */
export function providerIdOf(wayCode: WayCode): string {
  return `${PROVIDER_PREFIX}${wayCode}_${PROVIDER_ENTRY_ID}`
}

/** The method that a payment provider of Medusa is for; undefined where it is none of ours. */
export function wayCodeOf(providerId: string): WayCode | undefined {
  return WAY_CODES.find((wayCode) => providerIdOf(wayCode) === providerId)
}

/** PayPro's methods among payment providers, in the order of `WAY_CODES`. */
export function wayCodesAmong(providerIds: string[]): WayCode[] {
  return WAY_CODES.filter((wayCode) => providerIds.includes(providerIdOf(wayCode)))
}
