import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN, PaymentCollectionStatus, PaymentSessionStatus } from "@medusajs/framework/utils"
import { subSeconds } from "date-fns/subSeconds"
import { CORE_LOCK_TTL_SECONDS } from "../../lib/timing"
import { sumOf } from "../../medusa/order-figures"
import {
  capturedOf,
  capturesOf,
  type PurchaseCollection,
  type PurchaseOrder,
} from "../../medusa/purchase-snapshot"
import { findRepair, REPAIRS_BEFORE_CAPTURE } from "../../medusa/repairs/index"
import { sessionIdOf, type Place, type PurchaseState, type VoucherState } from "./observe"
import { capturable, isCanceledOrder, isCapturable, isOrderGone, owedOf } from "./order-state"
import { placementOf } from "./placement"
import type { Step } from "./step"

/** What brings the money of a voucher onto the order. Money that PayPro has taken back is left alone. */
export function* bookSteps(voucher: VoucherState, state: PurchaseState): Generator<Step | null> {
  const { order, cart } = state.medusa
  if (!isCapturable(voucher.held) || voucher.row.is_reversed) {
    return
  }
  if (order && isCanceledOrder(order)) {
    return
  }
  const placement = placementOf(state, voucher)
  if (placement === "in_flight") {
    yield { do: "wait", for: "order" }
  } else if (placement === "none") {
    const place = voucher.places.find(({ session, collection }) => session && collection.isOfCart)
    yield place && cart && !isOrderGone(state) ? { do: "complete_cart", cartId: cart.id } : null
  } else if (placement === "placed" && order) {
    yield* captureSteps(voucher, state, order)
  }
}

function* captureSteps(
  voucher: VoucherState,
  { medusa }: PurchaseState,
  order: PurchaseOrder,
): Generator<Step | null> {
  const owed = owedOf(medusa)
  if (!isCapturable(owed)) {
    return
  }
  const lost = findRepair(medusa, REPAIRS_BEFORE_CAPTURE)
  yield lost && { do: "repair", ...lost }
  const place = voucher.places.find(takesMoney)
  yield place
    ? {
        do: "capture",
        amount: capturable(voucher.held, MathBN.min(owed, roomIn(place))),
        sessionId: sessionIdOf(place) ?? "",
        paymentId: place.payment?.id ?? null,
        isYoung: isYoung(order, medusa.readAt),
      }
    : {
        do: "add_session",
        voucherId: voucher.row.id,
        orderId: order.id,
        collectionId: collectionForMoney(medusa.collections)?.id ?? null,
        providerId: voucher.row.provider_id,
        amount: capturable(voucher.held, owed),
        currencyCode: voucher.row.currency_code,
      }
}

/** Whether more of the voucher's money can be captured there. */
function takesMoney(place: Place): boolean {
  const { collection, session, payment } = place
  if (!collection.isLinkedToOrder || isCanceled(collection) || !isCapturable(roomIn(place))) {
    return false
  }
  return payment
    ? payment.canceledAt === null && payment.capturedAt === null
    : session !== null && session.status !== PaymentSessionStatus.CANCELED
}

/** What its payment still takes, or will take once there is one. */
function roomIn({ session, payment }: Place): BigNumberInput {
  return payment ? MathBN.sub(payment.amount, capturedOf(payment)) : (session?.amount ?? 0)
}

/** The newest that still lacks something, else the newest. */
export function collectionForMoney(
  collections: PurchaseCollection[],
): PurchaseCollection | undefined {
  const linked = collections.filter(
    (collection) => collection.isLinkedToOrder && !isCanceled(collection),
  )
  return (
    linked.findLast((collection) => MathBN.gt(collection.amount, sumOf(capturesOf(collection)))) ??
    linked.at(-1)
  )
}

export function isCanceled({ status }: Pick<PurchaseCollection, "status">): boolean {
  return status === PaymentCollectionStatus.CANCELED
}

function isYoung({ createdAt, isPlacedFromCart }: PurchaseOrder, readAt: string): boolean {
  return isPlacedFromCart && new Date(createdAt) > subSeconds(readAt, CORE_LOCK_TTL_SECONDS)
}
