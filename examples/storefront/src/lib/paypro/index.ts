export const PAYPRO_TRANSFER = "pp_paypro-va_paypro"
export const PAYPRO_CASH = "pp_paypro-store_paypro"

export const isPaypro = (providerId?: string): boolean =>
  providerId === PAYPRO_TRANSFER || providerId === PAYPRO_CASH
