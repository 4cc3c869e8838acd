import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { viewOrder } from "../../../../../workflows/view-order"
import { idOf } from "../../id-of"
import type { AdminPayproOrderResponse } from "../../../../../admin-view/types"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminPayproOrderResponse>,
): Promise<void> {
  res.json({ order: await viewOrder(req.scope, idOf(req)) })
}
