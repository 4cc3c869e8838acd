import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveAttention } from "../../../../../../workflows/resolve-attention"
import { idOf } from "../../../id-of"
import type { AdminAttentionResponse } from "../../../types"
import type { ResolveAttentionBody } from "../../../validators"

export async function POST(
  req: AuthenticatedMedusaRequest<ResolveAttentionBody>,
  res: MedusaResponse<AdminAttentionResponse>,
): Promise<void> {
  const attention = await resolveAttention(req.scope, {
    id: idOf(req),
    by: req.auth_context.actor_id,
    note: req.validatedBody.note,
  })
  res.json({ attention })
}
