import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertPaid } from "../../../workflows/assert-paid"

/**
 * Before Medusa's routes that create a fulfillment: the order's own, which the dashboard uses for what exchanges and
 * claims send as well, and the one that names the order in its body.
 */
export async function onlyPaidFulfillments(
  req: AuthenticatedMedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const { order_id } = (req.body ?? {}) as { order_id?: unknown }
  const orderId = req.params.id ?? order_id
  if (typeof orderId === "string") {
    await assertPaid(req.scope, orderId)
  }
  next()
}
