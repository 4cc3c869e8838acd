import { adminClient, Shopper } from "../../scripts/store/shopper"
import type { AdminPayproOrderResponse } from "../../src/admin-view/types"
import en from "../../src/admin/i18n/en"
import es from "../../src/admin/i18n/es"
import { barriersIn, openAdmin, section } from "./admin-page"
import { placeOverpaidOrder, type Visit } from "./admin-visit"
import { screenshot } from "./helpers/browser"

/** It orders twice, and logs in anew. */
const TIMEOUT_MS = 180_000

/** Money that is too much on one order pays for another. */
export function describeApply(visit: Visit): void {
  describe("applying money to an order", () => {
    const outstandingOf = async (id: string) => {
      const staff = await adminClient(visit.world.medusa.url, visit.world.store)
      const path = `/admin/paypro/orders/${id}`
      return (await staff.client.fetch<AdminPayproOrderResponse>(path)).order.outstanding
    }

    it.each([
      ["en" as const, en.apply],
      ["es" as const, es.apply],
    ])(
      "finds the order, and captures the money on it: %s",
      async (language, words) => {
        const { medusa, store } = visit.world
        const from = await placeOverpaidOrder(visit)
        const { order: target } = await Shopper.guest(medusa.url, store).buy("va")
        const { page } = await openAdmin(visit.browser, visit.world, language)
        await page.goto(`${medusa.url}/app/orders/${from}`)
        const banner = section(page, "PayPro").getByRole("status")
        await banner.getByRole("button", { name: words.action }).click()
        const form = page.getByRole("dialog")
        await form.getByRole("button", { name: words.action }).click()
        await form.getByText(words.no_order).waitFor()
        await form.getByText(words.required).waitFor()
        await form.getByLabel(words.order, { exact: true }).first().fill(String(target.display_id))
        await form.getByText(`#${target.display_id} ·`, { exact: false }).click()
        expect(await form.getByLabel(words.amount).inputValue()).toBe("50")
        await form.getByLabel(words.note, { exact: true }).fill("New order.")
        await screenshot(page, `admin-apply-${language}`)
        expect(await barriersIn(page, "[role=dialog]")).toEqual([])
        await form.getByRole("button", { name: words.action }).click()
        const done = words.done.replace("{{number}}", String(target.display_id))
        await page.locator("[data-sonner-toast]").getByText(done).waitFor()
        await banner.waitFor({ state: "detached" })
        expect(await outstandingOf(target.id)).toBe("250")
        expect(await outstandingOf(from)).toBe("0")
      },
      TIMEOUT_MS,
    )
  })
}
