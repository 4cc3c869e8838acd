import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** What decides how a cart can be paid, besides its total (`readCartTotal`). */
export type Cart = {
  id: string
  region_id: string | null
  currency_code: string
  /** Set once the cart became an order. */
  completed_at: unknown
}

export async function readCart(
  container: MedusaContainer,
  cartId: string,
): Promise<Cart | undefined> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "cart",
    fields: ["id", "region_id", "currency_code", "completed_at"],
    filters: { id: cartId },
  })
  return data[0] as Cart | undefined
}
