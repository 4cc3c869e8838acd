import { deleteReservationsByLineItemsWorkflowId } from "@medusajs/medusa/core-flows"
import type { InventoryTypes, MedusaContainer } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"

/** A reservation that was deleted. */
export type DeletedReservation = { id: string; inventoryItemId: string }

/**
 * Canceling, the core frees an order's stock first. A process killed after that leaves an order that is on, and holds
 * nothing for what nobody has shipped.
 * @returns what was reserved last for each item.
 */
export async function findDeletedReservations(
  container: MedusaContainer,
  orderId: string,
): Promise<DeletedReservation[]> {
  const { items = [] } = await container
    .resolve(Modules.ORDER)
    .retrieveOrder(orderId, { relations: ["items"] })
  const unshipped = items.filter(
    ({ quantity, detail }) => MathBN.gt(quantity, 0) && MathBN.lte(detail.fulfilled_quantity, 0),
  )
  const freed = await container
    .resolve(Modules.INVENTORY)
    .listReservationItems(
      { line_item_id: unshipped.map(({ id }) => id) },
      { withDeleted: true, order: { deleted_at: "DESC" } },
    )
  const last = new Map<unknown, number>()
  for (const { line_item_id, deleted_at } of freed as DeletedReservationRow[]) {
    last.set(line_item_id, last.get(line_item_id) ?? +new Date(deleted_at))
  }
  return (freed as DeletedReservationRow[])
    .filter(({ line_item_id, deleted_at }) => last.get(line_item_id) === +new Date(deleted_at))
    .map(({ id, inventory_item_id }) => ({ id, inventoryItemId: inventory_item_id }))
}

type DeletedReservationRow = InventoryTypes.ReservationItemDTO & { deleted_at: string | Date }

/** As the core does it when canceling an order fails. */
export async function restoreReservations(
  container: MedusaContainer,
  freed: DeletedReservation[],
): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY)
  const keys = [...new Set(freed.map(({ inventoryItemId }) => inventoryItemId))]
  await container
    .resolve(Modules.LOCKING)
    .execute(keys, () => inventory.restoreReservationItems(freed.map(({ id }) => id)))
}

/**
 * A canceled order holds no stock. The core takes no lock when it cancels: of two that cancel at the same moment (a
 * merchant, and a voucher that failed) one is refused, and gives the order back what the other had freed.
 */
export async function deleteReservations(
  container: MedusaContainer,
  lineItemIds: string[],
): Promise<void> {
  await container
    .resolve(Modules.WORKFLOW_ENGINE)
    .run(deleteReservationsByLineItemsWorkflowId, { input: { ids: lineItemIds } })
}
