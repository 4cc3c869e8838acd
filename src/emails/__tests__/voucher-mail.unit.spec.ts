import { aPublicVoucher, CLABE, REFERENCE } from "../../voucher-page/__tests__/fixtures"
import { voucherMail, type VoucherMailInput } from ".."

const mail = (changes: Partial<VoucherMailInput> = {}) =>
  voucherMail({
    kind: "issued",
    voucher: aPublicVoucher(),
    locale: "es-MX",
    store: { name: "Barro & Telar" },
    ...changes,
  })
const cash = aPublicVoucher({ way_code: "store", payment_info: REFERENCE })

it("says what to pay, to whom and by when, as HTML and as text", async () => {
  const { subject, html, text, attachments } = await mail()
  expect(subject).toBe("Paga $1,250.00 MXN para completar tu pedido en Barro & Telar")
  for (const body of [html, text]) {
    expect(body).toContain("$1,250.00 MXN")
    expect(body).toContain("646 180 1234 5678 9013")
    expect(body).toContain("jueves, 12 de marzo")
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

it("asks for what is missing", async () => {
  const voucher = aPublicVoucher({ status: "partially_paid", received_amount: "1000" })
  const { subject } = await mail({ voucher, kind: "expiring", locale: "en" })
  expect(subject).toBe("Your reference of $250.00 MXN for Barro & Telar is about to expire")
})

it("names no store that has no name, and escapes the one it has", async () => {
  expect((await mail({ store: {} })).subject).toContain("en la tienda")
  const { html } = await mail({ store: { name: "<b>Barro</b>" } })
  expect(html).not.toContain("<b>")
})

it("shows a number that is no CLABE as an account", async () => {
  const { text } = await mail({ voucher: aPublicVoucher({ payment_info: `${CLABE}0` }) })
  expect(text).toContain("Número de cuenta")
  expect(text).not.toContain("CLABE")
})
