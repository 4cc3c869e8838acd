import { execFile } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { extname, join } from "node:path"
import { promisify } from "node:util"
import type { Browser, Page, Request } from "playwright-core"
import { openPage, type Watched } from "../helpers/browser"
import { discrepancies, movements, orderResponse, today } from "./answers"

const ROOT = join(__dirname, "../../..")
const ORIGIN = "http://store.test"
const TYPES: Record<string, string> = { ".js": "text/javascript", ".css": "text/css" }

/** Builds the page; the folder that it is in. */
export async function buildAlone(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "paypro-alone-"))
  await promisify(execFile)(
    process.execPath,
    [
      join(ROOT, "node_modules/vite/bin/vite.js"),
      "build",
      "--config",
      join(__dirname, "vite.config.mjs"),
      "--outDir",
      folder,
    ],
    { cwd: ROOT, env: { ...process.env, NODE_ENV: "production" } },
  )
  return folder
}

export type Answer = (request: Request) => unknown
/** By method and path below `/admin`, such as `POST /paypro/orders/order_12/returns`. */
export type Answers = Record<string, Answer>

const ANSWERS: Answers = {
  "GET /paypro/orders/order_12": () => orderResponse(),
  "GET /paypro/discrepancies": discrepancies,
  "GET /paypro/today": today,
  "GET /paypro/movements": (request) => {
    const { searchParams } = new URL(request.url())
    return movements({
      from: searchParams.get("from") ?? "",
      to: searchParams.get("to") ?? "",
    })
  },
}

/** A browser's page that is served what was built, and answers in place of a store's server. */
export async function openAlone(
  browser: Browser,
  folder: string,
  answers: Answers = {},
): Promise<Watched & { visit(path: string): Promise<void>; sent: Request[] }> {
  const watched = await openPage(browser, {
    timezoneId: "America/Mexico_City",
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
  })
  const { page } = watched
  const sent: Request[] = []
  const known: Answers = { ...ANSWERS, ...answers }
  await page.route("**/*", async (route) => {
    const request = route.request()
    const { pathname } = new URL(request.url())
    if (!pathname.startsWith("/admin/")) {
      await route.fulfill(fileAt(folder, pathname))
      return
    }
    sent.push(request)
    const answer = known[`${request.method()} ${pathname.slice("/admin".length)}`]
    await (answer
      ? route.fulfill({ json: await answer(request) })
      : route.fulfill({ status: 404, json: { message: `${pathname} is not answered` } }))
  })
  await page.addInitScript(() => {
    Object.assign(window, { order: { id: "order_12", total: 1200, payment_collections: [] } })
  })
  return { ...watched, sent, visit: (path) => visit(page, path) }
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(`${ORIGIN}${path}`)
  await page.getByText("The rest of the page", { exact: true }).waitFor()
}

/** A file that was built; for an address that is none, the page, as the admin's server does. */
function fileAt(folder: string, pathname: string) {
  const path = join(folder, pathname.replace(/^\/app\//, ""))
  return extname(path) && existsSync(path)
    ? { body: readFileSync(path), contentType: TYPES[extname(path)] ?? "application/octet-stream" }
    : { body: readFileSync(join(folder, "index.html")), contentType: "text/html" }
}
