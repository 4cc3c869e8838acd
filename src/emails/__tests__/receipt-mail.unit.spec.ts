import { anOrderOwing, aPublicVoucher, NOW } from "../../voucher-page/__tests__/fixtures"
import { receiptMail, type ReceiptMailInput } from "../receipt-mail"

const voucher = aPublicVoucher(
  { status: "paid", received_amount: "1250", paid_at: NOW },
  anOrderOwing("0"),
)
const receipt = (changes: Partial<ReceiptMailInput> = {}) =>
  receiptMail({
    voucher,
    orderNumber: 1042,
    locale: "es-MX",
    store: { name: "Barro & Telar", contactUrl: "https://wa.me/525512345678" },
    ...changes,
  })

it("says what was received, for which order, and that nothing is to be paid, as HTML and as text", () => {
  const { subject, html, text } = receipt()
  expect(subject).toBe("Recibimos tu pago de $1,250.00 MXN en Barro & Telar")
  for (const body of [html, text]) {
    expect(body).toContain("$1,250.00 MXN")
    expect(body).toContain("Ya no tienes que pagar nada.")
    expect(body).toContain("1042")
    expect(body).toContain("miércoles 11 de marzo")
    expect(body).toContain(`${voucher.voucher_url}?lang=es-MX`)
    expect(body).toContain("https://wa.me/525512345678")
  }
  expect(text).not.toMatch(/<\w/)
})

it("asks for nothing: it names no reference, and does not lead to the payment page", () => {
  const { html } = receipt()
  expect(html).not.toContain(voucher.payment_url)
  expect(html).not.toContain("646")
})

it("says the same in English", () => {
  const { subject, text } = receipt({ locale: "en" })
  expect(subject).toBe("We received your payment of $1,250.00 MXN at Barro & Telar")
  expect(text).toContain("There is nothing more to pay.")
  expect(text).toContain("Order: 1042")
})
