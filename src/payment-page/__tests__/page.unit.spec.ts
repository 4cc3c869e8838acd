import { createHash } from "node:crypto"
import { PAGE_HEADERS } from "../../shopper-page/headers"
import { LOCALES } from "../../shopper-view/locale"
import type { PaymentMethod, PurchaseFacts } from "../../shopper-view/purchase-facts"
import type { PurchaseState } from "../../shopper-view/purchase-state"
import { aContext } from "../../voucher-page/__tests__/fixtures"
import { renderPaymentPage } from "../page"
import { versionOf } from "../../shopper-page/version"
import { noticeOf, type PageFacts } from "../page-facts"
import { PAYMENT_TEXTS } from "../texts"

const STATES = ["owing", "paid", "canceled", "not_placed", "under_review", "expired"] as const
const VOUCHER_URL = `https://tienda.mx/api/paypro/vouchers/${"a".repeat(32)}`
/** The end of Friday in Mexico City, two days after `aContext`'s now. */
const PAY_BY = "2026-03-14T05:59:59.999Z"
const TOO_MUCH = {
  "es-MX": "Con esta forma de pago puedes pagar hasta $10,000.00.",
  en: "With this payment method you can pay up to $10,000.00.",
}

const aMethod = (change: Partial<PaymentMethod> = {}): PaymentMethod => ({
  way_code: "va",
  available: true,
  reason: null,
  voucher_url: null,
  ...change,
})
const facts = (change: Partial<PageFacts> = {}): PageFacts => ({
  state: "owing",
  number: 1042,
  currency_code: "mxn",
  total: "600",
  paid: "300",
  owed: "300",
  to_pay: "300",
  pay_by: PAY_BY,
  methods: [aMethod(), aMethod({ way_code: "store" })],
  notice: null,
  ...change,
})
/** With plain spaces only; `Intl` writes narrow ones. */
const page = (given = facts(), context = aContext()) =>
  renderPaymentPage(given, context, '"1"').join("").replace(/\s/g, " ")
const over = (state: PurchaseState): Partial<PurchaseFacts> => ({
  state,
  methods: [],
  pay_by: state === "expired" ? PAY_BY : null,
})

