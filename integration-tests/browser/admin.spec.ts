import { readFileSync } from "node:fs"
import { parse } from "csv-parse/sync"
import type { Browser, Locator, Page } from "playwright-core"
import { waitFor } from "../../scripts/wait-for"
import { placeOrders, type AdminOrders } from "./admin-orders"
import { barriersIn, openAdmin, section, valueOf } from "./admin-page"
import { startAdminWorld, type AdminWorld } from "./admin-world"
import { launchBrowser, overflowsSideways, screenshot, type Watched } from "./helpers/browser"

/** Building the admin takes minutes on a small machine. */
const START_MS = 900_000

describe("the admin in a browser, as built for production", () => {
  let world: AdminWorld
  let orders: AdminOrders
  let browser: Browser
  let admin: Watched
  let page: Page

  beforeAll(async () => {
    world = await startAdminWorld()
    orders = await placeOrders(world)
    browser = await launchBrowser()
    admin = await openAdmin(browser, world)
    page = admin.page
  }, START_MS)
  afterAll(async () => {
    await browser.close()
    await world.stop()
  })
  const widget = () => section(page, "PayPro")
  const goToOrder = async (id: string) => {
    await page.goto(`${world.medusa.url}/app/orders/${id}`)
    await page.getByRole("heading", { name: "Customer" }).waitFor()
  }
  const showOrder = async (name: Exclude<keyof AdminOrders, "withoutPaypro">) => {
    await goToOrder(orders[name].order.id)
    await widget().waitFor()
    await page.waitForLoadState("networkidle")
    await screenshot(page, `admin-order-${name}`)
    return widget()
  }
  const goToPage = async (query = "") => {
    await page.goto(`${world.medusa.url}/app/paypro${query}`)
    await page.getByRole("heading", { name: "PayPro", level: 1 }).waitFor()
  }
  const rows = () => page.locator("tbody tr")
  /** The text of a column, once the table shows so many rows. */
  const column = async (index: number, count: number) => {
    await waitFor(async () => (await rows().count()) === count)
    return await rows().locator(`td:nth-child(${index})`).allInnerTexts()
  }
  const toast = (text: string | RegExp) => page.locator("[data-sonner-toast]").getByText(text)

  describe("order page", () => {
    it("shows an order that waits for its payment, beside Medusa's own banner", async () => {
      const shown = await showOrder("pending")
      const { voucher } = orders.pending
      expect(await shown.getByText("Awaiting payment", { exact: true }).count()).toBe(1)
      expect(await valueOf(page, "Method").innerText()).toBe("Bank transfer (SPEI)")
      expect(await valueOf(page, "Amount due").innerText()).toBe("$600.00")
      expect(await valueOf(page, "Received").innerText()).toBe("$0.00")
      expect(await valueOf(page, "Missing").innerText()).toBe("$600.00")
      expect(await valueOf(page, "CLABE").innerText()).toBe(voucher.payment_info)
      expect(await valueOf(page, "Trade number").innerText()).toBe(voucher.trade_no)
      expect(await valueOf(page, "PayPro's number").innerText()).toBe(
        world.simulator.get(voucher.trade_no).payproTradeNo,
      )
      expect(await shown.getByRole("link", { name: "Open" }).getAttribute("href")).toBe(
        voucher.voucher_url,
      )
      expect(await shown.getByText("PayPro gave the reference").count()).toBe(1)
      expect(await page.getByRole("button", { name: "Check status" }).count()).toBe(1)
      expect(await shown.getByRole("button", { name: "Resolve" }).count()).toBe(0)
    })

    it("tells the deadline in the reader's time zone", async () => {
      await showOrder("pending")
      const issued = new Date(orders.pending.order.created_at)
      const deadline = new Date(issued.getTime() + 72 * 3_600_000)
      const day = new Intl.DateTimeFormat("en", {
        dateStyle: "medium",
        timeZone: "America/Mexico_City",
      })
      expect(await valueOf(page, "Payable until").innerText()).toContain(day.format(deadline))
    })

    it("shows a part that was paid, and what to do about the rest", async () => {
      const shown = await showOrder("part")
      expect(await shown.getByText("Paid in part", { exact: true }).count()).toBe(1)
      expect(await valueOf(page, "Received").innerText()).toBe("$500.00")
      expect(await valueOf(page, "Missing").innerText()).toBe("$700.00")
      const banner = shown.getByRole("status")
      expect(await banner.innerText()).toContain("$700.00 is missing")
      expect(await banner.innerText()).toContain("Ask the shopper for the rest")
      expect(await shown.getByText("PayPro called: Paid in part").count()).toBe(1)
      expect(await shown.getByText("0001 · PARTIAL SUCCESS").count()).toBeGreaterThan(0)
    })

    it("shows an order that is paid, without anything to do", async () => {
      const shown = await showOrder("paid")
      expect(await shown.getByText("Paid", { exact: true }).count()).toBe(1)
      expect(await valueOf(page, "Received").innerText()).toBe("$1,200.00")
      expect(await shown.getByText("Missing", { exact: true }).count()).toBe(0)
      expect(await shown.getByRole("status").count()).toBe(0)
    })

    it("shows what was paid too much", async () => {
      const shown = await showOrder("over")
      expect(await shown.getByRole("status").innerText()).toContain("$50.00 too much came in")
    })

    it("shows an order whose voucher failed", async () => {
      const shown = await showOrder("failed")
      expect(await shown.getByText("Failed", { exact: true }).count()).toBe(1)
      expect(await shown.innerText()).toContain("Collection order timed out without payment")
      expect(await shown.getByText("Payable until").count()).toBe(0)
    })

    it("shows money that came after the order was canceled", async () => {
      const shown = await showOrder("late")
      expect(await shown.getByRole("status").innerText()).toContain(
        "$300.00 came in that no order takes",
      )
    })

    it("shows the voucher that the shopper changed for another", async () => {
      const shown = await showOrder("changed")
      expect(await valueOf(page, "Method").innerText()).toBe("Cash at a store")
      await shown.getByText("1 earlier reference").waitFor()
      await shown.getByRole("button", { name: "Open" }).click()
      const drawer = page.getByRole("dialog")
      await drawer.getByText("another payment method was chosen").first().waitFor()
      await screenshot(page, "admin-voucher-drawer")
      await page.keyboard.press("Escape")
      await drawer.waitFor({ state: "detached" })
    })

    it("is not there on an order without PayPro", async () => {
      await goToOrder(orders.withoutPaypro)
      await page.waitForLoadState("networkidle")
      expect(await widget().count()).toBe(0)
    })

    it("asks PayPro now, and shows the order anew", async () => {
      const shown = await showOrder("pending")
      world.simulator.pay(orders.pending.voucher.trade_no, undefined, { callback: false })
      await shown.getByRole("button", { name: "Check now" }).click()
      await toast("PayPro was asked: Paid.").waitFor()
      await shown.getByText("Paid", { exact: true }).waitFor()
      // Medusa's own sections, without a reload.
      await page.getByText("Captured", { exact: true }).first().waitFor()
      await shown.getByRole("button", { name: "Check now" }).click()
      await toast(/a moment ago/).waitFor()
      await screenshot(page, "admin-order-checked")
    })

    it("resolves an attention, with the keyboard alone", async () => {
      const shown = await showOrder("late")
      await shown.getByRole("button", { name: "Resolve" }).focus()
      await page.keyboard.press("Enter")
      const drawer = page.getByRole("dialog")
      const note = drawer.getByLabel("What was done")
      await note.focus()
      await page.keyboard.press("Tab")
      await page.keyboard.press("Tab")
      await page.keyboard.press("Enter")
      await drawer.getByText("Say what was done").waitFor()
      await screenshot(page, "admin-resolve")
      await note.focus()
      await page.keyboard.type("Returned by SPEI, folio 998877.")
      await page.keyboard.press("Tab")
      await page.keyboard.press("Tab")
      await page.keyboard.press("Enter")
      await toast("Resolved.").waitFor()
      await shown.getByRole("status").waitFor({ state: "detached" })
      await shown.getByText(`Resolved by ${world.store.admin.email}`).waitFor()
      expect(await shown.getByText("Returned by SPEI, folio 998877.").count()).toBe(1)
    })

    it("stands in nobody's way", async () => {
      await showOrder("part")
      await widget().evaluate((element) => element.setAttribute("id", "paypro-widget"))
      expect(await barriersIn(page, "#paypro-widget")).toEqual([])
    })
  })

  describe("PayPro page", () => {
    it("is in the menu, and lists every voucher with a link to its order", async () => {
      await page.goto(`${world.medusa.url}/app/orders`)
      await page.getByRole("link", { name: "PayPro" }).click()
      await page.getByRole("heading", { name: "PayPro", level: 1 }).waitFor()
      admin.complaints.length = 0
      expect(await column(2, 8)).toEqual(["#8", "#7", "#6", "#6", "#5", "#4", "#3", "#2"])
      expect(admin.complaints).toEqual([])
      await screenshot(page, "admin-page")
      await page.getByRole("link", { name: "#7" }).click()
      await page.waitForURL(`**/app/orders/${orders.part.order.id}`)
    })

    it("opens a voucher by mouse and by keyboard", async () => {
      await goToPage()
      await column(1, 8)
      const drawer = page.getByRole("dialog")
      await rows()
        .nth(1)
        .click({ position: { x: 700, y: 10 } })
      await drawer.getByText(orders.part.voucher.trade_no).waitFor()
      await page.keyboard.press("Escape")
      await drawer.waitFor({ state: "detached" })
      const opener = rows().nth(2).getByRole("button")
      await opener.focus()
      await page.keyboard.press("Enter")
      await drawer.getByText(orders.changed.voucher.trade_no).waitFor()
      await page.keyboard.press("Escape")
      await drawer.waitFor({ state: "detached" })
      await waitFor(() => opener.evaluate((element) => element === document.activeElement))
    })

    it("filters, searches and sorts, and keeps that over a reload", async () => {
      await goToPage()
      await page.locator("main button[aria-haspopup=menu]").first().click()
      await page.getByRole("menuitem", { name: "Status" }).click()
      await page.getByRole("dialog").getByRole("button", { name: "Failed" }).click()
      expect(await column(2, 1)).toEqual(["#2"])
      await page.keyboard.press("Escape")
      await screenshot(page, "admin-page-filtered")
      await page.reload()
      expect(await column(2, 1)).toEqual(["#2"])
      await page.getByRole("button", { name: "Clear all" }).click()
      await column(2, 8)

      const search = page.getByPlaceholder("Search by number or reference")
      await search.fill(orders.paid.voucher.payment_info.slice(0, 9))
      expect(await column(2, 1)).toEqual(["#4"])
      await search.fill("nothing begins like this")
      await page.getByText("No voucher fits these filters.", { exact: false }).waitFor()
      await search.fill("")
      await column(2, 8)

      await goToPage("?order=amount")
      expect((await column(7, 8))[7]).toBe("$1,200.00")
    })

    it("says what went wrong when the list cannot be loaded, and tries again", async () => {
      const vouchers = "**/admin/paypro/vouchers?*"
      await page.route(vouchers, (route) =>
        route.fulfill({ status: 500, json: { message: "An unknown error occurred." } }),
      )
      await goToPage()
      const alert = page.getByRole("alert").filter({ hasText: "This could not be loaded" })
      await alert.waitFor({ timeout: 30_000 })
      await screenshot(page, "admin-page-error")
      await page.unroute(vouchers)
      await alert.getByRole("button", { name: "Try again" }).click()
      await column(2, 8)
    })

    it("exports what reconciles: every voucher and every callback", async () => {
      await goToPage()
      await page.getByRole("button", { name: "Export" }).click()
      await screenshot(page, "admin-export")
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Download" }).click(),
      ])
      expect(download.suggestedFilename()).toMatch(/^paypro-\d{4}-\d\d-01-\d{4}-\d\d-\d\d\.csv$/)
      const lines: Record<string, string>[] = parse(readFileSync(await download.path(), "utf8"), {
        columns: true,
        bom: true,
      })
      expect(lines.filter(({ record }) => record === "voucher")).toHaveLength(8)
      expect(
        lines
          .filter(({ record, status_code }) => record === "callback" && status_code !== "00029")
          .map(({ callback_amount }) => callback_amount),
      ).toEqual(["300.00", "1200.00", "350.00", "500.00"])
      await toast("Exported.").waitFor()
    })

    it("counts and lists what a person has to look at", async () => {
      await goToPage()
      await page.getByRole("tab", { name: "Attentions 2" }).click()
      expect(await column(3, 2)).toEqual(["#7", "#5"])
      expect(await column(2, 2)).toEqual(["$700.00", "$50.00"])
      await screenshot(page, "admin-attentions")
      await rows().nth(1).getByRole("button", { name: "Resolve" }).click()
      const drawer = page.getByRole("dialog")
      await drawer.getByLabel("What was done").fill("50 pesos given back in cash.")
      await drawer.getByRole("button", { name: "Resolve" }).click()
      await page.getByRole("tab", { name: "Attentions 1" }).waitFor()
      await column(3, 1)
      await goToPage(`?tab=attentions&open=${encodeURIComponent('"false"')}`)
      expect(await column(3, 2)).toEqual(["#5", "#3"])
    })

    it("says that all is well with PayPro, and when it is not", async () => {
      await goToPage("?tab=health")
      await page.getByText("PayPro accepts the credentials.", { exact: false }).waitFor()
      await page.getByText("PayPro accepts signatures with the secret as suffix.").waitFor()
      expect(await page.getByText(`${world.medusa.url}/hooks/paypro`).count()).toBe(1)
      expect(await page.content()).not.toContain("app-secret-of")
      await screenshot(page, "admin-health")

      const { signing } = world.simulator
      const { appSecret } = signing
      signing.appSecret = ["another secret"]
      try {
        await page.waitForTimeout(2_500)
        await page.getByRole("button", { name: "Check again" }).click()
        await page.getByText("PayPro does not accept the credentials", { exact: false }).waitFor()
        expect(await page.getByText("Payments cannot work").count()).toBe(1)
        await screenshot(page, "admin-health-wrong-credentials")
      } finally {
        signing.appSecret = appSecret
      }
    })

    it.each(["", "?tab=attentions", "?tab=health"])("stands in nobody's way: %s", async (query) => {
      await goToPage(query)
      await page.waitForLoadState("networkidle")
      expect(await barriersIn(page, "main")).toEqual([])
    })
  })

  it("speaks Spanish", async () => {
    const spanish = await openAdmin(browser, world, "es")
    const { medusa } = world
    await spanish.page.goto(`${medusa.url}/app/orders/${orders.part.order.id}`)
    const shown = section(spanish.page, "PayPro")
    await shown.getByText("Pago parcial", { exact: true }).waitFor()
    expect(await shown.getByRole("status").innerText()).toContain("Faltan $700.00")
    await shown.getByRole("button", { name: "Consultar ahora" }).waitFor()
    await screenshot(spanish.page, "admin-order-spanish")
    spanish.complaints.length = 0
    await spanish.page.goto(`${medusa.url}/app/paypro`)
    await spanish.page.getByRole("columnheader", { name: "Referencia" }).waitFor()
    await spanish.page.getByText("Transferencia (SPEI)").first().waitFor()
    await screenshot(spanish.page, "admin-page-spanish")
    await spanish.page.getByRole("tab", { name: "Estado" }).click()
    await spanish.page.getByText("PayPro acepta las credenciales.", { exact: false }).waitFor()
    await screenshot(spanish.page, "admin-health-spanish")
    expect(spanish.complaints).toEqual([])
  })

  it("fits on a phone, where Spanish is longer", async () => {
    const spanish = await openAdmin(browser, world, "es")
    await spanish.page.setViewportSize({ width: 390, height: 844 })
    const linesOf = (part: Locator) =>
      part.evaluate((element) => {
        const text = document.createRange()
        text.selectNodeContents(element)
        return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size
      })
    const show = async (name: "part" | "changed") => {
      await spanish.page.goto(`${world.medusa.url}/app/orders/${orders[name].order.id}`)
      await section(spanish.page, "PayPro").waitFor()
      await spanish.page.waitForLoadState("networkidle")
      await section(spanish.page, "PayPro").evaluate((element) => element.scrollIntoView())
      await screenshot(spanish.page, `admin-order-${name}-phone`)
      expect(await overflowsSideways(spanish.page)).toBe(false)
    }
    await show("part")
    const clabe = spanish.page.getByText(orders.part.voucher.payment_info, { exact: true })
    expect(await linesOf(clabe)).toBe(1)
    await show("changed")
    const check = spanish.page.getByRole("button", { name: "Consultar ahora" })
    expect(await linesOf(check)).toBe(1)
  })
})
