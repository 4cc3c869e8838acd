import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { returnMoneyOfOrder } from "../../../../../../workflows/return-money/of-order"
import { idOf } from "../../../id-of"
import type { AdminPayproOrderResponse } from "../../../../../../admin-view/types"
import type { ReturnOfOrderBody } from "../../../validators"

export async function POST(
  req: AuthenticatedMedusaRequest<ReturnOfOrderBody>,
  res: MedusaResponse<AdminPayproOrderResponse>,
): Promise<void> {
  const order = await returnMoneyOfOrder(req.scope, {
    order_id: idOf(req),
    by: req.auth_context.actor_id,
    ...req.validatedBody,
  })
  res.json({ order })
}
