import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { PAYPRO_MODULE } from "../../../../../modules/paypro"
import type PayproModuleService from "../../../../../modules/paypro/service"
import type { Voucher } from "../../../../../modules/paypro/types"
import { voucherUrlOf } from "../../../../../modules/paypro/voucher-url"
import { PAGE_HEADERS } from "../../../../../voucher-page/headers"
import { chosenLocale } from "../../../../../shopper-view/locale"
import { renderNotFound } from "../../../../../voucher-page/page"
import type { Notice } from "../../../../../voucher-page/page-facts"
import { findByToken } from "../../../../../workflows/view-voucher"
import { sendPage } from "../../../../../voucher-page/send-page"
import { collectPayment } from "../../../../../workflows/collect-payment"
import { pageContextOf } from "../context"

/** The page's button "new reference". Leads to the voucher to pay, or back with a notice. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.set(PAGE_HEADERS)
  const voucher = await findByToken(req.scope, req.params.token)
  if (!voucher || isForeign(req)) {
    sendPage(res, 404, renderNotFound(pageContextOf(req)))
    return
  }
  const result = await collectPayment(req.scope, voucher)
  switch (result.outcome) {
    case "issued":
      res.redirect(303, pathOf(req, result.voucher))
      return
    case "not_owed":
      res.redirect(303, pathOf(req, voucher, "not_renewable"))
      return
    case "unavailable":
      res.redirect(303, pathOf(req, voucher, "try_again"))
      return
    default:
      result satisfies never
  }
}

/**
 * Another site's form would have to know the token, which no cookie carries; and the browser says where a form stands.
 * (`Origin` does not: under `no-referrer` it is `null` for the page's own form too.)
 */
function isForeign({ headers }: MedusaRequest): boolean {
  const site = headers["sec-fetch-site"]
  return site !== undefined && site !== "same-origin"
}

/** Without the host, whatever name the shopper reaches the server by. */
function pathOf(req: MedusaRequest, voucher: Voucher, notice?: Notice): string {
  const { options } = req.scope.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { pathname } = new URL(voucherUrlOf(voucher, options))
  const lang = chosenLocale(req.query.lang)
  const query = new URLSearchParams({ ...(lang && { lang }), ...(notice && { notice }) }).toString()
  return query ? `${pathname}?${query}` : pathname
}
