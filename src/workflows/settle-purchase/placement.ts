import { MathBN } from "@medusajs/framework/utils"
import { subSeconds } from "date-fns/subSeconds"
import { ORDER_PLACED_WITHIN_SECONDS } from "../../lib/timing"
import { isAuthorized } from "../../medusa/payment-sessions"
import type { PurchaseSnapshot } from "../../medusa/purchase-snapshot"
import { detectIncompleteOrder } from "../../medusa/repairs/index"
import type { PurchaseState, VoucherState } from "./observe"

/**
 * How far the order of a purchase is placed, as the money of one voucher sees it:
 * - none: there is no order yet
 * - in_flight: somebody may be placing it right now
 * - incomplete: a process that was killed left it without its stock or its payment
 * - placed
 */
export type Placement = "none" | "in_flight" | "incomplete" | "placed"

export function placementOf(
  { purchase, medusa }: Pick<PurchaseState, "purchase" | "medusa">,
  { places }: VoucherState,
): Placement {
  const { order, cart, collections } = medusa
  if (!order) {
    return "none"
  }
  const place = places.find(({ collection }) => collection.isOfCart)
  const collection = place?.collection ?? collections.find(({ isOfCart }) => isOfCart)
  if (!cart || !collection || place?.payment) {
    return "placed"
  }
  const incomplete = detectIncompleteOrder(medusa, { collection, session: place?.session ?? null })
  if (incomplete?.isInFlight) {
    return "in_flight"
  }
  if (incomplete && !incomplete.isCapturable) {
    return "incomplete"
  }
  const isYoung = new Date(order.createdAt) > subSeconds(medusa.readAt, ORDER_PLACED_WITHIN_SECONDS)
  // A deadline is set as the provider authorizes the session, which is the last that placing an order does.
  const isAuthorizedByUs = purchase.pay_by !== null
  return !place && isYoung && !isAuthorizedByUs && !isPaidForOrFree(medusa) ? "in_flight" : "placed"
}

/** The core authorizes a session last, to place an order that costs anything. */
function isPaidForOrFree({ collections, order }: PurchaseSnapshot): boolean {
  const linked = collections.filter(({ isLinkedToOrder }) => isLinkedToOrder)
  return (
    MathBN.lte(order?.placedTotal ?? 0, 0) ||
    (order?.version ?? 1) > 1 ||
    linked.some(({ payments, sessions }) => payments.length > 0 || sessions.some(hasBeenAuthorized))
  )
}

/** One that has failed since was authorized before. */
function hasBeenAuthorized(session: { status: string }): boolean {
  return isAuthorized(session) || session.status === "error" || session.status === "canceled"
}
