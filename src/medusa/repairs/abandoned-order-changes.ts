import { Modules, OrderChangeStatus, OrderChangeType } from "@medusajs/framework/utils"
import { subSeconds } from "date-fns/subSeconds"
import { ORDER_CANCELED_WITHIN_SECONDS } from "../../lib/timing"
import type { Repair } from "./repair"

/**
 * An order change that nobody will confirm. Canceling an order or refunding a payment, the core opens a change for the
 * credit line and confirms it at once. One that a killed process left open keeps the order from being canceled or
 * edited for good, and the dashboard does not show it. Changes of every other kind are a person's.
 *
 * No public issue is known. The place is core-flows `order/workflows/create-order-credit-lines.js`. No fix is released as of 2.21.
 */
export const abandonedOrderChanges: Repair<{ changeIds: string[] }> = {
  name: "abandoned_order_changes",

  detect({ order, readAt }) {
    const longAgo = subSeconds(readAt, ORDER_CANCELED_WITHIN_SECONDS)
    const abandoned = (order?.openChanges ?? []).filter(
      ({ type, status, createdAt }) =>
        type === OrderChangeType.CREDIT_LINE &&
        status === OrderChangeStatus.PENDING &&
        new Date(createdAt) < longAgo,
    )
    return abandoned.length ? { changeIds: abandoned.map(({ id }) => id) } : null
  },

  async apply(container, { changeIds }) {
    const orders = container.resolve(Modules.ORDER)
    for (const id of changeIds) {
      await orders.cancelOrderChange(id)
    }
  },
}
