import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { makePaymentLink } from "../../../../../../workflows/payment-link"
import { idOf } from "../../../id-of"
import type { AdminPaymentLinkResponse } from "../../../../../../admin-view/types"

export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminPaymentLinkResponse>,
): Promise<void> {
  const url = await makePaymentLink(req.scope, {
    order_id: idOf(req),
    by: req.auth_context.actor_id,
  })
  res.json({ url })
}
