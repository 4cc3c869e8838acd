import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { wholePesosToCollect } from "../../lib/money"
import { hasReceived } from "../../lib/voucher-state"
import type { DiscrepancyKind } from "../../modules/paypro/models/discrepancy"
import type { NewDiscrepancy } from "../../modules/paypro/repositories/discrepancy-repository"
import type { Voucher } from "../../modules/paypro/types"
import type { PurchaseSnapshot } from "./observe"
import { overpaidOf, payableOf } from "./plan"

/** Kinds that follow from the voucher and the books, and close by themselves when they no longer do. */
export const DERIVED_KINDS = [
  "underpaid",
  "overpaid",
  "received_after_cancellation",
  "received_without_order",
  "incomplete_order",
] as const satisfies DiscrepancyKind[]

type Circumstances = {
  /** Why Medusa would not place the order. */
  obstacle?: string | undefined
  /** Whether a person dealt with the money while there was no order. */
  setAside?: boolean
}

/** Whatever PayPro received and no live order has: each peso of it is named here, or captured. */
export function discrepanciesOf(
  voucher: Voucher,
  books: PurchaseSnapshot,
  circumstances: Circumstances = {},
): NewDiscrepancy[] {
  if (!hasReceived(voucher)) {
    return []
  }
  const surplus = overpaidOf(voucher, books)
  return [
    ...(MathBN.gt(surplus, 0)
      ? [
          {
            kind: "overpaid" as const,
            amount: text(surplus),
            detail: `${text(surplus)} MXN more than asked for were paid.`,
          },
        ]
      : []),
    ...heldBack(voucher, books, surplus, circumstances),
  ]
}

function heldBack(
  voucher: Voucher,
  books: PurchaseSnapshot,
  surplus: BigNumberInput,
  { obstacle = "the cart was not completed", setAside }: Circumstances,
): NewDiscrepancy[] {
  const { order, incompleteOrder, payment, captured } = books
  const received = voucher.received_amount ?? 0
  const worth = payableOf(books)
  // The surplus has a discrepancy of its own.
  const amount = text(MathBN.sub(received, surplus))
  if (incompleteOrder && !incompleteOrder.isInFlight && !incompleteOrder.isCapturable) {
    return [
      {
        kind: "incomplete_order",
        amount,
        detail: `Paid, and order ${incompleteOrder.id} was left incomplete by a process that was killed: it has no stock reserved or no payment. Complete it by hand, or cancel it and return the money.`,
      },
    ]
  }
  if (order?.status === "canceled") {
    const detail = MathBN.gt(captured, 0)
      ? "The order is canceled and was paid. PayPro cannot refund: return the money by hand."
      : "Paid after the order was canceled. Nothing was captured: return the money by hand, or place the order anew."
    return [{ kind: "received_after_cancellation", amount, detail }]
  }
  if (worth === null) {
    return order
      ? [
          {
            kind: "received_after_cancellation",
            amount,
            detail: "Paid on a voucher that another one had replaced on this order.",
          },
        ]
      : [
          {
            kind: "received_without_order",
            amount,
            detail: "Paid on a voucher whose checkout was changed or left.",
          },
        ]
  }
  if (!order) {
    return [
      {
        kind: "received_without_order",
        amount,
        detail: `Paid, and there is no order: ${obstacle}.`,
      },
    ]
  }
  if (payment?.canceled_at) {
    const left = MathBN.sub(amount, captured)
    const detail =
      "Paid after Medusa had canceled the payment, as it does when an order is edited: return the money by hand, or collect less for what was added."
    return MathBN.gt(left, 0)
      ? [{ kind: "received_after_cancellation", amount: text(left), detail }]
      : []
  }
  if (setAside && MathBN.eq(captured, 0)) {
    const detail =
      "Somebody dealt with this money before the order was placed. If it is still here, capture the order's payment; if not, cancel the order."
    return [{ kind: "received_after_cancellation", amount, circumstance: "set_aside", detail }]
  }
  if (MathBN.gte(received, worth)) {
    return []
  }
  const payable = wholePesosToCollect(worth)
  const missing = text(MathBN.sub(payable, received))
  return [
    {
      kind: "underpaid",
      amount: missing,
      detail: `${text(received)} of ${payable} MXN came in; ${missing} MXN are missing.`,
    },
  ]
}

function text(amount: BigNumberInput): string {
  return MathBN.convert(amount).toFixed()
}
