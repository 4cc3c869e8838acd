import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { isKnown } from "../../../../lib/etag"
import { PAGE_HEADERS } from "../../../../shopper-page/headers"
import { renderNotFound } from "../../../../shopper-page/not-found"
import { versionOf } from "../../../../shopper-page/version"
import { renderVoucherPage } from "../../../../voucher-page/page"
import { findByToken, viewVoucher } from "../../../../workflows/view-voucher"
import { sendPage } from "../../../../shopper-page/send-page"
import { pageContextOf } from "../../page-context"

/** The shopper's page. Its own script asks here too whether there is news: 304 as long as there is none. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const context = pageContextOf(req)
  res.set(PAGE_HEADERS)
  const voucher = await findByToken(req.scope, req.params.token)
  if (!voucher) {
    sendPage(res, 404, renderNotFound(context))
    return
  }
  const facts = await viewVoucher(req.scope, voucher, context.now)
  const version = versionOf(facts, context)
  res.set("etag", version)
  if (isKnown(req.headers["if-none-match"], version)) {
    res.status(304).end()
    return
  }
  sendPage(res, 200, await renderVoucherPage(facts, context, version))
}
