import { subSeconds } from "date-fns/subSeconds"
import { isPayproProvider } from "../../lib/provider-id"
import { TRANSACTION_WITHIN_SECONDS } from "../../lib/timing"
import {
  recordedCapturesOf,
  type PaymentMovement,
  type PurchasePayment,
  type PurchaseSnapshot,
} from "../purchase-snapshot"

/** Captures on the order's payments that no transaction of the order records. */
export function unrecordedCaptures(
  { order, collections }: PurchaseSnapshot,
  isIncluded: (payment: PurchasePayment) => boolean = () => true,
): (PaymentMovement & { currencyCode: string })[] {
  if (!order) {
    return []
  }
  const recorded = recordedCapturesOf(order)
  return collections
    .filter(({ isLinkedToOrder }) => isLinkedToOrder)
    .flatMap(({ payments, currencyCode }) =>
      payments
        .filter(isIncluded)
        .flatMap(({ captures }) => captures.map((capture) => ({ ...capture, currencyCode }))),
    )
    .filter(({ id }) => !recorded.has(id))
}

/** Whether whoever made the capture may be about to record it. */
export function isInFlight({ createdAt }: PaymentMovement, { readAt }: PurchaseSnapshot): boolean {
  return new Date(createdAt) > subSeconds(readAt, TRANSACTION_WITHIN_SECONDS)
}

/** Whether another process, or a person in the dashboard, is capturing a payment of the order right now. */
export function hasCaptureInFlight(purchase: PurchaseSnapshot): boolean {
  return unrecordedCaptures(purchase).some((capture) => isInFlight(capture, purchase))
}

/** Unrecorded captures that will be recorded: by whoever is making them now, or, PayPro's own, by a repair. */
export function capturesToRecord(purchase: PurchaseSnapshot): PaymentMovement[] {
  const ofPaypro = ({ providerId }: PurchasePayment) => isPayproProvider(providerId)
  return [
    ...unrecordedCaptures(purchase, ofPaypro),
    ...unrecordedCaptures(purchase, (payment) => !ofPaypro(payment)).filter((capture) =>
      isInFlight(capture, purchase),
    ),
  ]
}
