import type { Browser, Locator, Page } from "playwright-core"
import { Shopper } from "../../scripts/store/shopper"
import { waitFor } from "../../scripts/wait-for"
import { placeOrders, type AdminOrders } from "./admin-orders"
import { openAdmin } from "./admin-page"
import { startAdminWorld, type AdminWorld } from "./admin-world"
import { launchBrowser, type Watched } from "./helpers/browser"

/** Building the admin takes minutes on a small machine. */
const START_MS = 900_000

/** A store with orders of every kind, and staff who look at them. Exists while tests run: read it inside of one. */
export type Visit = {
  readonly world: AdminWorld
  readonly orders: AdminOrders
  readonly browser: Browser
  readonly admin: Watched
  readonly page: Page
}

/** One visit for all tests of a `describe`, which go on from where the one before has left the store. */
export function visitAdmin(): Visit {
  let world: AdminWorld
  let orders: AdminOrders
  let browser: Browser
  let admin: Watched

  beforeAll(async () => {
    world = await startAdminWorld()
    orders = await placeOrders(world)
    browser = await launchBrowser()
    admin = await openAdmin(browser, world)
  }, START_MS)
  afterAll(async () => {
    await browser.close()
    await world.stop()
  })
  return {
    get world() {
      return world
    },
    get orders() {
      return orders
    },
    get browser() {
      return browser
    },
    get admin() {
      return admin
    },
    get page() {
      return admin.page
    },
  }
}

/** The page of an order, once Medusa's own sections are there. */
export async function goToOrder({ page, world }: Visit, id: string): Promise<void> {
  await page.goto(`${world.medusa.url}/app/orders/${id}`)
  await page.getByRole("heading", { name: "Customer" }).waitFor()
  await page.waitForLoadState("networkidle")
}

/** @returns the id of a new order of 300 pesos that 350 were paid for. */
export async function placeOverpaidOrder({ world }: Visit): Promise<string> {
  const { medusa, simulator, store } = world
  const { order, voucher } = await Shopper.guest(medusa.url, store).buy("va")
  simulator.pay(voucher.trade_no, 350)
  await waitFor(
    () => simulator.callbacks(voucher.trade_no).every(({ state }) => state === "accepted"),
    { deadline: 60_000 },
  )
  return order.id
}

export function toast({ page }: Visit, text: string | RegExp): Locator {
  return page.locator("[data-sonner-toast]").getByText(text)
}
