import {
  MathBN,
  OrderStatus,
  PaymentCollectionStatus,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import { subSeconds } from "date-fns/subSeconds"
import { ORDER_PLACED_WITHIN_SECONDS } from "../../lib/timing"
import { isAuthorized } from "../payment-sessions"
import type {
  PurchaseCollection,
  PurchaseOrder,
  PurchaseSession,
  PurchaseSnapshot,
} from "../purchase-snapshot"

/** An order that a process began to place and has not finished. */
export type IncompleteOrder = {
  id: string
  /** So young that whoever places it may be about to finish. */
  isInFlight: boolean
  /** Whether its payment collection is linked and its stock reserved, so that money for it can be captured. */
  isCapturable: boolean
}

type Checkout = {
  collection: PurchaseCollection
  /** The session that the money came on; null when it is gone, as after somebody chose a payment method anew. */
  session: PurchaseSession | null
}

/**
 * Completing a cart, the core creates the order, then links it, reserves its stock and closes the cart, and authorizes
 * the session last. A process that is killed on the way leaves an order that nobody finishes. It is only detected: it
 * is named before a person, and never deleted.
 *
 * https://github.com/medusajs/medusa/issues/16825 tells of such an order that a failed reservation leaves. The place is
 * core-flows `cart/workflows/complete-cart.js`. No fix is released as of 2.21.
 */
export function detectIncompleteOrder(
  { order, readAt }: PurchaseSnapshot,
  checkout: Checkout,
): IncompleteOrder | null {
  if (!order || !isBeingPlaced(order, checkout)) {
    return null
  }
  const { collection, session } = checkout
  const lacksStock = (order.stock?.managedLineItemIds ?? []).length > 0
  const isOlderThanOrder =
    session !== null && new Date(session.createdAt) < new Date(order.createdAt)
  // A session of another collection was replaced since, or lost.
  const isLost = session !== null && !collection.isLinkedToOrder
  return isOlderThanOrder || isLost || lacksStock
    ? {
        id: order.id,
        isInFlight: new Date(order.createdAt) > subSeconds(readAt, ORDER_PLACED_WITHIN_SECONDS),
        isCapturable: session !== null && collection.isLinkedToOrder && !lacksStock,
      }
    : null
}

/** It may be placed with another session than the given one: two clicks at once leave two. */
function isBeingPlaced({ status, version }: PurchaseOrder, { collection, session }: Checkout) {
  const isPending = session
    ? session.status === PaymentSessionStatus.PENDING
    : !collection.sessions.length
  return (
    isPending &&
    isUnauthorized(collection) &&
    !collection.sessions.some(isAuthorized) &&
    status === OrderStatus.PENDING &&
    version === 1
  )
}

/** Whether no session was ever authorized. The core authorizes one to place an order that costs anything. */
export function isUnauthorized({
  status,
  amount,
  payments,
}: Pick<PurchaseCollection, "status" | "amount" | "payments">): boolean {
  return status === PaymentCollectionStatus.NOT_PAID && MathBN.gt(amount, 0) && !payments.length
}
