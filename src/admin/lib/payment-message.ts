/** What the message is about. Moments are ISO 8601, amounts pesos as decimal text. */
export type PaymentMessageFacts = {
  firstName: string | null
  orderNumber: number | undefined
  owed: string
  url: string
  /** Until when the customer can pay; null where nothing is to be said of it. */
  payBy: string | null
  /** The order's, as Medusa keeps it: Spanish, unless it is English. */
  locale: string | null
}

export type PaymentMessage = { language: Language; subject: string; text: string }

type Language = "es-MX" | "en"

/** `order` is what follows the word, such as " #12". */
type Words = {
  greeting: (firstName: string | null) => string
  subject: (order: string) => string
  owed: (order: string, amount: string) => string
  payBy: (moment: string) => string
  paidAlready: string
}

const WORDS: Record<Language, Words> = {
  "es-MX": {
    greeting: (firstName) => (firstName ? `Hola, ${firstName}:` : "Hola:"),
    subject: (order) => `Paga tu pedido${order}`,
    owed: (order, amount) =>
      `Te falta pagar ${amount} de tu pedido${order}. Elige cómo pagar aquí:`,
    payBy: (moment) => `Tienes hasta el ${moment} (hora de la Ciudad de México).`,
    paidAlready:
      "Si ya pagaste, no pagues otra vez: tu pago puede tardar unos minutos en reflejarse.",
  },
  en: {
    greeting: (firstName) => (firstName ? `Hello ${firstName},` : "Hello,"),
    subject: (order) => `Pay for your order${order}`,
    owed: (order, amount) =>
      `You have ${amount} left to pay for your order${order}. Choose how to pay here:`,
    payBy: (moment) => `You have until ${moment} (Mexico City time).`,
    paidAlready:
      "If you have already paid, do not pay again: your payment may take a few minutes to show up.",
  },
}

/** What the customer is sent with a payment link, in the customer's language rather than the reader's. */
export function paymentMessage({
  firstName,
  orderNumber,
  owed,
  url,
  payBy,
  locale,
}: PaymentMessageFacts): PaymentMessage {
  const language = /^en\b/i.test(locale ?? "") ? "en" : "es-MX"
  const words = WORDS[language]
  const order = orderNumber === undefined ? "" : ` #${orderNumber}`
  return {
    language,
    subject: words.subject(order),
    text: [
      words.greeting(firstName),
      `${words.owed(order, money(owed, language))}\n${url}`,
      ...(payBy ? [words.payBy(time(payBy, language))] : []),
      words.paidAlready,
    ].join("\n\n"),
  }
}

function money(pesos: string, language: Language): string {
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency: "MXN",
    currencyDisplay: "narrowSymbol",
  }).format(Number(pesos))
}

/** As the payment page tells it: on a clock of Mexico City, wherever staff are. */
function time(iso: string, language: Language): string {
  const text = new Intl.DateTimeFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
    hour12: true,
    timeZone: "America/Mexico_City",
  }).format(new Date(iso))
  // `Intl` puts a comma after the weekday, which Spanish does not.
  return language === "es-MX" ? text.replace(",", "") : text
}
