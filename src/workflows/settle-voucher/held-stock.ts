import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/**
 * A canceled order holds no stock. The core takes no lock when it cancels: of two that cancel at the same moment (a
 * merchant, and a voucher that failed) one is refused by then, and gives the order back what the other had freed.
 * @returns ids of the reservations of a canceled order.
 */
export async function findHeldStock(
  container: MedusaContainer,
  orderId: string,
): Promise<string[]> {
  const { items = [] } = await container
    .resolve(Modules.ORDER)
    .retrieveOrder(orderId, { select: ["id"], relations: ["items"] })
  const reservations = await container
    .resolve(Modules.INVENTORY)
    .listReservationItems({ line_item_id: items.map(({ id }) => id) }, { select: ["id"] })
  return reservations.map(({ id }) => id)
}
