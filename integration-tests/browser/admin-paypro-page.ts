import { waitFor } from "../../scripts/wait-for"
import { barriersIn } from "./admin-page"
import type { Visit } from "./admin-visit"
import { screenshot } from "./helpers/browser"

/** What staff see and do on the page of all vouchers. */
export function describePayproPage(visit: Visit): void {
  describe("PayPro page", () => {
    const goToPage = async (query = "?tab=vouchers") => {
      await visit.page.goto(`${visit.world.medusa.url}/app/paypro${query}`)
      await visit.page.getByRole("heading", { name: "PayPro", level: 1 }).waitFor()
    }
    const rows = () => visit.page.locator("tbody tr")
    /** The text of a column, once the table shows so many rows. */
    const column = async (index: number, count: number) => {
      await waitFor(async () => (await rows().count()) === count)
      return await rows().locator(`td:nth-child(${index})`).allInnerTexts()
    }

    it("is in the menu, and lists every voucher with a link to its order", async () => {
      await visit.page.goto(`${visit.world.medusa.url}/app/orders`)
      await visit.page.getByRole("link", { name: "PayPro" }).click()
      await visit.page.getByRole("heading", { name: "PayPro", level: 1 }).waitFor()
      visit.admin.complaints.length = 0
      await visit.page.getByRole("tab", { name: "Vouchers" }).click()
      expect(await column(2, 8)).toEqual(["#8", "#7", "#6", "#6", "#5", "#4", "#3", "#2"])
      expect(visit.admin.complaints).toEqual([])
      await screenshot(visit.page, "admin-page")
      await visit.page.getByRole("link", { name: "#7" }).click()
      await visit.page.waitForURL(`**/app/orders/${visit.orders.part.order.id}`)
      await visit.page.getByRole("heading", { name: "Customer" }).waitFor()
    })

    it("opens a voucher by mouse and by keyboard", async () => {
      await goToPage()
      await column(1, 8)
      const drawer = visit.page.getByRole("dialog")
      await rows()
        .nth(1)
        .click({ position: { x: 700, y: 10 } })
      await drawer.getByText(visit.orders.part.voucher.trade_no).waitFor()
      await visit.page.keyboard.press("Escape")
      await drawer.waitFor({ state: "detached" })
      const opener = rows().nth(2).getByRole("button")
      await opener.focus()
      await visit.page.keyboard.press("Enter")
      await drawer.getByText(visit.orders.changed.voucher.trade_no).waitFor()
      await visit.page.keyboard.press("Escape")
      await drawer.waitFor({ state: "detached" })
      await waitFor(() => opener.evaluate((element) => element === document.activeElement))
    })

    it("filters, searches and sorts, and keeps that over a reload", async () => {
      await goToPage()
      await visit.page.locator("main button[aria-haspopup=menu]").first().click()
      await visit.page.getByRole("menuitem", { name: "Status" }).click()
      await visit.page.getByRole("dialog").getByRole("button", { name: "Failed" }).click()
      expect(await column(2, 1)).toEqual(["#2"])
      await visit.page.keyboard.press("Escape")
      await screenshot(visit.page, "admin-page-filtered")
      await visit.page.reload()
      expect(await column(2, 1)).toEqual(["#2"])
      await visit.page.getByRole("button", { name: "Clear all" }).click()
      await column(2, 8)

      const search = visit.page.getByRole("searchbox")
      await search.fill(visit.orders.paid.voucher.payment_info.slice(0, 9))
      expect(await column(2, 1)).toEqual(["#4"])
      await search.fill("nothing begins like this")
      await visit.page
        .getByText("No voucher fits these filters or this search.", { exact: false })
        .waitFor()
      await search.fill("")
      await column(2, 8)

      await goToPage("?tab=vouchers&order=amount")
      expect((await column(7, 8))[7]).toBe("$1,200.00")
    })

    it("says what went wrong when the list cannot be loaded, and tries again", async () => {
      const vouchers = "**/admin/paypro/vouchers?*"
      await visit.page.route(vouchers, (route) =>
        route.fulfill({ status: 500, json: { message: "An unknown error occurred." } }),
      )
      await goToPage()
      const alert = visit.page.getByRole("alert").filter({ hasText: "This could not be loaded" })
      await alert.waitFor({ timeout: 30_000 })
      await screenshot(visit.page, "admin-page-error")
      await visit.page.unroute(vouchers)
      await alert.getByRole("button", { name: "Try again" }).click()
      await column(2, 8)
    })

    it("counts and lists what a person has to look at", async () => {
      await goToPage()
      await visit.page.getByRole("tab", { name: "Discrepancies 2" }).click()
      expect(await column(3, 2)).toEqual(["#7", "#5"])
      expect(await column(2, 2)).toEqual(["$700.00", "$50.00"])
      await screenshot(visit.page, "admin-discrepancies")
      await rows().nth(1).getByRole("button", { name: "Resolve" }).click()
      const drawer = visit.page.getByRole("dialog")
      await drawer.getByLabel("What was done").fill("50 pesos given back in cash.")
      await drawer.getByRole("button", { name: "Resolve" }).click()
      await visit.page.getByRole("tab", { name: "Discrepancies 1" }).waitFor()
      await column(3, 1)
      await goToPage(`?tab=discrepancies&open=${encodeURIComponent('"false"')}`)
      expect(await column(3, 2)).toEqual(["#5", "#3"])
    })

    it("says that all is well with PayPro, and when it is not", async () => {
      await goToPage("?tab=health")
      await visit.page.getByText("PayPro accepts the credentials.", { exact: false }).waitFor()
      await visit.page.getByText("PayPro accepts signatures with the secret as suffix.").waitFor()
      expect(await visit.page.getByText(`${visit.world.medusa.url}/hooks/paypro`).count()).toBe(1)
      expect(await visit.page.content()).not.toContain("app-secret-of")
      await screenshot(visit.page, "admin-health")

      const { signing } = visit.world.simulator
      const { appSecret } = signing
      signing.appSecret = ["another secret"]
      try {
        await visit.page.waitForTimeout(2_500)
        await visit.page.getByRole("button", { name: "Check again" }).click()
        await visit.page
          .getByText("PayPro does not accept the credentials", { exact: false })
          .waitFor()
        expect(await visit.page.getByText("Payments cannot work").count()).toBe(1)
        await screenshot(visit.page, "admin-health-wrong-credentials")
      } finally {
        signing.appSecret = appSecret
      }
    })

    it.each(["", "?tab=movements", "?tab=vouchers", "?tab=discrepancies", "?tab=health"])(
      "stands in nobody's way: %s",
      async (query) => {
        await goToPage(query)
        await visit.page.waitForLoadState("networkidle")
        expect(await barriersIn(visit.page, "main")).toEqual([])
      },
    )
  })
}
