/** Whether a payment provider of Medusa is one of ours: `pp_paypro-va_paypro`, `pp_paypro-store_paypro`. */
export function isPayproProvider(providerId: string): boolean {
  return providerId.startsWith("pp_paypro-")
}
