import { MathBN } from "@medusajs/framework/utils"
import { differenceInMinutes } from "date-fns/differenceInMinutes"
import type { DiscrepancyKind } from "../../lib/discrepancies"
import { NOT_BOOKED_AFTER_MINUTES } from "../../lib/timing"
import type { NewDiscrepancy } from "../../modules/paypro/repositories/discrepancy-repository"
import { heldMoney } from "./held-money"
import type { PurchaseState, VoucherState } from "./observe"
import { orderDiscrepancies } from "./order-discrepancies"
import { inCentavos } from "./order-state"

/** Kinds that follow from a purchase's state, and close by themselves when they no longer do. */
export const DERIVED_KINDS = [
  "underpaid",
  "overpaid",
  "received_after_cancellation",
  "paid_order_canceled",
  "received_without_order",
  "amount_unclear",
  "reversed",
  "not_booked",
  "incomplete_order",
  "unpaid_order",
] as const satisfies DiscrepancyKind[]

/** Kinds that put before a person what could not be done. */
const TELL_OF_FAILURE: readonly DiscrepancyKind[] = [
  "received_without_order",
  "not_booked",
  "unpaid_order",
]

export type Circumstances = {
  /** Why the step that is left could not be done. */
  failure: string | null
  cancelUnpaidOrders: boolean
}

/** Whatever was received and is not captured, each peso of it, and whatever else of a purchase a person has to look at. */
export function discrepanciesOf(
  state: PurchaseState,
  { failure, cancelUnpaidOrders }: Circumstances,
): NewDiscrepancy[] {
  const lasting = isLongFailing(state) ? failure : null
  const named = [
    ...state.vouchers.flatMap((voucher) => [
      ...evidenceOf(voucher),
      ...heldMoney(voucher, state, { failure, lasting }),
    ]),
    ...orderDiscrepancies(state, { failure, cancelUnpaidOrders }),
  ]
  const all = [
    ...named,
    ...stuck(state, lasting, named),
    ...stuckReturns(state),
    ...state.vouchers.flatMap(receivedLess),
  ]
  return all.map((discrepancy) => ({
    ...discrepancy,
    purchase_id: state.purchase.id,
  }))
}

/** What PayPro's statements leave open, whatever became of the order. */
function evidenceOf({ row }: VoucherState): NewDiscrepancy[] {
  const received = inCentavos(row.received_amount ?? 0)
  const disputed = inCentavos(row.disputed_amount ?? 0)
  const unclear: NewDiscrepancy = {
    kind: "amount_unclear",
    voucher_id: row.id,
    amount: row.disputed_amount,
    values: { received, disputed },
  }
  const reversed: NewDiscrepancy = {
    kind: "reversed",
    voucher_id: row.id,
    amount: row.received_amount,
    values: { received },
  }
  return [...(row.is_unclear ? [unclear] : []), ...(row.is_reversed ? [reversed] : [])]
}

/** Something of Medusa's is wrong, putting it right fails, and nothing else of the purchase says so. */
function stuck(
  { medusa, vouchers }: PurchaseState,
  failure: string | null,
  named: NewDiscrepancy[],
): NewDiscrepancy[] {
  if (!failure || !medusa.order || named.some(({ kind }) => TELL_OF_FAILURE.includes(kind))) {
    return []
  }
  const received = MathBN.sum(...vouchers.map(({ row }) => row.received_amount ?? 0))
  const captured = MathBN.sum(...vouchers.map((voucher) => voucher.captured))
  return [
    {
      kind: "not_booked",
      voucher_id: vouchers.at(-1)?.row.id ?? null,
      values: { received: inCentavos(received), captured: inCentavos(captured), reason: failure },
    },
  ]
}

/** Staff have sent the money, so it is not withdrawn, and until it is booked no other return of the order is recorded. */
function stuckReturns({ purchase }: PurchaseState): NewDiscrepancy[] {
  return purchase.stuck_returns.map(({ id, voucher_id, amount, tracking_key, failure }) => ({
    kind: "not_booked",
    circumstance: id,
    voucher_id,
    values: {
      returned: inCentavos(amount),
      tracking_key: tracking_key ?? "",
      reason: failure ?? "",
    },
  }))
}

const HALF_A_CENTAVO = 0.005

/**
 * Once it was captured, staff or PayPro said that less had come. What PayPro took back has a kind of its own, and so has
 * what some reading of its statements still claims.
 */
function receivedLess({ row, captured, allocated, places }: VoucherState): NewDiscrepancy[] {
  const gone = MathBN.add(captured, allocated)
  const claimed = MathBN.add(row.received_amount ?? 0, row.disputed_amount ?? 0)
  const excess = MathBN.sub(gone, claimed)
  // A capture takes the fractions of a centavo that Medusa keeps as well.
  const fractions = MathBN.mult(HALF_A_CENTAVO, Math.max(places.length, 1))
  return !row.is_reversed && MathBN.gte(excess, fractions)
    ? [
        {
          kind: "not_booked",
          circumstance: `${inCentavos(excess)} less`,
          voucher_id: row.id,
          values: {
            received: inCentavos(row.received_amount ?? 0),
            captured: inCentavos(gone),
            reason: "received_less",
          },
        },
      ]
    : []
}

function isLongFailing({ purchase, medusa }: PurchaseState): boolean {
  return (
    purchase.failing_since !== null &&
    differenceInMinutes(medusa.readAt, purchase.failing_since) >= NOT_BOOKED_AFTER_MINUTES
  )
}
