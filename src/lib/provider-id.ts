/** What the ids of our payment providers begin with in Medusa: `pp_paypro-va_paypro`, `pp_paypro-store_paypro`. */
export const PROVIDER_PREFIX = "pp_paypro-"

/** Whether a payment provider of Medusa is one of ours. */
export function isPayproProvider(providerId: string): boolean {
  return providerId.startsWith(PROVIDER_PREFIX)
}
