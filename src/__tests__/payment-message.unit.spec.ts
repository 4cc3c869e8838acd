import { paymentMessage, type PaymentMessageFacts } from "../admin/lib/payment-message"

const FACTS: PaymentMessageFacts = {
  firstName: "María José",
  orderNumber: 12,
  owed: "1349.1",
  url: "https://tienda.mx/paypro/pay/abc",
  // The end of 25 November in Mexico City.
  payBy: "2026-11-26T05:59:59.999Z",
  locale: "es-MX",
}

it("asks in Spanish for what is owed, with the link and the deadline", () => {
  const { language, subject, text } = paymentMessage(FACTS)
  expect(language).toBe("es-MX")
  expect(subject).toBe("Paga tu pedido #12")
  expect(text.replaceAll(/\s/g, " ")).toBe(
    "Hola, María José:  Te falta pagar $1,349.10 de tu pedido #12. Elige cómo pagar aquí: https://tienda.mx/paypro/pay/abc  Tienes hasta el miércoles 25 de noviembre, 11:59 p.m. (hora de la Ciudad de México).  Si ya pagaste, no pagues otra vez: tu pago puede tardar unos minutos en reflejarse.",
  )
})

it("asks in English where the order is in English", () => {
  const { language, subject, text } = paymentMessage({ ...FACTS, locale: "en-US" })
  expect(language).toBe("en")
  expect(subject).toBe("Pay for your order #12")
  expect(text).toContain("Hello María José,\n\nYou have $1,349.10 left to pay for your order #12.")
  expect(text.replaceAll(/\s/g, " ")).toContain(
    "until Wednesday, November 25 at 11:59 PM (Mexico City time).",
  )
})

it.each([null, "es", "fr-FR", "enx"])("is Spanish for an order in %s", (locale) => {
  expect(paymentMessage({ ...FACTS, locale }).language).toBe("es-MX")
})

it("greets nobody by name, and tells no deadline, where there is none", () => {
  const { text } = paymentMessage({ ...FACTS, firstName: null, payBy: null })
  expect(text).toMatch(/^Hola:\n\nTe falta pagar/)
  expect(text).not.toContain("Tienes hasta")
})

it("keeps the link on a line of its own, so that WhatsApp and mail programs find it", () => {
  expect(paymentMessage(FACTS).text.split("\n")).toContain(FACTS.url)
})
