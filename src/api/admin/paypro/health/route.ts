import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { checkHealth } from "../../../../workflows/check-health"
import type { AdminHealthResponse } from "../../../../admin-view/types"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminHealthResponse>,
): Promise<void> {
  res.json({ health: await checkHealth(req.scope) })
}
