import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  Modules,
  OrderStatus,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import { subMinutes } from "date-fns/subMinutes"
import type { Books } from "./books"

/**
 * An order that a process began to place. The core creates it, then links it, reserves its stock and closes the
 * cart, and authorizes the session last: an order that is younger than a session still pending is not placed yet.
 */
export type HalfOrder = {
  id: string
  cartId: string
  /** So young that whoever places it may be about to finish. */
  young: boolean
}

/** Longer than the core holds a cart's lock. */
const PLACED_WITHIN_MINUTES = 5

type Moment = string | Date
type PlacedOrder = { id: string; status: string; version: number; created_at: Moment }

/** @param order what the payment collection is linked to, if that was written already. */
export async function findHalfOrder(
  container: MedusaContainer,
  purchase: {
    session: { status: string; created_at: Moment }
    order: PlacedOrder | null
    cartId: string
  },
): Promise<HalfOrder | null> {
  const { session, cartId } = purchase
  if (session.status !== PaymentSessionStatus.PENDING) {
    return null
  }
  const order = purchase.order ?? (await orderOfCart(container, cartId))
  const half =
    order?.status === OrderStatus.PENDING &&
    order.version === 1 &&
    new Date(session.created_at) < new Date(order.created_at)
  const young = subMinutes(new Date(), PLACED_WITHIN_MINUTES)
  return half ? { id: order.id, cartId, young: new Date(order.created_at) > young } : null
}

async function orderOfCart(
  container: MedusaContainer,
  cartId: string,
): Promise<PlacedOrder | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order_cart",
    fields: ["order.id", "order.status", "order.version", "order.created_at"],
    filters: { cart_id: cartId },
  })
  return (data[0] as { order?: PlacedOrder } | undefined)?.order
}

/**
 * Takes back what a killed process did of placing an order, as the core itself does when placing one fails, so that
 * the cart can be completed anew. Completing it would answer with the half order instead.
 */
export async function undoHalfOrder(
  container: MedusaContainer,
  { id, cartId }: HalfOrder,
  { collection }: Pick<Books, "collection">,
): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const { items = [] } = await orders.retrieveOrder(id, { relations: ["items"] })
  const order = { [Modules.ORDER]: { order_id: id } }
  await container
    .resolve(Modules.INVENTORY)
    .deleteReservationItemsByLineItem(items.map((item) => item.id))
  await container.resolve(Modules.CART).updateCarts(cartId, { completed_at: null })
  await container
    .resolve(ContainerRegistrationKeys.LINK)
    .dismiss([
      { ...order, [Modules.CART]: { cart_id: cartId } },
      ...(collection
        ? [{ ...order, [Modules.PAYMENT]: { payment_collection_id: collection.id } }]
        : []),
    ])
  await orders.deleteOrders([id])
}
