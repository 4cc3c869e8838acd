import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { returnMoneyOfDiscrepancy } from "../../../../../../workflows/return-money/of-discrepancy"
import { idOf } from "../../../id-of"
import type { AdminDiscrepancyResponse } from "../../../../../../admin-view/types"
import type { ReturnOfDiscrepancyBody } from "../../../validators"

export async function POST(
  req: AuthenticatedMedusaRequest<ReturnOfDiscrepancyBody>,
  res: MedusaResponse<AdminDiscrepancyResponse>,
): Promise<void> {
  const discrepancy = await returnMoneyOfDiscrepancy(req.scope, {
    id: idOf(req),
    by: req.auth_context.actor_id,
    ...req.validatedBody,
  })
  res.json({ discrepancy })
}
