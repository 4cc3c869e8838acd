import { Modules } from "@medusajs/framework/utils"
import type { DeletedReservation } from "../stock"
import type { Repair } from "./repair"

/**
 * An order that still stands and holds no stock for what nobody has shipped. Canceling, the core releases the stock
 * first, so a process that is killed right after leaves such an order. It gets back what it held last, as the core does
 * it when a cancel fails.
 *
 * No public issue is known. The place is core-flows `order/workflows/cancel-order.js`. No fix is released as of 2.21.
 */
export const lostReservations: Repair<{ reservations: DeletedReservation[] }> = {
  name: "lost_reservations",

  detect({ order }) {
    const reservations = order?.stock?.deletedReservations ?? []
    return reservations.length ? { reservations } : null
  },

  async apply(container, { reservations }) {
    const inventory = container.resolve(Modules.INVENTORY)
    const keys = [...new Set(reservations.map(({ inventoryItemId }) => inventoryItemId))]
    await container
      .resolve(Modules.LOCKING)
      .execute(keys, () => inventory.restoreReservationItems(reservations.map(({ id }) => id)))
  },
}
