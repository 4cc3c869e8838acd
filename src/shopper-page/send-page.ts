import type { MedusaResponse } from "@medusajs/framework/http"
import { SCRIPT } from "./script"
import { STYLE } from "./style"

/** A page's text in pieces, in their order. */
export type Page = readonly (string | Buffer)[]

const STYLE_TAG = Buffer.from(`<style>${STYLE}</style>`)
const SCRIPT_TAG = Buffer.from(`<script>${SCRIPT}</script>`)

/** Whatever text a page is made of is escaped in it, so the empty tags are the page's own. */
const EMPTY_TAGS = /<style><\/style>|<script><\/script>/

/**
 * Puts style and script where the page has their empty tags, so that nothing else has to be loaded. They are most of
 * a page and the same in each: encoded once, and never copied.
 */
export function pageOf(html: string): Page {
  const [head = "", body = "", end = ""] = html.split(EMPTY_TAGS)
  return [head, STYLE_TAG, body, SCRIPT_TAG, end]
}

/** Not `res.send`, which would copy the page, and make another entity tag of it. */
export function sendPage(res: MedusaResponse, status: number, page: Page): void {
  const length = page.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0)
  res.status(status).set("content-length", String(length))
  res.cork()
  page.forEach((piece) => res.write(piece))
  res.end()
}
