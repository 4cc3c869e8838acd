import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveDiscrepancy } from "../../../../../../workflows/resolve-discrepancy"
import { idOf } from "../../../id-of"
import type { AdminDiscrepancyResponse } from "../../../../../../admin-view/types"
import type { ResolveDiscrepancyBody } from "../../../validators"

export async function POST(
  req: AuthenticatedMedusaRequest<ResolveDiscrepancyBody>,
  res: MedusaResponse<AdminDiscrepancyResponse>,
): Promise<void> {
  const discrepancy = await resolveDiscrepancy(req.scope, {
    id: idOf(req),
    by: req.auth_context.actor_id,
    ...req.validatedBody,
  })
  res.json({ discrepancy })
}
