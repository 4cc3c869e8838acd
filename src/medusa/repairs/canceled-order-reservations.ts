import { deleteReservationsByLineItemsWorkflowId } from "@medusajs/medusa/core-flows"
import { Modules, OrderStatus } from "@medusajs/framework/utils"
import type { Repair } from "./repair"

/**
 * A canceled order that holds stock. Canceling takes no lock, so two people may cancel an order at the same moment. The
 * second cancel is refused, and its compensation gives the order back all the stock that was ever released for it.
 *
 * https://github.com/medusajs/medusa/issues/16406, part (c), tells of that compensation. The places are core-flows
 * `order/workflows/cancel-order.js` and `reservation/steps/delete-reservations-by-line-items.js`. No fix is released as
 * of 2.21.
 */
export const canceledOrderReservations: Repair<{ lineItemIds: string[] }> = {
  name: "canceled_order_reservations",

  detect({ order }) {
    return order?.status === OrderStatus.CANCELED && order.reservedLineItemIds.length
      ? { lineItemIds: order.reservedLineItemIds }
      : null
  },

  async apply(container, { lineItemIds }) {
    await container
      .resolve(Modules.WORKFLOW_ENGINE)
      .run(deleteReservationsByLineItemsWorkflowId, { input: { ids: lineItemIds } })
  },
}
