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
import type { PurchaseRows } from "../purchase-snapshot"

/**
 * An order that a process began to place. The core creates it, then links it, reserves its stock and closes the
 * cart, and authorizes the session last: an order that is younger than a session still pending is not placed yet.
 */
export type IncompleteOrder = {
  id: string
  /** So young that whoever places it may be about to finish. */
  isInFlight: boolean
  /** Whether its payment collection is linked and its stock reserved, so that money for it can be captured. */
  isCapturable: boolean
}

/** Longer than the core holds a cart's lock. */
const PLACED_WITHIN_MINUTES = 5

type Moment = string | Date
type PlacedOrder = { id: string; status: string; version: number; created_at: Moment }
type Rows = Pick<PurchaseRows, "status" | "amount" | "order" | "payment_sessions" | "payments">

/** @param session The voucher's own; null when it is gone, as after somebody chose a payment method anew. */
export async function findIncompleteOrder(
  container: MedusaContainer,
  rows: Rows,
  { session, cartId }: { session: { status: string; created_at: Moment } | null; cartId: string },
): Promise<IncompleteOrder | null> {
  const pending = session ? session.status === PaymentSessionStatus.PENDING : hasNoSession(rows)
  // It may be placed with another session than the voucher's: two clicks at once leave two.
  const authorizable = pending && isUnauthorized(rows) && !rows.payment_sessions.some(isAuthorized)
  const order = authorizable && (rows.order ?? (await orderOfCart(container, cartId)))
  if (!order || order.status !== OrderStatus.PENDING || order.version !== 1) {
    return null
  }
  const began = new Date(order.created_at)
  const stockIsMissing = await lacksStock(container, order.id)
  const isIncomplete =
    (session && new Date(session.created_at) < began) ||
    // Its own session was replaced since, or lost.
    (session && !rows.order) ||
    stockIsMissing
  return isIncomplete
    ? {
        id: order.id,
        isInFlight: began > subMinutes(new Date(), PLACED_WITHIN_MINUTES),
        isCapturable: session !== null && rows.order !== null && !stockIsMissing,
      }
    : null
}

export function isAuthorized({ status }: { status: string }): boolean {
  const { AUTHORIZED, PENDING_AUTHORIZATION, CAPTURED } = PaymentSessionStatus
  return [AUTHORIZED, PENDING_AUTHORIZATION, CAPTURED].some((authorized) => authorized === status)
}

/** Whether no session was ever authorized, so that no order was placed: the core authorizes one to place what costs anything. */
export function isUnauthorized({ status, amount, payments }: Omit<Rows, "order">): boolean {
  return status === PaymentCollectionStatus.NOT_PAID && MathBN.gt(amount, 0) && !payments.length
}

/** Nor will one be: money that was received keeps the shopper from getting another. */
export function hasNoSession(rows: Omit<Rows, "order">): boolean {
  return isUnauthorized(rows) && !rows.payment_sessions.length
}

type Item = { id: string; variant?: { manage_inventory: boolean } | null }

/** Whether anything was ordered that stock is kept of, and none of it is reserved. */
async function lacksStock(container: MedusaContainer, orderId: string): Promise<boolean> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["items.id", "items.variant.manage_inventory"],
    filters: { id: orderId },
  })
  const items = (data[0] as unknown as { items?: Item[] } | undefined)?.items ?? []
  const line_item_id = items.filter((item) => item.variant?.manage_inventory).map(({ id }) => id)
  const reserved = container.resolve(Modules.INVENTORY).listReservationItems({ line_item_id })
  return line_item_id.length > 0 && (await reserved).length === 0
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
