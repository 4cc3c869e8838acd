import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retrieveVoucher } from "../../../../../workflows/list-vouchers"
import { idOf } from "../../id-of"
import type { AdminVoucherResponse } from "../../../../../admin-view/types"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminVoucherResponse>,
): Promise<void> {
  res.json({ voucher: await retrieveVoucher(req.scope, idOf(req)) })
}
