import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listDiscrepancies } from "../../../../workflows/list-discrepancies"
import type { AdminDiscrepanciesResponse } from "../../../../admin-view/types"
import type { ListDiscrepanciesQuery } from "../validators"

export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ListDiscrepanciesQuery>,
  res: MedusaResponse<AdminDiscrepanciesResponse>,
): Promise<void> {
  const { q, order, limit, offset, ...filters } = req.validatedQuery as ListDiscrepanciesQuery
  const listed = await listDiscrepancies(req.scope, filters, { q, order, limit, offset })
  res.json({ ...listed, limit, offset })
}
