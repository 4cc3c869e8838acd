import type { JSX } from "preact"
import { renderToString } from "preact-render-to-string"
import { pageOf, type Page } from "./send-page"

/** A page's document as it is sent. */
export function rendered(page: JSX.Element): Page {
  return pageOf(`<!doctype html>${renderToString(page)}`)
}
