import type { PaymentMessage } from "./payment-message"

/** Opens WhatsApp with the text. Without a usable phone number it asks whom to send it to. */
export function whatsAppUrl(phone: string | null, text: string): string {
  return `https://wa.me/${phone ?? ""}?text=${encodeURIComponent(text)}`
}

/** Opens the reader's mail program with the message. */
export function mailUrl(
  email: string | null,
  { subject, text }: Pick<PaymentMessage, "subject" | "text">,
): string {
  // Line ends as RFC 6068 has them.
  const body = text.replaceAll("\n", "\r\n")
  return `mailto:${encodeURIComponent(email ?? "")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
}

const MEXICO = "52"

/** What people in Mexico once dialed before a number. */
const MEXICAN_PREFIX = /^(?:01|044|045)(?=\d{10}$)/
/** A mobile number as it was dialed from abroad until 2019. */
const MEXICAN_MOBILE = /^521(?=\d{10}$)/

/**
 * Digits with the country code, as wa.me takes them; null where the number cannot be told, since a wrong one would send
 * the message to a stranger.
 * @param countryCode Of the address that the number stands in: ten digits are Mexican there, or where it is not known.
 */
export function internationalPhone(
  typed: string | null | undefined,
  countryCode?: string | null,
): string | null {
  const number = (typed ?? "").replace(/[a-z].*$/i, "").trim()
  const digits = number.replace(/\D/g, "")
  if (number.startsWith("+") || digits.startsWith("00")) {
    return plausible(digits.replace(/^00/, "").replace(MEXICAN_MOBILE, MEXICO))
  }
  const local = digits.replace(MEXICAN_PREFIX, "")
  if (local.length === 10) {
    return (countryCode ?? "mx").toLowerCase() === "mx" ? `${MEXICO}${local}` : null
  }
  return plausible(local.replace(MEXICAN_MOBILE, MEXICO))
}

/** Numbers with a country code have 11 to 15 digits in nearly all countries. */
function plausible(digits: string): string | null {
  return /^[1-9]\d{10,14}$/.test(digits) ? digits : null
}
