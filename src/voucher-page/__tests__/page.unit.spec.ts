import { createHash } from "node:crypto"
import type { Voucher } from "../../modules/paypro/types"
import { PAGE_HEADERS } from "../../shopper-page/headers"
import { renderNotFound } from "../../shopper-page/not-found"
import { versionOf } from "../../shopper-page/version"
import { renderVoucherPage } from "../page"
import { TEXTS } from "../../shopper-view/texts"
import type { VoucherFacts } from "../../shopper-view/voucher-facts"
import { aContext, anOrderOwing, aPublicVoucher, REFERENCE } from "./fixtures"

const facts = (changes: Partial<Voucher> = {}, more: Partial<VoucherFacts> = {}): VoucherFacts => ({
  voucher: aPublicVoucher(changes),
  currentUrl: null,
  canChoose: false,
  ...more,
})
const page = async (given = facts(), context = aContext()) =>
  (await renderVoucherPage(given, context, '"1"')).join("")
/** With plain spaces only; `Intl` writes narrow ones. */
const plain = (text: string) => text.replace(/\s/g, " ")

it("holds nothing that would be loaded or run beyond what its headers allow", async () => {
  const text = await page(facts({ way_code: "store", payment_info: REFERENCE }))
  for (const tag of ["script", "style"]) {
    const sources = [...text.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "g"))]
    expect(sources).toHaveLength(1)
    const hash = createHash("sha256").update(String(sources[0]?.[1])).digest("base64")
    expect(PAGE_HEADERS["content-security-policy"]).toContain(`${tag}-src 'sha256-${hash}'`)
  }
  expect(text).not.toMatch(/ style=| on[a-z]+=| src="http|@import|url\(/)
})

it("escapes whatever the store, PayPro or the address brings", async () => {
  const evil = `"><style></style><img src=x onerror=alert(1)>`
  const text = await page(
    facts({ payment_info: evil, trade_no: evil }),
    aContext({ store: { name: evil, logoUrl: evil } }),
  )
  expect(text).not.toContain("<img src=x")
  expect(text.match(/<img /g)).toHaveLength(1)
  expect(text.match(/<style>/g)).toHaveLength(1)
})

it("copies digits only", async () => {
  const text = await page(facts({ status: "partially_paid", received_amount: "1000.5" }))
  expect([...text.matchAll(/data-copy="([^"]*)"/g)].map(([, value]) => value)).toEqual([
    "646180123456789013",
    "249.5",
  ])
})

it("shows no barcode where a till could not read one", async () => {
  expect(await page(facts({ way_code: "store", payment_info: REFERENCE }))).toContain(
    "<svg viewBox",
  )
  const unreadable = await page(facts({ way_code: "store", payment_info: "referencia ñ" }))
  expect(unreadable).not.toContain('role="img"')
  expect(unreadable).not.toContain("código de barras")
  expect(await page()).not.toContain('role="img"')
})

it.each(["es-MX", "en"] as const)(
  "names a CLABE as one, and its bank, only where it is one (%s)",
  async (locale) => {
    const texts = TEXTS[locale]
    const context = aContext({ locale })
    expect(await page(facts(), context)).toContain(texts.clabe)
    expect(await page(facts(), context)).toMatch(
      /(Tu app debe mostrar|Your app should show): STP\./,
    )
    const other = await page(facts({ payment_info: "6841800930023213210" }), context)
    expect(other).toContain(texts.account)
    expect(other).not.toContain(texts.clabe)
  },
)

it("gives a reference only while it should be paid", async () => {
  for (const changes of [
    { status: "failed" },
    { voided_at: new Date() },
    { status: "paid", received_amount: "1250" },
    { status: "partially_paid", received_amount: "5", status_code: "00029" },
  ] satisfies Partial<Voucher>[]) {
    const text = await page(facts(changes))
    expect(text).not.toContain("646180123456789013")
    expect(text).not.toContain('data-live="')
  }
})

it("says until when it can be paid, and how long that is", async () => {
  const expires_at = new Date("2026-03-14T05:59:59.999Z")
  const spanish = plain(await page(facts({ expires_at })))
  expect(spanish).toContain("Tienes hasta el")
  expect(spanish).toContain("viernes 13 de marzo, 11:59 p.m.")
  expect(spanish).toContain(">Te quedan 2 días<")
  const english = plain(await page(facts({ expires_at }), aContext({ locale: "en" })))
  expect(english).toContain("Pay by")
  expect(english).toContain("Friday, March 13 at 11:59 PM")
  expect(english).toContain(">2 days left<")
})

