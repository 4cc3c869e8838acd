import type { Voucher } from "../../modules/paypro/types"
import type { PageContext } from "../../shopper-page/page-context"
import { renderVoucherPage } from "../page"
import { aContext, anOrderOwing, aPublicVoucher, CLABE, REFERENCE } from "./fixtures"

/** What the store's options say, and its order: nothing of it is there where they do not. */
const page = async (
  context: Partial<PageContext> = {},
  changes: Partial<Voucher> = {},
  order = anOrderOwing("1250"),
) => {
  const voucher = aPublicVoucher(changes, order)
  const facts = { voucher, currentUrl: null, canChoose: false }
  return (await renderVoucherPage(facts, aContext(context), '"1"')).join("")
}
const steps = (text: string) =>
  [...text.matchAll(/<li>(.*?)<\/li>/g)].map(([, step]) => step?.replace(/\s/g, " "))

const cash = { way_code: "store", payment_info: REFERENCE } as const
const none: PageContext["cash"] = { chains: [], barcode: "none" }
const paid = { status: "paid", received_amount: "1250" } as const

describe.each([
  ["es-MX", "Pedido #1042"],
  ["en", "Order #1042"],
] as const)("the order's number (%s)", (locale, number) => {
  it("is there once the order is placed", async () => {
    expect(await page({ locale })).toContain(number)
    const facts = { voucher: aPublicVoucher(), currentUrl: null, canChoose: false }
    const before = (await renderVoucherPage(facts, aContext({ locale }), '"1"')).join("")
    expect(before).not.toContain("1042")
  })
})

describe.each([
  ["es-MX", "Beneficiario", "Tu app debe mostrar: STP, a nombre de Barro S.A."],
  ["en", "Beneficiary", "Your app should show: STP, in the name of Barro S.A."],
] as const)("the beneficiary (%s)", (locale, label, sentence) => {
  it("stands under the bank, and in the step that the bank's app confirms", async () => {
    const text = await page({ locale, beneficiary: "Barro S.A." })
    expect(text).toMatch(new RegExp(`STP</dd></div><div><dt>${label}</dt><dd[^>]*>Barro S.A.</dd>`))
    expect(steps(text)[1]?.endsWith(sentence)).toBe(true)
  })

  it("is left out where PayPro has not told it, and for cash", async () => {
    expect(await page({ locale })).not.toContain(label)
    expect(await page({ locale, beneficiary: "Barro S.A." }, cash)).not.toContain("Barro S.A.")
  })
})

it("names the account's holder where the number is no CLABE", async () => {
  const text = await page({ beneficiary: "Barro" }, { payment_info: `${CLABE}0` })
  expect(steps(text)[1]).toBe("Escribe el número de cuenta como cuenta destino, a nombre de Barro.")
})

describe("where cash is paid", () => {
  const chains = [
    { name: "Súper Esquina", max: 1_000 },
    { name: "Farmacias Sol" },
    { name: "Tienda 8" },
  ]

  it.each([
    [
      "es-MX",
      "Ve a Farmacias Sol o Tienda 8 y pide «pago de PayPro».",
      "Ve a Súper Esquina, Farmacias Sol o Tienda 8 y pide «pago de PayPro».",
    ],
    [
      "en",
      "Go to Farmacias Sol or Tienda 8 and ask for “pago de PayPro”.",
      "Go to Súper Esquina, Farmacias Sol, or Tienda 8 and ask for “pago de PayPro”.",
    ],
  ] as const)("names the chains that take the amount (%s)", async (locale, above, within) => {
    const context = { locale, cash: { ...none, chains, phrase: "pago de PayPro" } }
    expect(steps(await page(context, cash))[0]).toBe(above)
    expect(steps(await page(context, cash, anOrderOwing("1000")))[0]).toBe(within)
  })

  it.each([
    ["nothing is known", none],
    [
      "no chain takes so much",
      { ...none, chains: [{ name: "Súper Esquina", max: 1_249 }], phrase: "pago de PayPro" },
    ],
  ])("names no brand where %s", async (_, given) => {
    expect(steps(await page({ cash: given }, cash))[0]).toBe(
      "Ve a una tienda de conveniencia y di que quieres pagar con una referencia.",
    )
  })

  it("says what to ask for in any convenience store", async () => {
    const text = await page({ cash: { ...none, phrase: "pago de PayPro" } }, cash)
    expect(steps(text)[0]).toBe("Ve a una tienda de conveniencia y pide «pago de PayPro».")
  })

  it("has a barcode, and speaks of it, only where it is turned on", async () => {
    const without = await page({ cash: none }, cash)
    expect(without).not.toMatch(/role="img"|código de barras/)
    expect(steps(without)[1]).toBe("Muestra o dicta la referencia en caja.")
    const withBarcode = await page({ cash: { ...none, barcode: "code128" } }, cash)
    expect(withBarcode).toContain('role="img"')
    expect(steps(withBarcode)[1]).toContain("Muestra en caja el código de barras")
  })
})

