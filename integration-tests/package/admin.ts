import assert from "node:assert/strict"
import type { Page } from "playwright-core"
import type { MexicanStore } from "../../scripts/store/mexican-store"
import { openAdmin, section, valueOf } from "../browser/admin-page"
import { launchBrowser, screenshot } from "../browser/helpers/browser"

type Place = { url: string; store: MexicanStore }

/** What the widget must say of an order, in pesos as the admin prints them. */
export type Expected = {
  orderId: string
  number: number
  method: string
  state: string
  due: string
  received: string
  missing?: string
}

/** Looks at the orders and at PayPro's page as staff do, in the admin that the store's own build made. */
export async function checkAdmin({ url, store }: Place, orders: Expected[]): Promise<void> {
  const browser = await launchBrowser()
  try {
    const { page, complaints } = await openAdmin(browser, { medusa: { url }, store })
    for (const order of orders) {
      await page.goto(`${url}/app/orders/${order.orderId}`)
      await checkWidget(page, order)
    }
    complaints.length = 0
    await page.getByRole("link", { name: "PayPro", exact: true }).click()
    await page.getByRole("tab", { name: "Vouchers" }).click()
    await checkVouchers(page, orders)
    await page.getByRole("tab", { name: "Health" }).click()
    await checkHealth(page, url)
    assert.deepEqual(complaints, [])
  } finally {
    await browser.close()
  }
}

async function checkWidget(page: Page, order: Expected): Promise<void> {
  const widget = section(page, "PayPro")
  await widget.getByText(order.state, { exact: true }).waitFor()
  await page.waitForLoadState("networkidle")
  await screenshot(page, `package-order-${order.number}`)
  assert.equal(await valueOf(page, "Method").innerText(), order.method)
  assert.equal(await valueOf(page, "Reference amount").innerText(), order.due)
  assert.equal(await valueOf(page, "Received").innerText(), order.received)
  assert.deepEqual(
    await valueOf(page, "Missing").allInnerTexts(),
    order.missing ? [order.missing] : [],
  )
}

/** The table's columns: reference, order, customer …, so that what belongs together stands in one row. */
async function checkVouchers(page: Page, orders: Expected[]): Promise<void> {
  await page.getByRole("heading", { name: "PayPro", level: 1 }).waitFor()
  await page.locator("tbody tr").first().waitFor()
  await screenshot(page, "package-vouchers")
  const rows = await page.locator("tbody tr").allInnerTexts()
  assert.equal(rows.length, orders.length)
  for (const { number, method, state, due, received } of orders) {
    const row = rows.find((text) => text.split(/\s+/).includes(`#${number}`)) ?? ""
    for (const shown of [method, state, due, received]) {
      assert.ok(row.includes(shown), `Order #${number}'s row lacks "${shown}": ${row}`)
    }
  }
}

async function checkHealth(page: Page, url: string): Promise<void> {
  await page.getByText("PayPro accepts the credentials.", { exact: false }).waitFor()
  await screenshot(page, "package-health")
  assert.equal(await page.getByText(`${url}/hooks/paypro`).count(), 1)
  assert.equal(await page.getByText("PayPro last called", { exact: false }).count(), 1)
  assert.equal(await page.getByText("Payments cannot work").count(), 0)
}
