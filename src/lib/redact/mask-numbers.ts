/** What is needed to find a payment again, and looks like nothing personal. Where a text has one, it stays. */
const KEPT = [
  // A day, and an amount with decimals.
  String.raw`(?<![\p{L}\p{Nd}])(?:19|20)\d\d-[01]?\d-[0-3]?\d(?!\d)`,
  String.raw`(?<![\p{Nd}.])\d{1,9}\.\d{1,4}(?![\s.()\-]?\p{Nd})`,
  // Ids of Medusa, PayPro and databases.
  String.raw`(?<![\p{L}\p{Nd}])[a-z]{2,12}_[0-9A-Z]{26}(?![\p{L}\p{Nd}])`,
  String.raw`(?<![\p{L}\p{Nd}])[0-9a-f]{32}(?:[0-9a-f]{32})?(?![\p{L}\p{Nd}])`,
  String.raw`(?<![\p{L}\p{Nd}])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\p{L}\p{Nd}])`,
  // Trade numbers have 26 digits; no account or card has 20.
  String.raw`(?<!\p{Nd})\p{Nd}{20,}`,
  // A server's address.
  String.raw`(?<![\p{Nd}.])(?:\d{1,3}\.){3}\d{1,3}(?![\p{Nd}.])`,
]

/** Digits in groups, whatever people put between them. */
const NUMBER = String.raw`\+?\(?\p{Nd}(?:[\s.()\-/\u2010-\u2015·]{0,3}\p{Nd})*`

const CANDIDATES = new RegExp(`(?<kept>${KEPT.join("|")})|${NUMBER}`, "gu")

/** Masks whatever looks like a phone number, a CLABE, an account or a card. */
export function maskNumbers(text: string, mask: string): string {
  return text.replace(CANDIDATES, (number: string, kept: string | undefined) =>
    kept === undefined && isPersonal(number.normalize("NFKC")) ? mask : number,
  )
}

/** A phone number with its country code may be short; one without has 10 digits in Mexico. */
function isPersonal(number: string): boolean {
  const digits = number.replace(/\D/g, "")
  if (digits.length < 10) {
    return number.startsWith("+") && digits.length >= 8
  }
  // In groups: people write phones, cards and accounts so, and no system writes its ids so.
  return digits !== number || isPersonalByLength(digits)
}

/**
 * Without a gap the length decides: phones (10, with a country code more), cards (15, 16; older and rarer ones by their
 * first digits and their check digit), CLABEs (18) and PayPro's longer accounts. What else there is of 12 to 14 digits
 * are banks' references, moments in milliseconds, and references for the till.
 */
function isPersonalByLength(digits: string): boolean {
  switch (digits.length) {
    case 12:
      return digits.startsWith("52")
    case 13:
      return digits.startsWith("521") || (digits.startsWith("4") && hasCheckDigit(digits))
    case 14:
      return /^3[068]/.test(digits) && hasCheckDigit(digits)
    default:
      return digits.length < 20
  }
}

/** Luhn's, which every card number has. */
function hasCheckDigit(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0
}
