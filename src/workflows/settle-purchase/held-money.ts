import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { DiscrepancyFact } from "../../lib/discrepancies"
import type { PurchaseOrder } from "../../medusa/purchase-snapshot"
import {
  factOf,
  type NewDiscrepancy,
} from "../../modules/paypro/repositories/discrepancy-repository"
import type { Discrepancy } from "../../modules/paypro/types"
import type { PurchaseState, VoucherState } from "./observe"
import { inCentavos, isCanceledOrder, isCapturable, isOrderGone, owedOf } from "./order-state"
import { placementOf } from "./placement"

type Failures = {
  /** Why the step that is left could not be done. */
  failure: string | null
  /** The same, where it has failed for so long that a person is told. */
  lasting: string | null
}

/** Without an amount, all of the held money is meant. */
type Held = DiscrepancyFact & { amount?: string }

/** Names money of a voucher that was received, and neither captured nor allocated. */
export function heldMoney(
  voucher: VoucherState,
  state: PurchaseState,
  failures: Failures,
): NewDiscrepancy[] {
  const { row, held } = voucher
  // What PayPro took back is not there to be given to anybody.
  if (!isCapturable(held) || row.is_reversed) {
    return []
  }
  const { order } = state.medusa
  const fact = order
    ? heldForOrder(voucher, state, order, failures.lasting)
    : heldWithoutOrder(voucher, state, failures.failure)
  return fact
    ? [{ amount: inCentavos(held), ...fact, voucher_id: row.id, ...circumstanceOf(voucher) }]
    : []
}

/**
 * Pesos that a discrepancy names as held, where they are held just so. Money that was captured, given away, taken back or
 * joined by other money since is another fact.
 * @returns null where the discrepancy names none.
 */
export function heldAsNamed(
  { fact, voucher_id }: Pick<Discrepancy, "fact" | "voucher_id">,
  state: PurchaseState,
): string | null {
  const voucher = state.vouchers.find(({ row }) => row.id === voucher_id)
  // Why it could not be booked is no part of the fact.
  const [named] = voucher ? heldMoney(voucher, state, { failure: null, lasting: "" }) : []
  return named?.amount && factOf(named) === fact ? named.amount : null
}

/** Money that comes after a person dealt with what was held before is another fact, though it may be as much. */
function circumstanceOf({ allocated }: VoucherState): { circumstance?: string } {
  return isCapturable(allocated) ? { circumstance: `beyond ${inCentavos(allocated)}` } : {}
}

function heldWithoutOrder(
  voucher: VoucherState,
  state: PurchaseState,
  failure: string | null,
): Held {
  const values = valuesOf(voucher)
  return isOrderGone(state)
    ? { kind: "not_booked", values: { ...values, reason: "order_gone" } }
    : {
        kind: "received_without_order",
        values: { received: values.received, ...(failure && { reason: failure }) },
      }
}

/** @returns null for money that is about to be captured. */
function heldForOrder(
  voucher: VoucherState,
  state: PurchaseState,
  order: PurchaseOrder,
  lasting: string | null,
): Held | null {
  const values = valuesOf(voucher)
  const surplus = MathBN.sub(voucher.held, roundingOf(voucher))
  if (isCanceledOrder(order)) {
    return isCapturable(surplus)
      ? { kind: "received_after_cancellation", values, amount: inCentavos(surplus) }
      : null
  }
  const placement = placementOf(state, voucher)
  if (placement === "in_flight") {
    return null
  }
  if (placement === "incomplete") {
    return { kind: "incomplete_order", values: { order_id: order.id } }
  }
  if (isCapturable(owedOf(state.medusa))) {
    return lasting === null ? null : { kind: "not_booked", values: { ...values, reason: lasting } }
  }
  if (order.hasItemsRequestedBack) {
    return { kind: "not_booked", values: { ...values, reason: "return_open" } }
  }
  return isCapturable(surplus) ? { kind: "overpaid", values, amount: inCentavos(surplus) } : null
}

function valuesOf({ row, captured }: VoucherState) {
  return { received: inCentavos(row.received_amount ?? 0), captured: inCentavos(captured) }
}

/**
 * What the shopper was asked for beyond the total, because PayPro takes whole pesos only. Of a voucher that paid for
 * nothing, all is too much.
 */
function roundingOf({ row, held, captured }: VoucherState): BigNumberInput {
  if (MathBN.lte(captured, 0)) {
    return 0
  }
  const asked = MathBN.min(row.received_amount ?? 0, row.amount)
  return MathBN.min(held, MathBN.max(MathBN.sub(asked, row.total_amount), 0))
}
