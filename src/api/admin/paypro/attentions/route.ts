import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listAttentions } from "../../../../workflows/list-attentions"
import type { AdminAttentionsResponse } from "../types"
import type { ListAttentionsQuery } from "../validators"

export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ListAttentionsQuery>,
  res: MedusaResponse<AdminAttentionsResponse>,
): Promise<void> {
  const { order, limit, offset, ...filters } = req.validatedQuery as ListAttentionsQuery
  const listed = await listAttentions(req.scope, filters, { order, limit, offset })
  res.json({ ...listed, limit, offset })
}
