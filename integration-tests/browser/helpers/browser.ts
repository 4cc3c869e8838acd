import { existsSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core"

const EXECUTABLE = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium"
const SCREENSHOTS = join(__dirname, "../../../test-results/screenshots")

/** @throws Error that says how to get a browser, where there is none. */
export function requireBrowser(): void {
  if (!existsSync(EXECUTABLE)) {
    throw new Error(
      `There is no browser at ${EXECUTABLE}. On Debian: apt-get install chromium. Elsewhere: set CHROMIUM_PATH to the executable of a Chromium or Chrome.`,
    )
  }
}

/** Debian's Chromium, which stays at home: tests may only see what the store serves. */
export async function launchBrowser(): Promise<Browser> {
  requireBrowser()
  return await chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  })
}

export const DESKTOP = { width: 1200, height: 860 }
/** The narrowest phone that WCAG asks for (1.4.10, reflow). */
export const PHONE = { width: 320, height: 640 }

export type Watched = {
  page: Page
  /** Every address that was asked for. */
  requests: string[]
  /** Bytes of everything that was loaded, as it came over the wire. */
  weight: () => Promise<number>
  /** What the page complained about: errors, and whatever its policy blocked. */
  complaints: string[]
}

/** A page of a fresh profile, and what goes on in it. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ locale: "es-MX", viewport: DESKTOP, ...options })
  const page = await context.newPage()
  const requests: string[] = []
  const sizes: Promise<number>[] = []
  const complaints: string[] = []
  page.on("request", (request) => requests.push(request.url()))
  page.on("requestfinished", (request) => {
    sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize))
  })
  page.on("pageerror", (error) => complaints.push(error.message))
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      complaints.push(message.text())
    }
  })
  return {
    page,
    requests,
    complaints,
    weight: async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0),
  }
}

/** For people to look at; the folder is not committed. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true })
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true })
}

/** Whether something sticks out to the side, so that the page scrolls in two directions. */
export function overflowsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
}
