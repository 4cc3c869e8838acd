/** How a customer may have paid an order without PayPro. */
export const PAYMENT_METHODS_ELSEWHERE = [
  "cash",
  "card_terminal",
  "bank_transfer",
  "other",
] as const
export type PaymentMethodElsewhere = (typeof PAYMENT_METHODS_ELSEWHERE)[number]

/** The method that a row names. Rows hold known ones only; the database does not say so. */
export function paymentMethodElsewhere(method: string | null): PaymentMethodElsewhere {
  return PAYMENT_METHODS_ELSEWHERE.find((known) => known === method) ?? "other"
}
