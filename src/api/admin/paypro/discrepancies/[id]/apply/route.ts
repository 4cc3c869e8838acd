import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { applyPayment } from "../../../../../../workflows/apply-payment"
import { idOf } from "../../../id-of"
import type { AdminDiscrepancyResponse } from "../../../../../../admin-view/types"
import type { ApplyPaymentBody } from "../../../validators"

export async function POST(
  req: AuthenticatedMedusaRequest<ApplyPaymentBody>,
  res: MedusaResponse<AdminDiscrepancyResponse>,
): Promise<void> {
  const discrepancy = await applyPayment(req.scope, {
    id: idOf(req),
    by: req.auth_context.actor_id,
    ...req.validatedBody,
  })
  res.json({ discrepancy })
}
