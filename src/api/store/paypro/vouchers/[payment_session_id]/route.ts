import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { etagOf, isKnown } from "../../../../../lib/etag"
import { PAYPRO_MODULE } from "../../../../../modules/paypro"
import type PayproModuleService from "../../../../../modules/paypro/service"
import type { PublicVoucher } from "../../../../../shopper-view/public-voucher"
import { viewPublicVoucher } from "../../../../../workflows/view-voucher"

export type StorePayproVoucherResponse = { voucher: PublicVoucher }

/** The database refuses some texts that an address may hold. */
const SESSION_ID = /^\w+$/

/** For storefronts and apps: as much as the core shows of a payment session to whoever knows its id. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<StorePayproVoucherResponse>,
): Promise<void> {
  const paypro = req.scope.resolve<PayproModuleService>(PAYPRO_MODULE)
  const id = req.params.payment_session_id ?? ""
  const row = SESSION_ID.test(id) ? await paypro.findVoucherOfSession(id) : undefined
  if (!row) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "There is no PayPro voucher for this payment session.",
    )
  }
  const voucher = await viewPublicVoucher(req.scope, row, new Date())
  const etag = etagOf(voucher)
  res.set({
    etag,
    "cache-control": "private, no-cache",
    "access-control-expose-headers": "ETag",
  })
  if (isKnown(req.headers["if-none-match"], etag)) {
    res.status(304).end()
    return
  }
  res.json({ voucher })
}
