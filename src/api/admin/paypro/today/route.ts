import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { viewToday } from "../../../../workflows/view-today"
import type { AdminTodayResponse } from "../../../../admin-view/today-types"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminTodayResponse>,
): Promise<void> {
  res.json({ today: await viewToday(req.scope) })
}
