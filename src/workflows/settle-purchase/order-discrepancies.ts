import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { differenceInHours } from "date-fns/differenceInHours"
import { UNANSWERED_AFTER_HOURS } from "../../lib/timing"
import { sumOf } from "../../medusa/order-figures"
import type { PurchaseOrder } from "../../medusa/purchase-snapshot"
import type { NewDiscrepancy } from "../../modules/paypro/repositories/discrepancy-repository"
import type { Discrepancy } from "../../modules/paypro/types"
import { appliedPayments, type PurchaseState, type VoucherState } from "./observe"
import {
  inCentavos,
  isCanceledOrder,
  isCapturable,
  isPastDeadline,
  obstacleOf,
  owedOf,
} from "./order-state"

const CAPTURED = "captured"

type Circumstances = { failure: string | null; cancelUnpaidOrders: boolean }

/** Names what is wrong between an order and what was captured for it, and an order that should have been paid by now. */
export function orderDiscrepancies(
  state: PurchaseState,
  circumstances: Circumstances,
): NewDiscrepancy[] {
  const { order } = state.medusa
  if (!order) {
    return []
  }
  return [capturedMoney(state, order), unpaidOrder(state, circumstances)].filter(
    (discrepancy) => discrepancy !== null,
  )
}

/** Whether a discrepancy is about money that was captured, and not about money that no order has. */
export function isOfCapturedMoney({ kind, fact }: Pick<Discrepancy, "kind" | "fact">): boolean {
  return kind === "paid_order_canceled" || (kind === "overpaid" && fact.endsWith(`:${CAPTURED}`))
}

/** By whichever of PayPro's payments: money of another purchase may have been applied to the order. */
function capturedMoney(state: PurchaseState, order: PurchaseOrder): NewDiscrepancy | null {
  const applied = sumOf(appliedPayments(state).flatMap(({ captures }) => captures))
  const captured = MathBN.sum(applied, ...state.vouchers.map((voucher) => voucher.captured))
  if (!isCapturable(captured)) {
    return null
  }
  const voucher_id = shownWith(state)?.row.id ?? null
  const refunded = refundedOf(state)
  const net = MathBN.sub(captured, refunded)
  // What stands after a person dealt with some money is another fact, though it may be as much.
  const allocated = MathBN.sum(...state.vouchers.map((voucher) => voucher.allocated))
  const spent = MathBN.add(refunded, allocated)
  const beyond = isCapturable(spent) ? `beyond ${inCentavos(spent)}` : null
  if (isCanceledOrder(order)) {
    return isCapturable(net)
      ? {
          kind: "paid_order_canceled",
          voucher_id,
          amount: inCentavos(net),
          values: { captured: inCentavos(captured) },
          ...(beyond && { circumstance: beyond }),
        }
      : null
  }
  const received = inCentavos(
    MathBN.sum(applied, ...state.vouchers.map(({ row }) => row.received_amount ?? 0)),
  )
  const negative = MathBN.min(MathBN.mult(owedOf(state.medusa), -1), net)
  if (!isCapturable(negative)) {
    return underpaid(state, voucher_id, received)
  }
  // Until the goods are back, the order only reads as if they were.
  return order.hasItemsRequestedBack
    ? null
    : {
        kind: "overpaid",
        circumstance: beyond ? `${beyond}:${CAPTURED}` : CAPTURED,
        voucher_id,
        amount: inCentavos(negative),
        values: { received, captured: inCentavos(captured) },
      }
}

/** The voucher that captured last; of an order that was paid with applied money only, the newest there is. */
function shownWith({ vouchers }: PurchaseState): VoucherState | undefined {
  return vouchers.findLast(({ captured }) => MathBN.gt(captured, 0)) ?? vouchers.at(-1)
}

function refundedOf(state: PurchaseState): BigNumberInput {
  const payments = state.vouchers.flatMap(({ places }) => places.map(({ payment }) => payment))
  return sumOf(
    [...payments, ...appliedPayments(state)].flatMap((payment) => payment?.refunds ?? []),
  )
}

/** Money that some reading of PayPro's statements claims is not missing, either. */
function underpaid(
  state: PurchaseState,
  voucher_id: string | null,
  received: string,
): NewDiscrepancy | null {
  const disputed = MathBN.sum(...state.vouchers.map((voucher) => voucher.row.disputed_amount ?? 0))
  const missing = MathBN.sub(missingOf(state), disputed)
  return isCapturable(missing)
    ? {
        kind: "underpaid",
        voucher_id,
        amount: inCentavos(missing),
        values: { received, outstanding: inCentavos(owedOf(state.medusa)) },
      }
    : null
}

/** What the order owes beyond money that is there and waits to be captured. What PayPro took back is not there. */
function missingOf({ medusa, vouchers }: PurchaseState): BigNumberInput {
  const there = vouchers.filter(({ row }) => !row.is_reversed)
  return MathBN.sub(owedOf(medusa), MathBN.sum(...there.map(({ held }) => held)))
}

/** Past its deadline, and something keeps it from being canceled. */
function unpaidOrder(
  state: PurchaseState,
  { failure, cancelUnpaidOrders }: Circumstances,
): NewDiscrepancy | null {
  if (!cancelUnpaidOrders || !isPastDeadline(state) || !isCapturable(missingOf(state))) {
    return null
  }
  const clause = obstacleOf(state) ?? (failure && "refused")
  if (!clause || (clause === "no_answer" && !isLongSilence(state))) {
    return null
  }
  const outstanding = inCentavos(owedOf(state.medusa))
  return {
    kind: "unpaid_order",
    circumstance: clause,
    voucher_id: state.vouchers.at(-1)?.row.id ?? null,
    amount: outstanding,
    values: { clause, outstanding },
  }
}

function isLongSilence({ purchase, medusa }: PurchaseState): boolean {
  return (
    purchase.cancel_at !== null &&
    differenceInHours(medusa.readAt, purchase.cancel_at) >= UNANSWERED_AFTER_HOURS
  )
}
