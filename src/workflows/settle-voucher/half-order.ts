import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MathBN,
  Modules,
  OrderStatus,
  PaymentCollectionStatus,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import { subMinutes } from "date-fns/subMinutes"
import type { Books } from "./books"
import type { Purchase } from "./read-purchase"

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

/**
 * @param purchase.session Null when it is gone: whoever chooses a payment method anew deletes it, and money that was
 * received keeps them from getting another.
 * @param purchase.order What the payment collection is linked to, if that was written already.
 */
export async function findHalfOrder(
  container: MedusaContainer,
  purchase: {
    session: { status: string; created_at: Moment } | null
    order: PlacedOrder | null
    cartId: string
  },
): Promise<HalfOrder | null> {
  const { session, cartId } = purchase
  if (session && session.status !== PaymentSessionStatus.PENDING) {
    return null
  }
  const order = purchase.order ?? (await orderOfCart(container, cartId))
  const half =
    order?.status === OrderStatus.PENDING &&
    order.version === 1 &&
    (session
      ? new Date(session.created_at) < new Date(order.created_at)
      : !(await holdsStock(container, order.id)))
  const young = subMinutes(new Date(), PLACED_WITHIN_MINUTES)
  return half ? { id: order.id, cartId, young: new Date(order.created_at) > young } : null
}

/** Whether nothing of it was ever authorized, and nothing is left that could be. */
export function isForsaken({
  status,
  amount,
  payment_sessions,
  payments,
}: Pick<Purchase, "status" | "amount" | "payment_sessions" | "payments">): boolean {
  return (
    status === PaymentCollectionStatus.NOT_PAID &&
    // What costs nothing is placed without a session.
    MathBN.gt(amount, 0) &&
    !payment_sessions.length &&
    !payments.length
  )
}

async function holdsStock(container: MedusaContainer, orderId: string): Promise<boolean> {
  const { items = [] } = await container
    .resolve(Modules.ORDER)
    .retrieveOrder(orderId, { relations: ["items"] })
  const line_item_id = items.map(({ id }) => id)
  const held = await container.resolve(Modules.INVENTORY).listReservationItems({ line_item_id })
  return held.length > 0
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
