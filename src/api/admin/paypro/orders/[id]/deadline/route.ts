import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { extendDeadline } from "../../../../../../workflows/extend-deadline"
import { idOf } from "../../../id-of"
import type { AdminDeadlineResponse } from "../../../../../../admin-view/types"
import type { ExtendDeadlineBody } from "../../../validators"

export async function POST(
  req: AuthenticatedMedusaRequest<ExtendDeadlineBody>,
  res: MedusaResponse<AdminDeadlineResponse>,
): Promise<void> {
  const deadline = await extendDeadline(req.scope, {
    order_id: idOf(req),
    by: req.auth_context.actor_id,
    ...req.validatedBody,
  })
  res.json({ deadline })
}
