import type { Browser } from "playwright-core"
import { buildAlone, openAlone } from "./alone/alone-page"
import { DISCREPANCY, orderResponse, TOTALS, movements } from "./alone/answers"
import { launchBrowser, screenshot } from "./helpers/browser"

const BUILD_MS = 300_000

describe("the admin's widget and page where the dashboard lends them nothing", () => {
  let folder: string
  let browser: Browser
  beforeAll(async () => {
    folder = await buildAlone()
    browser = await launchBrowser()
  }, BUILD_MS)
  afterAll(() => browser.close())

  describe("without a router and a query client", () => {
    it("shows the widget of an order", async () => {
      const { page, visit, complaints } = await openAlone(browser, folder)
      await visit("/app/order")
      await page.getByText("To return to the customer", { exact: true }).waitFor()
      await page.getByText("Tracking key MBAN01002611260001234567").waitFor()
      expect(complaints).toEqual([])
    })

    it("shows every tab of the page, and the address follows", async () => {
      const { page, visit, complaints } = await openAlone(browser, folder)
      await visit("/app/paypro")
      await page.getByText("Ready to ship").waitFor()
      await page.getByRole("tab", { name: "Movements" }).click()
      await page.getByText("Every peso received is accounted for.").waitFor()
      expect(page.url()).toMatch(/\/app\/paypro\?tab=movements$/)
      await page.getByRole("tab", { name: /^Discrepancies/ }).click()
      await page.getByText("Received after cancellation").waitFor()
      await page.goBack()
      await page.getByText("Every peso received is accounted for.").waitFor()
      await page.goBack()
      await page.getByText("Ready to ship").waitFor()
      expect(complaints).toEqual([])
    })

    it("keeps what the widget throws inside of it, and tries again", async () => {
      let answer: unknown = { order: {} }
      const { page, visit } = await openAlone(browser, folder, {
        "GET /paypro/orders/order_12": () => answer,
      })
      await visit("/app/order")
      const alert = page.getByRole("alert")
      await alert.getByText("PayPro cannot be shown here.", { exact: false }).waitFor()
      await alert.getByText("No se puede mostrar PayPro aquí.", { exact: false }).waitFor()
      expect(await page.getByText("The rest of the page", { exact: true }).count()).toBe(1)
      answer = orderResponse()
      await alert.getByRole("button").click()
      await page.getByText("To return to the customer", { exact: true }).waitFor()
    })
  })

  it("goes to an order and back without loading the page anew, under the dashboard's router", async () => {
    const { page, visit, complaints } = await openAlone(browser, folder)
    await visit("/app/routed/paypro")
    await page.evaluate(() => Object.assign(window, { isSamePage: true }))
    await page.getByRole("tab", { name: "Movements" }).click()
    await page.getByRole("link", { name: "#14" }).click()
    await page.getByRole("heading", { name: "Page of an order" }).waitFor()
    expect(page.url()).toMatch(/\/app\/orders\/order_12$/)
    await page.goBack()
    await page.getByText("Every peso received is accounted for.").waitFor()
    await page.getByRole("link", { name: "Menu" }).click()
    await page.getByText("Ready to ship").waitFor()
    expect(await page.evaluate(() => "isSamePage" in window)).toBe(true)
    expect(complaints).toEqual([])
  })

  describe("a return", () => {
    it("is prefilled with what lowers no total, and asks for what is missing", async () => {
      const { page, visit, sent } = await openAlone(browser, folder)
      await visit("/app/order")
      await page.getByRole("button", { name: "Record a return" }).click()
      const drawer = page.getByRole("dialog")
      expect(await drawer.getByLabel("Amount returned").inputValue()).toBe("50.00")
      const amounts = await drawer.locator("dl dd").allInnerTexts()
      expect(amounts).toEqual(["$30.00", "$20.00", "$1,200.00"])
      expect(await drawer.getByRole("link").getAttribute("href")).toBe(
        "https://www.banxico.org.mx/cep/",
      )
      await drawer.getByLabel("Amount returned").fill("1250.01")
      await drawer.getByText("This is more than was received", { exact: false }).waitFor()
      await drawer.getByLabel("Tracking key").fill("not a key!")
      await drawer.getByRole("button", { name: "Record return" }).click()
      await drawer.getByText("Enter the tracking key", { exact: false }).waitFor()
      await drawer.getByText("Say why it was returned", { exact: false }).waitFor()
      expect(sent.filter((request) => request.method() === "POST")).toEqual([])
    })

    it("is sent once the fall of the order's total is confirmed", async () => {
      const { page, visit, sent } = await openAlone(browser, folder, {
        "POST /paypro/orders/order_12/returns": () => orderResponse({ outstanding: "0" }),
      })
      await visit("/app/order")
      await page.getByRole("button", { name: "Record a return" }).click()
      const drawer = page.getByRole("dialog")
      await drawer.getByLabel("Amount returned").fill("$1,150.50")
      await drawer.getByLabel("Tracking key").fill("MBAN0100 2611 2800 01")
      await drawer.getByLabel("Note").fill("Two cups came back.")
      await drawer.getByRole("button", { name: "Record return" }).click()
      await drawer.getByText("Confirm that the order's total falls", { exact: false }).waitFor()
      await drawer.getByLabel("The order's total falls by $1,100.50").click()
      await screenshot(page, "admin-return")
      await drawer.getByRole("button", { name: "Record return" }).click()
      await page.getByText("$1,150.50 recorded as returned.").waitFor()
      const posts = sent.filter((request) => request.method() === "POST")
      expect(posts.map((request) => request.postDataJSON())).toEqual([
        {
          amount: "1150.50",
          tracking_key: "MBAN01002611280001",
          returned_on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
          note: "Two cups came back.",
          write_off: true,
        },
      ])
    })

    it("waits while a change of the order is open, and says why in Spanish", async () => {
      const { page, visit } = await openAlone(browser, folder, {
        "GET /paypro/orders/order_12": () =>
          orderResponse({
            returnable: {
              uncaptured: "0",
              overpaid: "0",
              write_off: "300",
              obstacle: "open_change",
            },
          }),
      })
      await visit("/app/order?lng=es")
      await page.getByRole("button", { name: "Registrar devolución" }).click()
      const drawer = page.getByRole("dialog")
      await drawer.getByText("El pedido tiene un cambio sin confirmar", { exact: false }).waitFor()
      const submit = drawer.getByRole("button", { name: "Registrar devolución" })
      expect(await submit.isDisabled()).toBe(true)
    })

    it("of a discrepancy's money says what the server refuses, in Spanish where it is known", async () => {
      let message = "This discrepancy was already resolved. Reload the page to see how."
      const { page, visit } = await openAlone(browser, folder)
      await page.route(`**/admin/paypro/discrepancies/${DISCREPANCY.id}/return`, (route) =>
        route.fulfill({ status: 400, json: { message } }),
      )
      await visit("/app/paypro?lng=es")
      await page.getByRole("button", { name: "Devolver dinero" }).click()
      const drawer = page.getByRole("dialog")
      expect(await drawer.getByLabel("Monto devuelto").inputValue()).toBe("300.00")
      await drawer.getByLabel("Clave de rastreo").fill("MBAN01002611280001")
      await drawer.getByLabel("Nota").fill("Pagó después de cancelar.")
      const send = drawer.getByRole("button", { name: "Registrar devolución" })
      await send.click()
      await page.getByText("Esta incidencia ya se resolvió.", { exact: false }).waitFor()
      message = "Something that nobody has thought of."
      await send.click()
      await page.getByText(message).waitFor()
    })
  })

  it("reminds a customer by WhatsApp and mail, with the link, from today's list", async () => {
    const { page, visit } = await openAlone(browser, folder)
    await visit("/app/paypro?lng=es")
    const whatsApp = page.getByRole("link", { name: "WhatsApp" }).first()
    const address = new URL((await whatsApp.getAttribute("href")) ?? "")
    expect(`${address.origin}${address.pathname}`).toBe("https://wa.me/525512345678")
    const text = address.searchParams.get("text")
    expect(text).toContain("Hola, María:")
    expect(text).toContain("Te falta pagar $1,349.10 de tu pedido #15.")
    expect(text).toContain("https://store.example/paypro/pay/abc")
    expect(await page.getByRole("link", { name: "Correo" }).first().getAttribute("href")).toMatch(
      /^mailto:maria%40example.mx\?/,
    )
  })

  it("shows a period's movements, keeps it in the address, and says so when they do not balance", async () => {
    let held = TOTALS.held
    const asked: URLSearchParams[] = []
    const { page, visit } = await openAlone(browser, folder, {
      "GET /paypro/movements": (request) => {
        const { searchParams } = new URL(request.url())
        asked.push(searchParams)
        const shown = movements({ from: "2026-10-01", to: "2026-10-31" })
        return { ...shown, totals: { ...TOTALS, held } }
      },
    })
    await visit("/app/paypro?tab=movements&from=2026-10-01&to=2026-10-31")
    await page.getByText("Every peso received is accounted for.").waitFor()
    expect(asked.map((query) => `${query.get("from")} ${query.get("to")}`)).toEqual([
      "2026-10-01 2026-10-31",
    ])
    held = "499"
    await page.getByRole("combobox", { name: "Period" }).click()
    await page.getByRole("option", { name: "Yesterday" }).click()
    await page
      .getByText("$1.00 of what was received is not accounted for.", { exact: false })
      .waitFor()
    expect(page.url()).toMatch(/from=(\d{4}-\d\d-\d\d)&to=\1$/)
  })
})
