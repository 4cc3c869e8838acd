import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import type { ProductHandle } from "../../scripts/store/catalogue"
import { ADDRESS, type WayCode } from "../../scripts/store/shopper"
import { waitFor } from "../../scripts/wait-for"
import { DESKTOP, openPage, overflowsSideways, PHONE, screenshot } from "../browser/helpers/browser"

/** Rendered on the server, with a backend behind it. */
const PATIENCE_MS = 60_000
/** What Next.js says in production in place of what a server action threw. */
const MASKED = /omitted in production builds|Application error/

/** Modern phones are at least this wide, and the starter's own pages are not made for less. */
const LOOKS = { desktop: DESKTOP, phone: { ...PHONE, width: 390, height: 844 } }

export type Look = keyof typeof LOOKS
export type Language = "es" | "en"
type Shape = { url: string; look: Look; language: Language }

/** Somebody in a browser of their own, in a storefront that was made from Medusa's starter. */
export class Visit {
  private constructor(
    readonly page: Page,
    private readonly shape: Shape,
    private readonly complaints: string[],
  ) {}

  static async start(browser: Browser, shape: Shape): Promise<Visit> {
    const options: BrowserContextOptions = { viewport: LOOKS[shape.look], locale: "en-US" }
    const { page, complaints } = await openPage(browser, options)
    page.setDefaultTimeout(PATIENCE_MS)
    if (shape.language === "es") {
      const cookie = { name: "_medusa_locale", value: "es-MX", url: shape.url }
      await page.context().addCookies([cookie])
    }
    return new Visit(page, shape, complaints)
  }

  at(testId: string) {
    return this.page.getByTestId(testId)
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.shape.url}/mx${path}`)
  }

  /** By the account page's own form. */
  async register(email: string): Promise<void> {
    await this.open("/account")
    await this.at("register-button").click()
    await this.at("first-name-input").fill(ADDRESS.first_name)
    await this.at("last-name-input").fill(ADDRESS.last_name)
    await this.at("email-input").fill(email)
    await this.at("password-input").fill("supersecret")
    await this.at("register-button").click()
    await this.page.getByTestId("register-page").waitFor({ state: "detached" })
  }

  async addToCart(handle: ProductHandle): Promise<void> {
    await this.open(`/products/${handle}`)
    await this.at("add-product-button").click()
    await waitFor(async () => {
      const cookies = await this.page.context().cookies(this.shape.url)
      return cookies.find(({ name }) => name === "_medusa_cart_id")
    })
  }

  /** The steps before the payment. */
  async checkOut(email: string): Promise<void> {
    await this.open("/checkout?step=address")
    const values = {
      "shipping-first-name-input": ADDRESS.first_name,
      "shipping-last-name-input": ADDRESS.last_name,
      "shipping-address-input": ADDRESS.address_1,
      "shipping-postal-code-input": ADDRESS.postal_code,
      "shipping-city-input": ADDRESS.city,
      "shipping-province-input": ADDRESS.province,
      "shipping-email-input": email,
      "shipping-phone-input": ADDRESS.phone,
    }
    for (const [testId, value] of Object.entries(values)) {
      await this.at(testId).fill(value)
    }
    await this.at("shipping-country-select").selectOption("mx")
    await this.at("submit-address-button").click()
    await this.at("delivery-option-radio").first().click()
    await this.at("submit-delivery-option-button").click()
    await this.at("submit-payment-button").waitFor()
  }

  method(wayCode: WayCode) {
    const titles = {
      va: /Transferencia SPEI|SPEI bank transfer/,
      store: /Efectivo en tiendas de conveniencia|Cash at a convenience store/,
    }
    return this.page.getByRole("radio", { name: titles[wayCode] })
  }

  async choose(wayCode: WayCode): Promise<void> {
    await this.method(wayCode).click()
    await this.at("submit-payment-button").click()
  }

  /** Leads to the confirmation page. */
  async placeOrder(): Promise<void> {
    await this.at("submit-order-button").click()
    await this.page.waitForURL(/\/order\/[^/]+\/confirmed/)
    await this.card("waiting").waitFor()
    const top = await this.card().evaluate((card) => card.getBoundingClientRect().top)
    if (top < 0) {
      throw new Error("The order's page opens below what is to be paid")
    }
  }

  /** From an empty cart to the reference. */
  async buy(wayCode: WayCode, email: string, handle: ProductHandle = "taza-de-barro") {
    await this.addToCart(handle)
    await this.checkOut(email)
    await this.choose(wayCode)
    await this.placeOrder()
    return await this.seenVoucher()
  }

  /** The card in a state; without one, whatever its state. */
  card(state?: string) {
    const card = this.page.locator('[data-testid="paypro-voucher"]')
    return state ? card.and(this.page.locator(`[data-state="${state}"]`)) : card
  }

  async seenVoucher() {
    const tradeNo = await this.card()
      .getByText(/^\d{26}$/)
      .innerText()
    const orderId = /order\/([^/]+)\//.exec(this.page.url())?.[1] ?? ""
    return { tradeNo, orderId }
  }

  /** For people to look at, and what no page may have. */
  async look(name: string): Promise<void> {
    await screenshot(this.page, `starter-${name}-${this.shape.look}-${this.shape.language}`)
    const text = await this.page.locator("body").innerText()
    if (MASKED.test(text)) {
      throw new Error(`${name}: the page shows what Next.js says of masked errors`)
    }
    const card = this.card()
    if ((await card.count()) > 0 && (await overflowsSideways(this.page))) {
      throw new Error(`${name}: the page scrolls sideways`)
    }
    const errors = this.complaints.filter((complaint) => /Minified React|hydrat/i.test(complaint))
    if (errors.length > 0) {
      throw new Error(`${name}: ${errors.join("\n")}`)
    }
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }
}
