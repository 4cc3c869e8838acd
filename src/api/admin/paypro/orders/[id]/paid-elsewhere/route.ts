import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { recordPaidElsewhere } from "../../../../../../workflows/paid-elsewhere"
import { idOf } from "../../../id-of"
import type { AdminPayproOrderResponse } from "../../../../../../admin-view/types"
import type { PaidElsewhereBody } from "../../../validators"

export async function POST(
  req: AuthenticatedMedusaRequest<PaidElsewhereBody>,
  res: MedusaResponse<AdminPayproOrderResponse>,
): Promise<void> {
  const order = await recordPaidElsewhere(req.scope, {
    order_id: idOf(req),
    by: req.auth_context.actor_id,
    ...req.validatedBody,
  })
  res.json({ order })
}