describe.each(LOCALES)("in %s", (locale) => {
  const context = aContext({ locale })
  const texts = PAYMENT_TEXTS[locale]

  it.each(STATES)("says what is the matter with a purchase that is %s", (state) => {
    const text = page(facts(state === "owing" ? {} : over(state)), context)
    expect(text).toContain(`<html lang="${locale}">`)
    expect(text).toContain(`>${texts.badge[state]}</p>`)
    expect(text).toContain(`<h1 id="heading">${texts.heading[state]("#1042")}</h1>`)
    expect(text).toContain(texts.lead[state] ?? "")
    expect(Buffer.byteLength(text)).toBeLessThan(40 * 1024)
  })

  it.each(STATES.filter((state) => state !== "owing"))(
    "asks for nothing while it is %s",
    (state) => {
      const text = page(facts(over(state)), context)
      expect(text).not.toContain("<form")
      expect(text).not.toContain('class="money"')
    },
  )

  it("has a button for each method, and says why one cannot take the amount", () => {
    const methods = [aMethod(), aMethod({ way_code: "store", available: false, reason: TOO_MUCH })]
    const text = page(facts({ methods }), context)
    expect(text.match(/<form class="choice" method="post" action="\?lang=[^"]*">/g)).toHaveLength(1)
    expect(text).toContain(`>${texts.pay.va}</button>`)
    expect(text).toContain(TOO_MUCH[locale])
    expect(text).not.toContain(texts.pay.store)
  })

  it("leads to the reference that is there already", () => {
    const text = page(facts({ methods: [aMethod({ voucher_url: VOUCHER_URL })] }), context)
    expect(text).toContain(`href="${VOUCHER_URL}?lang=${locale}"`)
    expect(text).not.toContain("<form")
  })

  it.each(["choose", "refused", "try_again"] as const)(
    "says what became of a press: %s",
    (notice) => {
      expect(page(facts({ notice }), context)).toContain(
        `<p class="notice" role="alert">${texts.notice[notice]}</p>`,
      )
    },
  )
})

it("says what the order costs, what was paid, what is owed, and until when", () => {
  const text = page()
  expect(text).toContain("<dt>Total del pedido</dt><dd>$600.00</dd>")
  expect(text).toContain("<dt>Ya pagaste</dt><dd>$300.00</dd>")
  expect(text).toContain('<p class="label">Te falta pagar</p><p class="money">$300.00<abbr>MXN')
  expect(text).toContain("Tienes hasta el <time")
  expect(text).toContain("viernes 13 de marzo, 11:59 p.m.")
  expect(text).toContain(">Te quedan 2 días<")
  const unpaid = page(facts({ paid: "0", owed: "600", to_pay: "600" }))
  expect(unpaid).toContain('<p class="label">Total a pagar</p><p class="money">$600.00')
  expect(unpaid).not.toContain("Ya pagaste")
})

it("says why more is collected than is owed", () => {
  expect(page(facts({ owed: "300.5", to_pay: "301" }))).toContain(
    "Tu saldo es de $300.50. Estas formas de pago no aceptan centavos: se cobran $301.00.",
  )
  expect(page()).not.toContain("centavos")
})

it("says that the deadline is over, and counts no time", () => {
  const text = page(facts(over("expired")))
  expect(text).toContain("Venció el <time")
  expect(text).not.toContain('data-left="')
})

it("names the chains that take cash", () => {
  const cash = { chains: [{ name: "Oxxo" }, { name: "Soriana" }], barcode: "none" as const }
  expect(page(facts(), aContext({ cash }))).toContain("con tu referencia en Oxxo o Soriana.")
})

it("says so where there is no method at all", () => {
  expect(page(facts({ methods: [] }))).toContain("Por ahora no hay una forma de pago en línea")
})

it("leads to the store, and to whoever answers for it", () => {
  const store = { name: "Barro & Telar", contactUrl: "https://wa.me/525512345678" }
  const text = page(facts(), aContext({ store }))
  expect(text).toContain('href="https://wa.me/525512345678">Contáctanos</a>')
  expect(text).toContain('href="https://tienda.mx/">Volver a Barro &amp; Telar</a>')
})

it("holds nothing that would be loaded or run beyond what its headers allow", () => {
  const text = renderPaymentPage(facts(), aContext(), '"1"').join("")
  for (const tag of ["script", "style"]) {
    const sources = [...text.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "g"))]
    expect(sources).toHaveLength(1)
    const hash = createHash("sha256").update(String(sources[0]?.[1])).digest("base64")
    expect(PAGE_HEADERS["content-security-policy"]).toContain(`${tag}-src 'sha256-${hash}'`)
  }
  expect(text).not.toMatch(/ style=| on[a-z]+=| src="http|@import|url\(/)
})

it("escapes whatever the store brings", () => {
  const evil = `"><style></style><img src=x onerror=alert(1)>`
  const cash = { chains: [{ name: evil }], barcode: "none" as const }
  const text = page(facts(), aContext({ cash, store: { name: evil, contactUrl: evil } }))
  expect(text).not.toContain("<img src=x")
  expect(text.match(/<style>/g)).toHaveLength(1)
})

it("changes its version with what it says, and with nothing else", () => {
  const version = versionOf(facts(), aContext())
  expect(versionOf(facts(), aContext({ now: new Date() }))).toBe(version)
  expect(versionOf(facts({ owed: "1" }), aContext())).not.toBe(version)
  expect(versionOf(facts({ notice: "choose" }), aContext())).not.toBe(version)
  expect(versionOf(facts(), aContext({ locale: "en" }))).not.toBe(version)
})

it("is asked for news while there may be some", () => {
  const isLive = (state: PurchaseState) => page(facts(over(state))).includes('data-live="')
  expect(STATES.filter(isLive)).toEqual(["owing", "under_review", "expired"])
})

it("takes no notice from its address but a code, and only while something can be paid", () => {
  expect(noticeOf("try_again", "owing")).toBe("try_again")
  expect(noticeOf("try_again", "paid")).toBeNull()
  expect(noticeOf("Paga aquí", "owing")).toBeNull()
  expect(noticeOf(["choose"], "owing")).toBeNull()
  expect(noticeOf(undefined, "owing")).toBeNull()
})
