import { strict as assert } from "node:assert"
import type { Browser } from "playwright-core"
import { step } from "../../scripts/demo/progress"
import type { MexicanStore } from "../../scripts/store/mexican-store"
import { openAdmin, section } from "../browser/admin-page"
import { screenshot } from "../browser/helpers/browser"

type Place = { browser: Browser; backendUrl: string; store: Pick<MexicanStore, "admin"> }

/** What React and its libraries say where two copies of one meet. */
const TWO_COPIES = /useLocation\(\)|No QueryClient|Invalid hook call|Minified React error/

/** The admin that the store's own build made, with the packages that its package manager chose. */
export async function checkAdmin({ browser, backendUrl, store }: Place): Promise<void> {
  await step("Staff look at an order, and at PayPro's page", async () => {
    const { page, complaints } = await openAdmin(browser, { medusa: { url: backendUrl }, store })
    try {
      await page.goto(`${backendUrl}/app/orders`)
      await page.locator("tbody tr").first().click()
      await page.waitForURL(/\/app\/orders\/order_/)
      await section(page, "PayPro").getByText("Method", { exact: true }).waitFor()
      await page.waitForLoadState("networkidle")
      await screenshot(page, "starter-admin-order")
      await page.getByRole("link", { name: "PayPro", exact: true }).click()
      await page.getByRole("tab", { name: "Vouchers" }).click()
      await page.locator("tbody tr").first().waitFor()
      await screenshot(page, "starter-admin-paypro")
      assert.deepEqual(
        complaints.filter((complaint) => TWO_COPIES.test(complaint)),
        [],
      )
    } finally {
      await page.context().close()
    }
  })
}
