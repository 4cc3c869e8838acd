import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import { refreshVoucher } from "../../src/workflows/ask-paypro/refresh-voucher"
import { describeStore, shopLife, watchShop } from "../helpers"
import { paymentPage } from "../http/payment-page"
import { barriers } from "./helpers/accessibility"
import { launchBrowser, openPage, overflowsSideways, PHONE, screenshot } from "./helpers/browser"

/** The page asks for news after 3 s, and then less often. */
const NEWS = { timeout: 20_000 }

const LOOKS: [name: string, options: BrowserContextOptions][] = [
  ["es-desktop", {}],
  ["es-phone", { viewport: PHONE }],
  ["en-phone-dark", { locale: "en-US", viewport: PHONE, colorScheme: "dark" }],
  ["en-desktop-dark", { locale: "en-US", colorScheme: "dark" }],
]

describeStore(
  "payment page in a browser",
  (store) => {
    const { staff, letDeadlinePass } = watchShop(store)
    const { urlOf, fail } = paymentPage(store)
    let browser: Browser

    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(async () => {
      await browser.close()
    })
    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()))
    })

    const heading = (page: Page) => page.getByRole("heading", { level: 1 })
    const show = async (url: string, options: BrowserContextOptions = {}) => {
      const watched = await openPage(browser, options)
      await watched.page.goto(url)
      return watched
    }
    const expectAccessible = async (page: Page) => {
      expect(await overflowsSideways(page)).toBe(false)
      expect(await barriers(page)).toEqual([])
    }
    /** Paid once, then edited so that it costs more than cash can be paid with. */
    const editedUp = async () => {
      const { order, voucher } = await store.guest().buy("va", { "taza-de-barro": 1 })
      await store.pay(voucher.trade_no)
      await shopLife.editQuantity(await staff(), order.id, 4)
      return await urlOf(order.id)
    }

    it.each(LOOKS)(
      "shows what to pay and how, and asks nobody else for anything (%s)",
      async (name, options) => {
        const { order, voucher } = await store.guest().buy("va")
        const url = await urlOf(order.id)
        await fail(voucher.trade_no)
        const { page, requests, complaints, weight } = await show(url, options)
        await heading(page)
          .filter({ hasText: `#${order.display_id}` })
          .waitFor()
        expect(await page.locator(".money").innerText()).toContain("$300.00")
        expect(await page.locator("form").count()).toBe(2)
        await expectAccessible(page)
        await screenshot(page, `pay-${name}`)
        expect([...new Set(requests.filter((asked) => !asked.startsWith("data:")))]).toEqual([url])
        expect(complaints).toEqual([])
        expect(await weight()).toBeLessThan(40 * 1024)
      },
    )

    it.each(LOOKS)(
      "says what was paid, and why a method cannot take the rest (%s)",
      async (name, options) => {
        const { page } = await show(await editedUp(), options)
        expect(await page.locator(".money").innerText()).toContain("$900.00")
        expect(await page.locator("form").count()).toBe(1)
        await expectAccessible(page)
        await screenshot(page, `pay-rest-${name}`)
      },
    )

    it("is one tap from a failed voucher, and one tap from the next one", async () => {
      const { voucher } = await store.guest().buy("store")
      const { page } = await show(voucher.voucher_url, { viewport: PHONE })
      store.simulator.timeOut(voucher.trade_no)
      const way = page.getByRole("link", { name: "Elegir cómo pagar" })
      await way.waitFor(NEWS)
      expect(await page.getByText(voucher.payment_info).count()).toBe(0)
      await expectAccessible(page)
      await way.click()
      await page.getByRole("button", { name: "Pagar por transferencia" }).dblclick()
      await heading(page).filter({ hasText: "Paga por transferencia SPEI" }).waitFor(NEWS)
      expect(store.simulator.list()).toHaveLength(2)

      await page.getByRole("link", { name: "Pagar de otra forma" }).click()
      await page.getByRole("link", { name: "Ver referencia: Transferencia SPEI" }).waitFor()
      await expectAccessible(page)
      await screenshot(page, "pay-has-reference-es-phone")
    })

    it("works without JavaScript, in English, from choosing to being paid", async () => {
      const { voucher, order } = await store.guest().buy("va")
      const { page } = await show(`${await urlOf(order.id)}?lang=en`, {
        javaScriptEnabled: false,
        viewport: PHONE,
      })
      await screenshot(page, "pay-no-javascript-en-phone")
      await page.getByRole("button", { name: "Pay in cash" }).click()
      await heading(page).filter({ hasText: "Pay in cash at a convenience store" }).waitFor()
      await store.pay(voucher.trade_no)
      await page.getByRole("link", { name: "Refresh this page" }).click()
      await heading(page).filter({ hasText: "We received your payment" }).waitFor()
      await page.goto(await urlOf(order.id))
      expect(await page.getByRole("button").count()).toBe(0)
    })

    it("says so when PayPro has no reference, and keeps its buttons", async () => {
      const { order } = await store.guest().buy("va")
      const { page } = await show(await urlOf(order.id), { viewport: PHONE })
      store.simulator.setFault({ kind: "error500", endpoint: "payInApi", processed: false })
      await page.getByRole("button", { name: "Pagar en efectivo" }).click()
      await page.getByRole("alert").waitFor(NEWS)
      expect(await page.getByRole("alert").innerText()).toContain(
        "No pudimos generar tu referencia",
      )
      await expectAccessible(page)
      await screenshot(page, "pay-unavailable-es-phone")
      await store.simulator.clearFaults()
      await page.getByRole("button", { name: "Pagar en efectivo" }).click()
      await heading(page).filter({ hasText: "Paga en efectivo" }).waitFor(NEWS)
    })

    it("turns to paid by itself, and says so to a screen reader", async () => {
      const { order, voucher } = await store.guest().buy("va")
      const { page, complaints } = await show(await urlOf(order.id), { viewport: PHONE })
      store.simulator.pay(voucher.trade_no)
      await heading(page).filter({ hasText: "está pagado" }).waitFor(NEWS)
      expect(await page.getByRole("status").innerText()).toContain("No pagues otra vez")
      expect(await page.getByRole("button").count()).toBe(0)
      await expectAccessible(page)
      expect(complaints).toEqual([])
      await screenshot(page, "pay-paid-es-phone")
    })

    it.each([{}, { locale: "en-US", viewport: PHONE, colorScheme: "dark" as const }])(
      "says in every other state what to do (%p)",
      async (options) => {
        const name = "viewport" in options ? "en-phone-dark" : "es-desktop"
        const look = async (url: string, state: string) => {
          const { page } = await show(url, options)
          expect(await page.locator("main").getAttribute("data-state")).toBe(state)
          expect(await page.getByRole("button").count()).toBe(0)
          await expectAccessible(page)
          await screenshot(page, `pay-${state}-${name}`)
        }
        const canceled = await store.guest().buy("va")
        await (await staff()).admin.order.cancel(canceled.order.id)
        await look(await urlOf(canceled.order.id), "canceled")

        const shopper = store.guest()
        const { id: cartId } = await shopper.createCart()
        await shopper.addShipping(cartId)
        const { data } = await shopper.choosePayment(cartId, "va")
        const { purchase_token } = await store.voucherOf(String(data.trade_no))
        await look(`${store.url}/paypro/pay/${purchase_token}`, "not_placed")

        const expired = await store.guest().buy("va")
        await letDeadlinePass()
        await look(await urlOf(expired.order.id), "expired")

        const unclear = await store.guest().buy("va")
        store.simulator.configure({ reading: "ordered" })
        const said = { receivedAmount: null }
        store.simulator.setFault({ kind: "override", endpoint: "queryPayInResult", data: said })
        store.simulator.pay(unclear.voucher.trade_no, 100, { callback: false })
        await refreshVoucher(store.container, { trade_no: unclear.voucher.trade_no })
        await look(await urlOf(unclear.order.id), "under_review")
      },
    )

    it("changes its language, and keeps it on the reference", async () => {
      const { order } = await store.guest().buy("va")
      const { page } = await show(await urlOf(order.id))
      await page.getByRole("link", { name: "English" }).click()
      await page.getByRole("button", { name: "Pay in cash" }).click()
      await heading(page).filter({ hasText: "Pay in cash at a convenience store" }).waitFor()
    })

    it("prints on one page", async () => {
      const { page } = await show(await editedUp(), { colorScheme: "dark" })
      const pdf = await page.pdf({ format: "Letter" })
      expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
      await page.emulateMedia({ media: "print" })
      await page.setViewportSize({ width: 700, height: 900 })
      await screenshot(page, "pay-print")
    })
  },
  {
    options: {
      returnUrl: "http://localhost:8000/mx",
      limits: { store: { max: 500 } },
      cash: { chains: [{ name: "Farmacias del Centro" }, { name: "Súper Sol" }] },
      store: { name: "Barro & Telar", contactUrl: "https://wa.me/525512345678" },
    },
  },
)
