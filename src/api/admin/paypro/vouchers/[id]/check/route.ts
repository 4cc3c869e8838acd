import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { PayproError } from "../../../../../../lib/errors"
import { checkVoucher } from "../../../../../../workflows/check-voucher"
import { idOf } from "../../../id-of"
import type { AdminVoucherResponse } from "../../../../../../admin-view/types"

export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminVoucherResponse | { type: string; message: string }>,
): Promise<void> {
  try {
    res.json({ voucher: await checkVoucher(req.scope, idOf(req)) })
  } catch (error) {
    if (!(error instanceof PayproError)) {
      throw error
    }
    // The core would hide PayPro's words, which hold no secret, behind "An unknown error occurred."
    res.status(503).json({ type: error.code, message: error.message })
  }
}
