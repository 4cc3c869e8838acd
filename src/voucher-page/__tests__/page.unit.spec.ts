import { createHash } from "node:crypto"
import type { Voucher } from "../../modules/paypro/types"
import { PAGE_HEADERS } from "../headers"
import { renderNotFound, renderVoucherPage } from "../page"
import type { PageFacts } from "../page-facts"
import { versionOf } from "../page-facts"
import { TEXTS } from "../../shopper-view/texts"
import { aContext, aPublicVoucher, REFERENCE } from "./fixtures"

const facts = (changes: Partial<Voucher> = {}, more: Partial<PageFacts> = {}): PageFacts => ({
  voucher: aPublicVoucher(changes),
  currentUrl: null,
  canRenew: false,
  notice: null,
  ...more,
})
const page = async (given = facts(), context = aContext()) =>
  (await renderVoucherPage(given, context, '"1"')).join("")

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
  expect(await page(facts({ way_code: "store", payment_info: "referencia ñ" }))).not.toContain(
    'role="img"',
  )
  expect(await page()).not.toContain('role="img"')
})

it.each(["es-MX", "en"] as const)(
  "names a CLABE as one, and its bank, only where it is one (%s)",
  async (locale) => {
    const texts = TEXTS[locale]
    const context = aContext({ locale })
    expect(await page(facts(), context)).toContain(texts.clabe)
    expect(await page(facts(), context)).toContain("STP")
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

it("says what was paid too much", async () => {
  const text = await page(facts({ status: "paid", received_amount: "1300" }))
  expect(text).toContain("Pagaste $50.00 de más")
})

it("changes its version with what it says, and with nothing else", () => {
  const version = versionOf(facts(), aContext())
  expect(versionOf(facts(), aContext({ now: new Date() }))).toBe(version)
  expect(versionOf(facts({ received_amount: "1" }), aContext())).not.toBe(version)
  expect(versionOf(facts({}, { canRenew: true }), aContext())).not.toBe(version)
  expect(versionOf(facts(), aContext({ locale: "en" }))).not.toBe(version)
})

it("is the same page for every address that leads nowhere", () => {
  expect(renderNotFound(aContext()).join("")).toContain("No encontramos esta página de pago")
})

it("leads back below the path that the server is reached at", async () => {
  const text = await page(facts({ status: "failed" }, { canRenew: true }))
  expect(text).toContain(`action="/api/paypro/vouchers/${"a".repeat(32)}/renew?lang=es-MX"`)
})
