import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN, OrderStatus } from "@medusajs/framework/utils"
import { roundedToCentavos, wholePesosToCollect } from "../../lib/money"
import { hasReceived } from "../../lib/voucher-state"
import type { DiscrepancyKind } from "../../modules/paypro/models/discrepancy"
import type { NewDiscrepancy } from "../../modules/paypro/repositories/discrepancy-repository"
import type { Voucher } from "../../modules/paypro/types"
import type { VoucherSnapshot } from "./observe"
import { overpaidOf, payableOf } from "./plan"

/** Kinds that follow from the voucher and the snapshot, and close by themselves when they no longer do. */
export const DERIVED_KINDS = [
  "underpaid",
  "overpaid",
  "received_after_cancellation",
  "received_without_order",
  "incomplete_order",
  "amount_unclear",
  "reversed",
] as const satisfies DiscrepancyKind[]

type Circumstances = {
  /** Why Medusa would not place the order. */
  obstacle?: string | undefined
  /** Whether staff set the money aside while there was no order. */
  setAside?: boolean
}

/** Whatever PayPro received and no live order has: each peso of it is named here, or captured. */
export function discrepanciesOf(
  voucher: Voucher,
  snapshot: VoucherSnapshot,
  circumstances: Circumstances = {},
): NewDiscrepancy[] {
  const evidence = discrepanciesOfEvidence(voucher)
  if (!hasReceived(voucher)) {
    return evidence
  }
  const overpaid = overpaidOf(voucher, snapshot)
  const received = voucher.received_amount ?? 0
  // What was overpaid has a discrepancy of its own.
  const uncaptured = uncapturedMoney(
    {
      snapshot,
      received,
      disputed: voucher.disputed_amount ?? 0,
      amount: text(MathBN.sub(received, overpaid)),
    },
    circumstances,
  )
  return [
    ...evidence,
    ...(MathBN.gt(overpaid, 0)
      ? [
          {
            kind: "overpaid" as const,
            amount: text(overpaid),
            detail: `${text(overpaid)} MXN more than asked for were paid.`,
          },
        ]
      : []),
    ...(uncaptured ? [uncaptured] : []),
  ]
}

/** What PayPro's statements leave open, whatever became of the order. */
function discrepanciesOfEvidence({
  is_unclear,
  is_reversed,
  received_amount,
  disputed_amount,
}: Voucher): NewDiscrepancy[] {
  const certain = text(received_amount ?? 0)
  const claimed = text(disputed_amount ?? 0)
  return [
    ...(is_unclear
      ? [
          {
            kind: "amount_unclear" as const,
            amount: disputed_amount,
            detail: `PayPro's statements differ: ${certain} MXN are certain, ${claimed} MXN more are claimed.`,
          },
        ]
      : []),
    ...(is_reversed
      ? [
          {
            kind: "reversed" as const,
            amount: received_amount,
            detail: "PayPro called it paid, and called it failed afterwards.",
          },
        ]
      : []),
  ]
}

type Money = {
  snapshot: VoucherSnapshot
  received: BigNumberInput
  /** Claimed by some reading of PayPro's statements, and so not missing either. */
  disputed: BigNumberInput
  /** Received and not overpaid. */
  amount: string
}

/** Names what no live order has captured, and why; or what the order still lacks. */
function uncapturedMoney(
  money: Money,
  { obstacle, setAside }: Circumstances,
): NewDiscrepancy | null {
  const { snapshot, amount } = money
  const { order, incompleteOrder, payment, captured } = snapshot
  if (incompleteOrder && !incompleteOrder.isInFlight && !incompleteOrder.isCapturable) {
    const detail = `Paid, and order ${incompleteOrder.id} was left incomplete by a process that was killed: it has no stock reserved or no payment. Complete it by hand, or cancel it and return the money.`
    return { kind: "incomplete_order", amount, detail }
  }
  const ordered = order ?? snapshot.purchase.order
  if (ordered?.status === OrderStatus.CANCELED) {
    return afterCancellation(money)
  }
  if (payableOf(snapshot) === null) {
    return withoutPayment(money)
  }
  if (!order) {
    const detail = `Paid, and there is no order: ${obstacle ?? "the cart was not completed"}.`
    return { kind: "received_without_order", amount, detail }
  }
  if (payment?.canceledAt) {
    return afterPaymentCancellation(money)
  }
  if (setAside && MathBN.eq(captured, 0)) {
    const detail =
      "Somebody dealt with this money before the order was placed. If it is still here, capture the order's payment; if not, cancel the order."
    return {
      kind: "received_after_cancellation",
      amount,
      circumstance: "set_aside",
      detail,
    }
  }
  return underpaid(money)
}

function afterCancellation({ snapshot, amount }: Money): NewDiscrepancy {
  const detail = MathBN.gt(snapshot.captured, 0)
    ? "The order is canceled and was paid. PayPro cannot refund: return the money by hand."
    : "Paid after the order was canceled. Nothing was captured: return the money by hand, or place the order anew."
  return { kind: "received_after_cancellation", amount, detail }
}

/** The voucher's session is gone, and it never became a payment. */
function withoutPayment({ snapshot, amount }: Money): NewDiscrepancy {
  return snapshot.order
    ? {
        kind: "received_after_cancellation",
        amount,
        detail: "Paid on a voucher that another one had replaced on this order.",
      }
    : {
        kind: "received_without_order",
        amount,
        detail: "Paid on a voucher whose checkout was changed or left.",
      }
}

function afterPaymentCancellation({ snapshot, amount }: Money): NewDiscrepancy | null {
  const uncaptured = MathBN.sub(amount, snapshot.captured)
  const detail =
    "Paid after Medusa had canceled the payment, as it does when an order is edited: return the money by hand, or collect less for what was added."
  return MathBN.gt(uncaptured, 0)
    ? { kind: "received_after_cancellation", amount: text(uncaptured), detail }
    : null
}

function underpaid({ snapshot, received, disputed }: Money): NewDiscrepancy | null {
  const payable = roundedToCentavos(payableOf(snapshot) ?? 0)
  const known = MathBN.max(received, snapshot.captured)
  if (MathBN.gte(MathBN.add(known, disputed), payable)) {
    return null
  }
  const asked = wholePesosToCollect(payable)
  const missing = text(MathBN.sub(asked, MathBN.add(known, disputed)))
  return {
    kind: "underpaid",
    amount: missing,
    detail: `${text(received)} of ${asked} MXN came in; ${missing} MXN are missing.`,
  }
}

function text(amount: BigNumberInput): string {
  return MathBN.convert(amount).toFixed()
}