describe("the store's contact", () => {
  const contactUrl = "https://wa.me/525512345678"
  const store = { name: "Barro & Telar", contactUrl }
  const links = (text: string) => text.match(/<a href="https:\/\/wa\.me\/525512345678">[^<]*<\/a>/g)

  it.each([
    ["es-MX", "Contáctanos", "contáctanos"],
    ["en", "Contact us", "contact us"],
  ] as const)(
    "is a link of every page, and wherever it is spoken of (%s)",
    async (locale, link, word) => {
      const a = (text: string) => `<a href="${contactUrl}">${text}</a>`
      expect(links(await page({ locale, store }))).toEqual([a(link)])
      const disputed = anOrderOwing("0", { isDisputed: true })
      expect(links(await page({ locale, store }, paid, disputed))).toEqual([a(word), a(link)])
      const overpaid = anOrderOwing("0", { overpaid: "50" })
      expect(links(await page({ locale, store }, paid, overpaid))).toEqual([a(link), a(link)])
    },
  )

  it("is plain text where the store has given none", async () => {
    const text = await page({}, paid, anOrderOwing("0", { isDisputed: true }))
    expect(text).toContain("contáctanos y menciona el folio")
    expect(text).not.toContain("¿Tienes dudas?")
  })
})

describe.each([
  ["es-MX", "Compartir", "Datos para pagar $1,250.00 MXN en Barro &amp; Telar:"],
  ["en", "Share", "How to pay $1,250.00 MXN at Barro &amp; Telar:"],
] as const)("sharing (%s)", (locale, label, shared) => {
  it("is offered while there is something to pay", async () => {
    const text = await page({ locale })
    expect(text).toContain(`data-share="${shared}"`)
    expect(text).toContain(`>${label}</button>`)
    expect(await page({ locale }, paid, anOrderOwing("0"))).not.toContain("data-share=")
  })
})

describe("after the payment", () => {
  it.each([
    ["es-MX", "Ahora nos toca preparar tu pedido.", "Estamos registrando tu pedido"],
    ["en", "Next, we prepare your order.", "We are registering your order"],
  ] as const)("says what happens next, and leads back (%s)", async (locale, placed, unplaced) => {
    const text = await page({ locale }, paid, anOrderOwing("0"))
    expect(text).toContain(placed)
    expect(text).toContain('href="https://tienda.mx/"')
    const facts = { voucher: aPublicVoucher(paid), currentUrl: null, canChoose: false }
    expect((await renderVoucherPage(facts, aContext({ locale }), '"1"')).join("")).toContain(
      unplaced,
    )
  })
})

it("escapes what the store writes", async () => {
  const evil = `"><img src=x onerror=alert(1)>`
  const context = {
    beneficiary: evil,
    cash: { ...none, chains: [{ name: evil }], phrase: evil },
    store: { name: evil, contactUrl: `https://tienda.mx/?${evil}` },
  }
  for (const changes of [{}, cash]) {
    expect(await page(context, changes)).not.toContain("<img")
  }
})

it("says no deadline where the voucher has none, and the one of a part that is missing", async () => {
  expect(await page({}, { expires_at: null })).not.toContain("Tienes hasta el")
  const part = { status: "partially_paid", received_amount: "500", status_code: "0001" } as const
  expect(await page({}, part, anOrderOwing("750"))).toContain("Tienes hasta el")
})
