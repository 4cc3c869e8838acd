import { readFileSync } from "node:fs"
import { parse } from "csv-parse/sync"
import { adminClient } from "../../scripts/store/shopper"
import type { AdminTodayResponse } from "../../src/admin-view/today-types"
import { openAdmin, section } from "./admin-page"
import { toast, type Visit } from "./admin-visit"
import { overflowsSideways, screenshot } from "./helpers/browser"

/** What a merchant does in the morning, and how the books of a period are checked. */
export function describeToday(visit: Visit): void {
  describe("a merchant's day", () => {
    const goTo = (query: string) => visit.page.goto(`${visit.world.medusa.url}/app/paypro${query}`)

    it("opens on today: what to review, what waits for its payment, and the way to it", async () => {
      await goTo("?tab=refunds")
      await section(visit.page, "To review").getByRole("link", { name: "#7" }).waitFor()
      await section(visit.page, "Awaiting payment").waitFor()
      await screenshot(visit.page, "admin-today")
      const staff = await adminClient(visit.world.medusa.url, visit.world.store)
      const { today } = await staff.client.fetch<AdminTodayResponse>("/admin/paypro/today")
      const review = section(visit.page, "To review")
      expect(
        await review.getByText(String(today.discrepancies.count), { exact: true }).count(),
      ).toBe(1)
      for (const { order_display_id } of today.ready_to_ship.items) {
        const ready = section(visit.page, "Ready to ship")
        expect(await ready.getByRole("link", { name: `#${order_display_id}` }).count()).toBe(1)
      }
      await review.getByRole("link", { name: "See all" }).click()
      await visit.page.getByRole("tab", { name: /^Discrepancies/, selected: true }).waitFor()
      await visit.page.goBack()
      await review.waitFor()
    })

    it("goes from an order that is ready to ship to its fulfillment", async () => {
      await goTo("")
      const ready = section(visit.page, "Ready to ship")
      await ready.getByRole("link", { name: "Fulfill items" }).first().click()
      await visit.page.waitForURL("**/fulfillment")
      await visit.page.getByRole("dialog").waitFor()
      await visit.page.keyboard.press("Escape")
    })

    it("shows this month's movements, which balance, and saves them as CSV", async () => {
      await goTo("?tab=movements")
      await visit.page.getByText("Every peso received is accounted for.").waitFor()
      await screenshot(visit.page, "admin-movements")
      const [download] = await Promise.all([
        visit.page.waitForEvent("download"),
        visit.page.getByRole("button", { name: "Download CSV" }).click(),
      ])
      expect(download.suggestedFilename()).toMatch(/^paypro-\d{4}-\d\d-01-\d{4}-\d\d-\d\d\.csv$/)
      const lines: Record<string, string>[] = parse(readFileSync(await download.path(), "utf8"), {
        columns: true,
        bom: true,
      })
      expect(lines.filter(({ kind }) => kind === "received").length).toBeGreaterThan(3)
      await toast(visit, "Downloaded.").waitFor()
    })

    it("reads in Spanish, and fits on a phone", async () => {
      const { page, complaints } = await openAdmin(visit.browser, visit.world, "es")
      const url = `${visit.world.medusa.url}/app/paypro`
      await page.goto(url)
      await page.getByRole("heading", { name: "Por revisar" }).waitFor()
      await screenshot(page, "admin-today-spanish")
      await page.goto(`${url}?tab=movements`)
      await page.getByText("Cada peso recibido está contabilizado.").waitFor()
      await screenshot(page, "admin-movements-spanish")
      await page.setViewportSize({ width: 390, height: 844 })
      await screenshot(page, "admin-movements-phone")
      expect(await overflowsSideways(page)).toBe(false)
      await page.goto(url)
      await page.getByRole("heading", { name: "Por revisar" }).waitFor()
      await screenshot(page, "admin-today-phone")
      expect(await overflowsSideways(page)).toBe(false)
      expect(complaints).toEqual([])
    })
  })
}