it("says that the deadline is over, and not to pay twice", async () => {
  const text = plain(await page(facts({ expires_at: new Date("2026-03-11T05:59:59.999Z") })))
  expect(text).toContain("Venció el plazo para pagar")
  expect(text).toContain("no pagues otra vez")
  expect(text).toMatch(/Venció el <time [^>]*>martes 10 de marzo, 11:59 p.m.</)
  expect(text).not.toContain('class="left"')
})

describe("by what the order owes", () => {
  const ofOrder = async (changes: Partial<Voucher>, ...owing: Parameters<typeof anOrderOwing>) =>
    plain(await page({ ...facts(), voucher: aPublicVoucher(changes, anOrderOwing(...owing)) }))
  const money = (text: string) => /class="money">([^<]*)</.exec(text)?.[1]

  it("asks for no more than that, wherever an amount stands", async () => {
    const text = await ofOrder({ total_amount: "1249.5" }, "300")
    expect(money(text)).toBe("$300.00")
    expect(text).toContain('data-copy="300"')
    expect(text).toContain("Transfiere $300.00 MXN exactos")
    expect(text).not.toContain("1,250.00")
  })

  it("says that it is paid, and gives no reference, though nothing came on this one", async () => {
    const text = await ofOrder({}, "0")
    expect(text).toContain("Recibimos tu pago")
    expect(text).toContain("Monto de la referencia")
    expect(text).not.toContain("$0.00")
    expect(text).not.toContain("646180123456789013")
  })

  it("says what is left once it was paid and the order owes more", async () => {
    const paid = { status: "paid", received_amount: "1250" } as const
    const text = await ofOrder(paid, "300")
    expect(text).toContain("pero falta una parte")
    expect(money(text)).toBe("$300.00")
    expect(text).not.toContain("646180123456789013")
  })

  const full = { status: "paid", received_amount: "1250" } as const
  it.each([
    ["more came than it costs", { status: "paid", received_amount: "1300" }, "50", "$50.00"],
    ["it was edited down after it was paid", full, "250", "$250.00"],
    ["another payment paid for it first", full, "5000", "$1,250.00"],
  ] as const)("says what was paid too much: %s", async (_, changes, overpaid, amount) => {
    expect(await ofOrder(changes, "0", { overpaid })).toContain(`Pagaste ${amount} de más`)
  })

  it("calls nothing too much that the order costs, though the voucher was for less", async () => {
    expect(await ofOrder({ status: "paid", received_amount: "1300" }, "0")).not.toContain("de más")
    expect(await ofOrder({}, "0", { overpaid: "100" })).not.toContain("de más")
  })

  it("says not to pay for an order that is canceled", async () => {
    const text = await ofOrder({}, "0", { isCanceled: true })
    expect(text).toContain("Esta referencia fue cancelada")
    expect(text).not.toContain("646180123456789013")
  })

  it("says not to pay while it is unclear how much came", async () => {
    const text = await ofOrder({ disputed_amount: "1250" }, "0", { isDisputed: true })
    expect(text).toContain("lo estamos revisando")
    expect(text).not.toContain("$0.00")
  })
})

it("calls what is missing of a part what it is", async () => {
  const text = await page(facts({ status: "partially_paid", received_amount: "1000" }))
  expect(text).toContain("<dt>Te falta pagar</dt>")
  expect(await page()).toContain("<dt>Monto exacto</dt>")
})

it("changes its version with what it says, and with nothing else", () => {
  const version = versionOf(facts(), aContext())
  expect(versionOf(facts(), aContext({ now: new Date() }))).toBe(version)
  expect(versionOf(facts({ received_amount: "1" }), aContext())).not.toBe(version)
  expect(versionOf(facts({}, { canChoose: true }), aContext())).not.toBe(version)
  expect(versionOf(facts(), aContext({ locale: "en" }))).not.toBe(version)
})

it("is the same page for every address that leads nowhere", () => {
  expect(renderNotFound(aContext()).join("")).toContain("No encontramos esta página de pago")
})

it.each<[string, Partial<Voucher>, string]>([
  ["a failed voucher", { status: "failed" }, "Elegir cómo pagar"],
  ["a void voucher", { voided_at: new Date() }, "Elegir cómo pagar"],
  ["a voucher that can be paid", {}, "Pagar de otra forma"],
])(
  "leads from %s to its payment page, in its language, where the order owes",
  async (_, changes, name) => {
    const text = await page(facts(changes, { canChoose: true }))
    const link = `href="https://tienda.mx/api/paypro/pay/${"b".repeat(32)}?lang=es-MX">${name}</a>`
    expect(text).toContain(link)
    expect(await page(facts(changes))).not.toContain("/paypro/pay/")
  },
)
