import type { MedusaContainer } from "@medusajs/framework/types"
import { movementView } from "../../admin-view/movement-view"
import type { AdminMovement } from "../../admin-view/movement-types"
import { readOrderNumbers } from "../../medusa/orders"
import { readUserNames } from "../../medusa/users"
import type { Movement } from "../../modules/paypro/repositories/movement-repository"

export async function movementViews(
  container: MedusaContainer,
  movements: Movement[],
): Promise<AdminMovement[]> {
  const [orders, users] = await Promise.all([
    readOrderNumbers(
      container,
      movements.map(({ order_id }) => order_id),
    ),
    readUserNames(
      container,
      movements.map(({ created_by }) => created_by ?? null),
    ),
  ])
  return movements.map((movement) => movementView(movement, { orders, users }))
}
