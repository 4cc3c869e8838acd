import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN, OrderStatus } from "@medusajs/framework/utils"
import { roundedToCentavos } from "../../lib/money"
import { sumOf } from "../../medusa/order-figures"
import type { PurchaseOrder, PurchaseSnapshot } from "../../medusa/purchase-snapshot"
import { capturesToRecord } from "../../medusa/repairs/index"
import { obstacleToCancel, type CancelObstacle } from "./cancel-policy"
import type { PurchaseState } from "./observe"

/** Less than a centavo is nothing. */
export function isCapturable(amount: BigNumberInput): boolean {
  return roundedToCentavos(amount).gt(0)
}

/**
 * `min(held, limit)`. What pays the amount that Medusa shows, in centavos, pays all of it, with the fractions that
 * Medusa keeps.
 */
export function capturable(held: BigNumberInput, limit: BigNumberInput): string {
  const amount = MathBN.lt(held, roundedToCentavos(limit)) ? held : limit
  return MathBN.convert(amount).toFixed()
}

/** Pesos with centavos, as decimal text. */
export function inCentavos(amount: BigNumberInput): string {
  return roundedToCentavos(amount).toFixed()
}

export function isCanceledOrder({ status }: Pick<PurchaseOrder, "status">): boolean {
  return status === OrderStatus.CANCELED
}

/**
 * What the order owes once it knows of every capture: Medusa writes a capture first and its transaction shortly after,
 * and in between the order still reads as owing the money. Nothing where there is no order.
 */
export function owedOf(medusa: PurchaseSnapshot): BigNumberInput {
  return MathBN.sub(medusa.order?.outstanding ?? 0, sumOf(capturesToRecord(medusa)))
}

/** Whether the order should have been paid by now and still owes something. */
export function isPastDeadline({ purchase, medusa }: PurchaseState): boolean {
  const { order } = medusa
  return (
    purchase.cancel_at !== null &&
    purchase.cancel_at <= new Date(medusa.readAt) &&
    order !== null &&
    !isCanceledOrder(order) &&
    isCapturable(owedOf(medusa))
  )
}

/** An order that was placed and is gone is not placed again. */
export function isOrderGone(state: PurchaseState): boolean {
  return hasNoOrder(state) && !isCartOpen(state)
}

/** The core takes an order back where it fails to place it, and leaves the cart open. */
export function isPlacingUndone(state: PurchaseState): boolean {
  return hasNoOrder(state) && isCartOpen(state)
}

function hasNoOrder({ purchase, medusa }: PurchaseState): boolean {
  return medusa.order === null && purchase.order_id !== null
}

function isCartOpen({ medusa }: PurchaseState): boolean {
  return medusa.cart !== null && medusa.cart.completedAt === null
}

/** What keeps the order from being canceled. */
export function obstacleOf({ medusa, vouchers, callbacks }: PurchaseState): CancelObstacle | null {
  return obstacleToCancel(
    medusa,
    vouchers.map(({ row }) => row),
    { now: new Date(medusa.readAt), callbacks },
  )
}
