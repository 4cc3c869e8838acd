import axe, { type AxeResults } from "axe-core"
import type { Browser, Locator, Page } from "playwright-core"
import type { MexicanStore } from "../../scripts/store/mexican-store"
import { openPage, type Watched } from "./helpers/browser"

type Language = "en" | "es"

type Place = { medusa: { url: string }; store: Pick<MexicanStore, "admin"> }

/** Somebody who is logged in to the admin, in Mexico City. */
export async function openAdmin(
  browser: Browser,
  { medusa, store }: Place,
  language: Language = "en",
): Promise<Watched> {
  const watched = await openPage(browser, {
    locale: language === "en" ? "en-US" : "es-MX",
    timezoneId: "America/Mexico_City",
    viewport: { width: 1440, height: 1500 },
    acceptDownloads: true,
    // What the proxy that ends TLS in front of a store says: in production the session is for https only.
    extraHTTPHeaders: { "x-forwarded-proto": "https" },
  })
  const { page } = watched
  // Where the dashboard keeps the language somebody chose in their profile.
  await page.context().addCookies([{ name: "lng", value: language, url: medusa.url }])
  await page.goto(`${medusa.url}/app/login`)
  await page.locator("input[name=email]").fill(store.admin.email)
  await page.locator("input[name=password]").fill(store.admin.password)
  await page.locator("button[type=submit]").click()
  await page.waitForURL(/\/app\/orders/)
  // The dashboard asks who is logged in before there is a login.
  watched.complaints.length = 0
  return watched
}

/** The section of an order page, or of the PayPro page, whose heading is this. */
export function section(page: Page, heading: string) {
  return page
    .locator("div.shadow-elevation-card-rest")
    .filter({ has: page.getByRole("heading", { name: heading, exact: true }) })
}

/** The value of a row: what stands beside its name. */
export function valueOf(page: Page, name: string) {
  return section(page, "PayPro")
    .getByText(name, { exact: true })
    .locator("xpath=following-sibling::*")
}

/** The buttons and links that stick out of a section, which would cut them off. */
export async function cutOff(shown: Locator): Promise<string[]> {
  return await shown.evaluate((element) => {
    const { left, right } = element.getBoundingClientRect()
    return [...element.querySelectorAll("button, a")]
      .filter((action) => {
        const box = action.getBoundingClientRect()
        return box.left < left || box.right > right
      })
      .map(({ textContent }) => textContent)
  })
}

/** Medusa's: the palette, and buttons without a name, those of its table's toolbar and in the head of its drawers. */
const NOT_OURS = {
  rules: ["color-contrast"],
  exclude: ["[aria-haspopup=menu]", "[role=img]", "[role=dialog] > .border-b button"],
}

/** What keeps people from using our part of the page; what is Medusa's own is left out. */
export async function barriersIn(page: Page, selector: string): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults, typeof NOT_OURS & { include: string }>(
    ({ include, exclude, rules }) =>
      window.axe.run(
        { include, exclude },
        {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
          rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
        },
      ),
    { include: selector, ...NOT_OURS },
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
