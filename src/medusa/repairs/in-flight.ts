import { addSeconds } from "date-fns/addSeconds"
import { max } from "date-fns/max"
import { isPayproProvider } from "../../lib/provider-id"
import { OWN_TRANSACTION_WITHIN_SECONDS, TRANSACTION_WITHIN_SECONDS } from "../../lib/timing"
import {
  recordedCapturesOf,
  type PaymentMovement,
  type PurchaseSnapshot,
} from "../purchase-snapshot"

type UnrecordedCapture = PaymentMovement & { currencyCode: string; isPaypro: boolean }

/** Captures on the order's payments that no transaction of the order records. */
export function unrecordedCaptures({ order, collections }: PurchaseSnapshot): UnrecordedCapture[] {
  if (!order) {
    return []
  }
  const recorded = recordedCapturesOf(order)
  return collections
    .filter(({ isLinkedToOrder }) => isLinkedToOrder)
    .flatMap(({ payments, currencyCode }) =>
      payments.flatMap(({ captures, providerId }) =>
        captures.map((capture) => ({
          ...capture,
          currencyCode,
          isPaypro: isPayproProvider(providerId),
        })),
      ),
    )
    .filter(({ id }) => !recorded.has(id))
}

/** Until when whoever made the capture may be about to record it. */
function recordedBy({ createdAt, isPaypro }: UnrecordedCapture): Date {
  return addSeconds(
    createdAt,
    isPaypro ? OWN_TRANSACTION_WITHIN_SECONDS : TRANSACTION_WITHIN_SECONDS,
  )
}

export function isInFlight(
  capture: UnrecordedCapture,
  { readAt }: Pick<PurchaseSnapshot, "readAt">,
): boolean {
  return recordedBy(capture) > new Date(readAt)
}

/**
 * Until when another process, or a person in the dashboard, may be capturing a payment of the order; null where nobody
 * is.
 */
export function captureInFlightUntil(purchase: PurchaseSnapshot): Date | null {
  const captures = unrecordedCaptures(purchase).filter((capture) => isInFlight(capture, purchase))
  return captures.length ? max(captures.map(recordedBy)) : null
}

/** Unrecorded captures that will be recorded: by whoever is making them now, or, PayPro's own, by a repair. */
export function capturesToRecord(purchase: PurchaseSnapshot): PaymentMovement[] {
  return unrecordedCaptures(purchase).filter(
    (capture) => capture.isPaypro || isInFlight(capture, purchase),
  )
}
