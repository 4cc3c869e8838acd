import {
  anOrderOwing,
  aPublicVoucher,
  CLABE,
  REFERENCE,
} from "../../voucher-page/__tests__/fixtures"
import { voucherMail, type VoucherMailInput } from "../voucher-mail"

const mail = (changes: Partial<VoucherMailInput> = {}) =>
  voucherMail({
    kind: "issued",
    voucher: aPublicVoucher(),
    orderNumber: 1042,
    locale: "es-MX",
    store: { name: "Barro & Telar" },
    cash: { chains: [], barcode: "code128" },
    ...changes,
  })
const cash = aPublicVoucher({ way_code: "store", payment_info: REFERENCE })

it("says what to pay, to whom, by when and for which order, as HTML and as text", async () => {
  const { subject, html, text, attachments } = await mail()
  expect(subject).toBe("Paga $1,250.00 MXN para completar tu pedido en Barro & Telar")
  for (const body of [html, text]) {
    expect(body).toContain("$1,250.00 MXN")
    expect(body).toContain("646 180 1234 5678 9013")
    expect(body).toContain("Tienes hasta el")
    expect(body).toContain("jueves 12 de marzo")
    expect(body).toContain("1042")
    expect(body).toContain(`https://tienda.mx/api/paypro/vouchers/${"a".repeat(32)}?lang=es-MX`)
  }
  expect(text).not.toMatch(/<\w/)
  expect(attachments).toEqual([])
})

it("brings the barcode with it, for mail programs load nothing from elsewhere", async () => {
  const { html, attachments } = await mail({ voucher: cash })
  expect(attachments).toMatchObject([
    { id: "paypro-barcode", content_type: "image/png", disposition: "inline" },
  ])
  expect(html).toContain('src="cid:paypro-barcode"')
  expect(html).not.toMatch(/src="http/)
  const png = Buffer.from(attachments[0]?.content ?? "", "base64")
  expect(png.subarray(1, 4).toString()).toBe("PNG")
})

it("brings no barcode unless the store has turned it on", async () => {
  const { html, attachments } = await mail({
    voucher: cash,
    cash: { chains: [], barcode: "none" },
  })
  expect(attachments).toEqual([])
  expect(html).not.toContain("cid:")
})

it("leads to the page where the order can be paid in another way", async () => {
  const url = `https://tienda.mx/api/paypro/pay/${aPublicVoucher().payment_url.split("/").at(-1)}`
  const { html, text } = await mail()
  expect(html).toContain(`href="${url}?lang=es-MX"`)
  expect(text).toContain(`Pagar de otra forma:\n${url}?lang=es-MX`)
  expect((await mail({ locale: "en" })).text).toContain(`Pay another way:\n${url}?lang=en`)
})

it("says how the store is reached, where it has said so", async () => {
  const store = { contactUrl: "mailto:hola@tienda.mx" }
  const { html, text } = await mail({ store })
  expect(html).toContain('href="mailto:hola@tienda.mx"')
  expect(text).toContain("¿Tienes dudas? Contáctanos:\nhola@tienda.mx")
  expect((await mail()).text).not.toContain("Contáctanos")
})

it("asks for what is missing", async () => {
  const voucher = aPublicVoucher({ status: "partially_paid", received_amount: "1000" })
  const { subject } = await mail({ voucher, kind: "expiring", locale: "en" })
  expect(subject).toBe("Your reference for $250.00 MXN at Barro & Telar is about to expire")
})

it("asks for no more than the order owes", async () => {
  const { subject, text } = await mail({ voucher: aPublicVoucher({}, anOrderOwing("300")) })
  expect(subject).toContain("Paga $300.00 MXN")
  expect(text).toContain("Transfiere $300.00 MXN exactos, en un solo pago.")
  expect(text).not.toContain("1,250")
})

it("says what the shopper's bank will show, and what to keep", async () => {
  expect((await mail()).text).toContain("Tu app debe mostrar: STP.")
  const { text } = await mail({ voucher: cash })
  expect(text).toContain("El establecimiento puede cobrarte una comisión.")
  expect(text).toContain("Guarda tu ticket hasta recibir tu pedido.")
  expect(text).not.toMatch(/esta página/)
})

it("reminds of the deadline", async () => {
  const { subject, text } = await mail({ kind: "expiring" })
  expect(subject).toBe("Tu referencia por $1,250.00 MXN en Barro & Telar está por vencer")
  expect(text).toContain("Tienes hasta el: jueves 12 de marzo")
})

it("names no store that has no name, and escapes the one it has", async () => {
  expect((await mail({ store: {} })).subject).toContain("en nuestra tienda")
  const { html } = await mail({ store: { name: "<b>Barro</b>" } })
  expect(html).not.toContain("<b>")
})

it("shows a number that is no CLABE as an account", async () => {
  const { text } = await mail({ voucher: aPublicVoucher({ payment_info: `${CLABE}0` }) })
  expect(text).toContain("Número de cuenta")
  expect(text).not.toContain("CLABE")
})
