import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { isKnown } from "../../../../lib/etag"
import { WAY_CODES, type WayCode } from "../../../../lib/options"
import { PAYPRO_MODULE } from "../../../../modules/paypro"
import { paymentUrlOf, voucherUrlOf } from "../../../../modules/paypro/page-urls"
import type PayproModuleService from "../../../../modules/paypro/service"
import type { Purchase } from "../../../../modules/paypro/types"
import { renderPaymentPage } from "../../../../payment-page/page"
import { noticeOf, type Notice } from "../../../../payment-page/page-facts"
import { PAGE_HEADERS } from "../../../../shopper-page/headers"
import { sendPage } from "../../../../shopper-page/send-page"
import { chosenLocale } from "../../../../shopper-view/locale"
import { renderNotFound } from "../../../../shopper-page/not-found"
import { versionOf } from "../../../../shopper-page/version"
import { collectPayment, type CollectPaymentResult } from "../../../../workflows/collect-payment"
import { findPurchaseByToken, viewPurchase } from "../../../../workflows/view-purchase"
import { pageContextOf } from "../../page-context"

/** The payment page. Its own script asks here too whether there is news: 304 as long as there is none. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const context = pageContextOf(req)
  res.set(PAGE_HEADERS)
  const purchase = await findPurchaseByToken(req.scope, req.params.token)
  if (!purchase) {
    sendPage(res, 404, renderNotFound(context))
    return
  }
  const purchaseFacts = await viewPurchase(req.scope, purchase, context.now)
  const facts = { ...purchaseFacts, notice: noticeOf(req.query.notice, purchaseFacts.state) }
  const version = versionOf(facts, context)
  res.set("etag", version)
  if (isKnown(req.headers["if-none-match"], version)) {
    res.status(304).end()
    return
  }
  sendPage(res, 200, renderPaymentPage(facts, context, version))
}

/** A method was chosen. Leads to the voucher to pay, or back to the page, which says why there is none. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.set(PAGE_HEADERS)
  const purchase = await findPurchaseByToken(req.scope, req.params.token)
  if (!purchase || isForeign(req)) {
    sendPage(res, 404, renderNotFound(pageContextOf(req)))
    return
  }
  const wayCode = wayCodeOf(req.body)
  const result = wayCode && (await collectPayment(req.scope, { purchaseId: purchase.id, wayCode }))
  res.redirect(303, pathOf(req, purchase, result))
}

/**
 * Another site's form would have to know the token, which no cookie carries; and the browser says where a form stands.
 * (`Origin` does not: under `no-referrer` it is `null` for the page's own form too.)
 */
function isForeign({ headers }: MedusaRequest): boolean {
  const site = headers["sec-fetch-site"]
  return site !== undefined && site !== "same-origin"
}

function wayCodeOf(body: unknown): WayCode | undefined {
  const sent = typeof body === "object" && body !== null && "way_code" in body && body.way_code
  return WAY_CODES.find((wayCode) => wayCode === sent)
}

/** Without the host, whatever name the shopper reaches the server by. */
function pathOf(
  req: MedusaRequest,
  purchase: Purchase,
  result: CollectPaymentResult | undefined,
): string {
  const { options } = req.scope.resolve<PayproModuleService>(PAYPRO_MODULE)
  const isIssued = result?.outcome === "issued"
  const url = isIssued ? voucherUrlOf(result.voucher, options) : paymentUrlOf(purchase, options)
  const notice = isIssued ? undefined : noticeAfter(result)
  const lang = chosenLocale(req.query.lang)
  const query = new URLSearchParams({ ...(lang && { lang }), ...(notice && { notice }) }).toString()
  const { pathname } = new URL(url)
  return query ? `${pathname}?${query}` : pathname
}

/** The page itself says that an order is paid, canceled, under review or expired. */
function noticeAfter(result: CollectPaymentResult | undefined): Notice | undefined {
  switch (result?.outcome) {
    case undefined:
      return "choose"
    case "refused":
      return "refused"
    case "unavailable":
      return "try_again"
    default:
      return undefined
  }
}
