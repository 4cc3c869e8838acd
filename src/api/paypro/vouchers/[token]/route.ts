import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { isKnown } from "../../../../lib/etag"
import { PAGE_HEADERS } from "../../../../voucher-page/headers"
import { renderNotFound, renderVoucherPage } from "../../../../voucher-page/page"
import { versionOf, type Notice } from "../../../../voucher-page/page-facts"
import { findByToken, viewVoucher } from "../../../../workflows/view-voucher"
import { sendPage } from "../../../../voucher-page/send-page"
import { pageContextOf } from "./context"

const NOTICES: readonly string[] = ["try_again", "not_renewable"] satisfies Notice[]

/** The shopper's page. Its own script asks here too whether there is news: 304 as long as there is none. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const context = pageContextOf(req)
  res.set(PAGE_HEADERS)
  const voucher = await findByToken(req.scope, req.params.token)
  if (!voucher) {
    sendPage(res, 404, renderNotFound(context))
    return
  }
  const read = await viewVoucher(req.scope, voucher, context.now)
  const facts = { ...read, notice: read.voucher.is_payable ? null : noticeOf(req) }
  const version = versionOf(facts, context)
  res.set("etag", version)
  if (isKnown(req.headers["if-none-match"], version)) {
    res.status(304).end()
    return
  }
  sendPage(res, 200, await renderVoucherPage(facts, context, version))
}

function noticeOf({ query }: MedusaRequest): Notice | null {
  const { notice } = query
  return typeof notice === "string" && NOTICES.includes(notice) ? (notice as Notice) : null
}
