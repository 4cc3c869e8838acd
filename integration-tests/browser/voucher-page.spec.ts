import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import { voucherMail } from "../../src/emails/voucher-mail"
import { publicVoucherOf } from "../../src/shopper-view/public-voucher"
import { describeStore, waitFor, type WayCode } from "../helpers"
import { barriers } from "./helpers/accessibility"
import { decodeBarcode } from "./helpers/barcode"
import {
  DESKTOP,
  launchBrowser,
  openPage,
  overflowsSideways,
  PHONE,
  screenshot,
} from "./helpers/browser"

const LOGO = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 172 40" width="172" height="40"><path d="M8 8h20l-3 26H11z" fill="#b4552d"/><path d="M9 16h18M10 23h16" stroke="#fff" stroke-width="2"/><text x="38" y="26" font-family="Georgia,Liberation Serif,serif" font-size="19" fill="#3b2418">Barro &amp; Telar</text></svg>`,
)}`

/** The page asks for news after 3 s, and then less often. */
const NEWS = { timeout: 20_000 }

describeStore(
  "voucher page in a browser",
  (store) => {
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

    describe.each<[string, WayCode, string, BrowserContextOptions]>([
      ["va-es-desktop", "va", "Paga por transferencia SPEI", {}],
      ["store-es-desktop", "store", "Paga en efectivo en tienda", {}],
      [
        "va-en-phone-dark",
        "va",
        "Pay by SPEI bank transfer",
        { locale: "en-US", viewport: PHONE, colorScheme: "dark" },
      ],
      ["store-es-phone", "store", "Paga en efectivo en tienda", { viewport: PHONE }],
      [
        "store-en-desktop-dark",
        "store",
        "Pay in cash at a convenience store",
        { locale: "en-US", colorScheme: "dark" },
      ],
    ])("%s", (name, wayCode, title, options) => {
      it("shows what to pay, to everybody, and asks nobody else for anything", async () => {
        const { voucher, order } = await store.guest().buy(wayCode, { "mole-negro": 1 })
        const { page, requests, complaints, weight } = await show(voucher.voucher_url, options)
        await heading(page).filter({ hasText: title }).waitFor()
        expect(await page.locator(".money").innerText()).toContain("$1,200.00")
        expect(await page.getByText(` #${order.display_id}`).isVisible()).toBe(true)
        expect(await overflowsSideways(page)).toBe(false)
        expect(await barriers(page)).toEqual([])
        await screenshot(page, name)
        const asked = new Set(requests.filter((url) => !url.startsWith("data:")))
        expect([...asked]).toEqual([voucher.voucher_url])
        expect(complaints).toEqual([])
        expect(await weight()).toBeLessThan(40 * 1024)
      })
    })

    it("has a barcode that decodes to the reference, on the smallest phone and in the dark too", async () => {
      const { voucher } = await store.guest().buy("store")
      for (const options of [{}, { viewport: PHONE }, { colorScheme: "dark" as const }]) {
        const { page } = await show(voucher.voucher_url, options)
        const png = await page.locator(".barcode").screenshot()
        expect(await decodeBarcode(page, png)).toBe(voucher.payment_info)
      }
    })

    it("mails a barcode that decodes to the reference", async () => {
      const { voucher } = await store.guest().buy("store")
      const row = await store.voucherOf(voucher.trade_no)
      const { html, attachments } = await voucherMail({
        kind: "issued",
        voucher: publicVoucherOf(row, store.paypro.options, new Date(), null),
        orderNumber: 1042,
        locale: "es-MX",
        store: { name: "Barro & Telar" },
        cash: { chains: [], barcode: "code128" },
      })
      const [barcode] = attachments
      const png = Buffer.from(barcode?.content ?? "", "base64")
      const { page } = await openPage(browser, { viewport: { width: 640, height: 800 } })
      expect(await decodeBarcode(page, png)).toBe(voucher.payment_info)
      await page.setContent(
        html.replace("cid:paypro-barcode", `data:image/png;base64,${barcode?.content ?? ""}`),
      )
      expect(await overflowsSideways(page)).toBe(false)
      await screenshot(page, "mail")
    })

    it("names the chains that take the amount, and what to ask for", async () => {
      const { voucher } = await store.guest().buy("store", { "mole-negro": 5 })
      const { page } = await show(voucher.voucher_url)
      const first = page.getByRole("listitem").first()
      expect(await first.innerText()).toContain("Ve a Farmacias Sol y pide «pago de servicio»")
    })

    it("leads to the store's contact", async () => {
      const { voucher } = await store.guest().buy("va")
      const { page } = await show(`${voucher.voucher_url}?lang=en`, { viewport: PHONE })
      const link = page.getByRole("link", { name: "Contact us" })
      expect(await link.getAttribute("href")).toBe("https://wa.me/525512345678")
    })

    it("shares its address where the browser can, also once there was news", async () => {
      const { voucher } = await store.guest().buy("va")
      const { page } = await openPage(browser, { viewport: PHONE })
      await page.addInitScript(() => {
        Object.assign(navigator, {
          share: async (shared: ShareData) => {
            document.body.dataset.shared = JSON.stringify(shared)
            throw new DOMException("thought better of it", "AbortError")
          },
        })
      })
      const failures: string[] = []
      page.on("pageerror", ({ message }) => failures.push(message))
      await page.goto(`${voucher.voucher_url}?lang=es-MX`)
      const shared = async () => {
        await page.getByRole("button", { name: "Compartir" }).click()
        return JSON.parse((await page.locator("body").getAttribute("data-shared")) ?? "") as object
      }
      expect(await shared()).toEqual({
        title: await page.title(),
        text: "Datos para pagar $300.00 MXN en Barro & Telar:",
        url: voucher.voucher_url,
      })
      expect(await barriers(page)).toEqual([])
      await screenshot(page, "share-es-phone")
      store.simulator.pay(voucher.trade_no, 100)
      await page.getByText("Recibido: $100.00 de $300.00").waitFor(NEWS)
      expect(await shared()).toMatchObject({ text: expect.stringContaining("$200.00 MXN") })
      expect(failures).toEqual([])
    })

    it("offers no sharing where the browser cannot", async () => {
      const { voucher } = await store.guest().buy("va")
      const { page } = await show(voucher.voucher_url)
      await page.getByRole("button", { name: "Imprimir" }).waitFor()
      expect(await page.getByRole("button", { name: "Compartir" }).count()).toBe(0)
    })

    it("turns to paid by itself, and says so to a screen reader", async () => {
      const { voucher } = await store.guest().buy("va")
      const { page, complaints } = await show(`${voucher.voucher_url}?lang=en`, { viewport: PHONE })
      store.simulator.pay(voucher.trade_no)
      await page.getByText("We received your payment", { exact: true }).waitFor(NEWS)
      expect(await page.getByRole("status").innerText()).toContain("We received your payment")
      expect(await page.title()).toBe("We received your payment · Barro & Telar")
      expect(await page.getByRole("button").count()).toBe(0)
      expect(await barriers(page)).toEqual([])
      expect(complaints).toEqual([])
      await screenshot(page, "paid-en-phone")
    })

    it("shows how much came and how much is missing, and takes the rest", async () => {
      const { voucher } = await store.guest().buy("va")
      const { page } = await show(voucher.voucher_url, { viewport: PHONE, colorScheme: "dark" })
      store.simulator.pay(voucher.trade_no, "120.5")
      await page.getByText("Recibido: $120.50 de $300.00").waitFor(NEWS)
      expect(await page.locator(".money").innerText()).toContain("$179.50")
      expect(await page.getByRole("progressbar").getAttribute("value")).toBe("120.5")
      expect(await barriers(page)).toEqual([])
      await screenshot(page, "partially-paid-es-phone-dark")
      store.simulator.pay(voucher.trade_no)
      await heading(page).filter({ hasText: "Recibimos tu pago" }).waitFor(NEWS)
      await screenshot(page, "paid-es-phone-dark")
    })

    it("works without JavaScript", async () => {
      const { voucher } = await store.guest().buy("va")
      const { page } = await show(voucher.voucher_url, {
        javaScriptEnabled: false,
        viewport: PHONE,
      })
      expect(await page.getByRole("button").count()).toBe(0)
      await screenshot(page, "no-javascript-es-phone")
      await store.pay(voucher.trade_no)
      await page.getByRole("link", { name: "Actualizar esta página" }).click()
      await heading(page).filter({ hasText: "Recibimos tu pago" }).waitFor()
    })

    it("copies digits only", async () => {
      const { voucher } = await store.guest().buy("va", { "mole-negro": 1 })
      const { page } = await show(voucher.voucher_url, {
        permissions: ["clipboard-read", "clipboard-write"],
      })
      const copied = () => page.evaluate(() => navigator.clipboard.readText())
      await page.getByRole("button", { name: "Copiar la CLABE" }).click()
      await page.getByText("Copiado").first().waitFor()
      expect(await copied()).toBe(voucher.payment_info)
      await page.getByRole("button", { name: "Copiar el monto" }).click()
      await waitFor(async () => (await copied()) === "1200")
    })

    it("copies where the browser keeps the clipboard from pages", async () => {
      const { voucher } = await store.guest().buy("va")
      const { page } = await show(voucher.voucher_url)
      await page.evaluate(() => {
        Object.defineProperty(navigator, "clipboard", { value: undefined })
        document.addEventListener("copy", () => {
          const field = document.activeElement as HTMLTextAreaElement
          document.body.dataset.copied = field.value
        })
      })
      await page.getByRole("button", { name: "Copiar la CLABE" }).click()
      await page.getByText("Copiado").first().waitFor()
      expect(await page.locator("body").getAttribute("data-copied")).toBe(voucher.payment_info)
    })

    it("changes its language, and keeps it when there is news", async () => {
      const { voucher } = await store.guest().buy("va")
      const { page } = await show(voucher.voucher_url)
      await page.getByRole("link", { name: "English" }).click()
      await heading(page).filter({ hasText: "Pay by SPEI bank transfer" }).waitFor()
      store.simulator.pay(voucher.trade_no)
      await heading(page).filter({ hasText: "We received your payment" }).waitFor(NEWS)
    })

    it("asks for news cheaply, less and less often, and not while nobody looks", async () => {
      const { voucher } = await store.guest().buy("va")
      const { page, requests } = await show(voucher.voucher_url)
      const statuses: number[] = []
      page.on("response", (response) => statuses.push(response.status()))
      await waitFor(() => statuses.length >= 2, { deadline: 20_000 })
      expect(new Set(statuses)).toEqual(new Set([304]))

      await page.evaluate(() => {
        Object.defineProperty(document, "hidden", { value: true, configurable: true })
        document.dispatchEvent(new Event("visibilitychange"))
      })
      const before = requests.length
      await page.waitForTimeout(9_000)
      expect(requests).toHaveLength(before)
      await page.evaluate(() => {
        Object.defineProperty(document, "hidden", { value: false, configurable: true })
        document.dispatchEvent(new Event("visibilitychange"))
      })
      await waitFor(() => requests.length === before + 1, { deadline: 2_000 })
    })

    it.each<WayCode>(["va", "store"])("prints on one page (%s)", async (wayCode) => {
      const { voucher } = await store.guest().buy(wayCode)
      for (const format of ["Letter", "A4"]) {
        const { page } = await show(voucher.voucher_url, { colorScheme: "dark" })
        const pdf = await page.pdf({ format })
        expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
        await page.emulateMedia({ media: "print" })
        await page.setViewportSize({ width: 700, height: 900 })
        await screenshot(page, `print-${wayCode}`)
      }
    })

    it("answers a wrong address with a page of its own", async () => {
      const { page, complaints } = await show(`${store.url}/paypro/vouchers/${"x".repeat(32)}`, {
        viewport: DESKTOP,
      })
      await heading(page).filter({ hasText: "No encontramos esta página de pago" }).waitFor()
      expect(await barriers(page)).toEqual([])
      expect(complaints).toEqual([expect.stringContaining("404")])
      await screenshot(page, "not-found-es-desktop")
    })

    it("leads back to the store", async () => {
      const { voucher } = await store.guest().buy("va")
      const { page } = await show(voucher.voucher_url)
      const link = page.getByRole("link", { name: "Volver a Barro & Telar" })
      expect(await link.getAttribute("href")).toBe("http://localhost:8000/mx")
    })
  },
  {
    options: {
      cancelUnpaidOrders: false,
      returnUrl: "http://localhost:8000/mx",
      store: {
        name: "Barro & Telar",
        logoUrl: LOGO,
        contactUrl: "https://wa.me/525512345678",
      },
      beneficiary: "Barro y Telar SA de CV",
      cash: {
        chains: [{ name: "Súper Esquina", max: 5_000 }, { name: "Farmacias Sol" }],
        phrase: "pago de servicio",
        barcode: "code128",
      },
    },
  },
)
