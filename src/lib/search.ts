/** Where a text may be found, by its shape. Nothing is looked for anywhere else. */
export type SearchPlan = {
  /** The number people know an order by. */
  orderNumber?: number
  /** The same, where the store gives its orders numbers of its own. */
  customOrderNumber?: string
  /** Pesos, as decimal text without trailing zeros. */
  amount?: string
  /** How a folio, PayPro's number, or a CLABE or reference begins. */
  beginning?: string
  /** How a folio ends. */
  ending?: string
  /** A bank's reference or tracking key (clave de rastreo), in capitals. */
  transfer?: string
  /** An e-mail address, or how one begins, in small letters. */
  email?: string
  /** The last digits of a phone number, ten at most. */
  phone?: string
  /** How words of a name begin, in small letters and without accents. */
  nameWords?: string[]
}

const MAX_INTEGER = 2_147_483_647

/** Fewer digits end too many folios. */
const MIN_ENDING = 4
const MIN_TRANSFER = 5
const MIN_PHONE = 7
/** A Mexican number without the country's code, and with it: +52, or +52 1 as it used to be. */
const PHONE = 10
const MAX_PHONE = 13
const MIN_NAME = 2

/** Pesos as people write them: $300, 1,349.10, 300.00 MXN. */
const MONEY = /^(?:\$\s*\d[\d,]*(?:\.\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+\.\d{1,2})$/
const CURRENCY = /\s*(?:mxn|pesos?)$/i

/** What a customer sends a photo of, or says on the phone, as staff type it. */
export function planSearch(text: string): SearchPlan {
  const given = text.trim()
  if (given.startsWith("#")) {
    return orderNumbers(given.slice(1).trim())
  }
  if (given.includes("@")) {
    return { email: given.toLowerCase() }
  }
  const number = given.replace(CURRENCY, "")
  if (MONEY.test(number) || (number !== given && /^\d+$/.test(number))) {
    return { amount: amountOf(number) }
  }
  if (/^[+(]?[\d\s().-]+$/.test(given)) {
    return numbers(given)
  }
  return { ...codes(given), ...names(given) }
}

function orderNumbers(number: string): SearchPlan {
  return number ? { ...orderNumber(number), customOrderNumber: number } : {}
}

function orderNumber(digits: string): Pick<SearchPlan, "orderNumber"> {
  const number = /^\d{1,10}$/.test(digits) ? Number(digits) : 0
  return number >= 1 && number <= MAX_INTEGER ? { orderNumber: number } : {}
}

/** Written with separators or without, they may be almost anything. */
function numbers(given: string): SearchPlan {
  const digits = given.replace(/\D/g, "")
  const phone =
    digits.length >= MIN_PHONE && digits.length <= MAX_PHONE ? { phone: digits.slice(-PHONE) } : {}
  if (!digits || given.startsWith("+")) {
    return phone
  }
  const isPlain = digits === given
  return {
    ...(isPlain && orderNumbers(digits)),
    ...(isPlain && digits.length <= 9 && { amount: amountOf(digits) }),
    beginning: digits,
    ...(digits.length >= MIN_ENDING && { ending: digits }),
    ...(digits.length >= MIN_TRANSFER && { transfer: digits }),
    ...phone,
  }
}

/** Banks print their keys in groups, so spaces mean nothing where there are digits. */
function codes(given: string): SearchPlan {
  const code = /\d/.test(given) ? given.replace(/\s/g, "") : given
  if (/\s/.test(code)) {
    return {}
  }
  return {
    customOrderNumber: given,
    beginning: code,
    ...(code.length >= MIN_TRANSFER && { transfer: code.toUpperCase() }),
  }
}

function names(given: string): SearchPlan {
  const nameWords = withoutAccents(given)
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
  const letters = nameWords.join("").length
  return letters >= MIN_NAME && !/\d/.test(given) ? { nameWords } : {}
}

/** "José Núñez" as "jose nunez": nobody types the accents of a name that they hear. */
export function withoutAccents(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
}

function amountOf(number: string): string {
  return String(Number(number.replace(/[^\d.]/g, "")))
}
