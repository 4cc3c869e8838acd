import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { wholePesosToCollect } from "../../lib/money"
import { hasReceived } from "../../lib/voucher-state"
import type { AttentionKind } from "../../modules/paypro/models/attention"
import type { NewAttention } from "../../modules/paypro/tables/attention-table"
import type { Voucher } from "../../modules/paypro/types"
import type { Books } from "./books"
import { surplusOf, worthOf } from "./next-step"

/** Kinds that follow from the voucher and the books, and close by themselves when they no longer do. */
export const BOOK_KINDS = [
  "underpaid",
  "overpaid",
  "late",
  "paid_without_order",
] as const satisfies AttentionKind[]

type Circumstances = {
  /** Why Medusa would not place the order. */
  obstacle?: string | undefined
  /** Whether a person dealt with the money while there was no order. */
  dealtWith?: boolean
}

/** Whatever PayPro received and no live order has: each peso of it is named here, or captured. */
export function attentionsOf(
  voucher: Voucher,
  books: Books,
  circumstances: Circumstances = {},
): NewAttention[] {
  if (!hasReceived(voucher)) {
    return []
  }
  const surplus = surplusOf(voucher, books)
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
  books: Books,
  surplus: BigNumberInput,
  { obstacle = "the cart was not completed", dealtWith }: Circumstances,
): NewAttention[] {
  const { order, payment, captured } = books
  const received = voucher.received_amount ?? 0
  const worth = worthOf(books)
  // The surplus has an attention of its own.
  const amount = text(MathBN.sub(received, surplus))
  if (order?.status === "canceled") {
    const detail = MathBN.gt(captured, 0)
      ? "The order is canceled and was paid. PayPro cannot refund: return the money by hand."
      : "Paid after the order was canceled. Nothing was captured: return the money by hand, or place the order anew."
    return [{ kind: "late", amount, detail }]
  }
  if (worth === null) {
    return order
      ? [
          {
            kind: "late",
            amount,
            detail: "Paid on a voucher that another one had replaced on this order.",
          },
        ]
      : [
          {
            kind: "paid_without_order",
            amount,
            detail: "Paid on a voucher whose checkout was changed or left.",
          },
        ]
  }
  if (!order) {
    return [
      {
        kind: "paid_without_order",
        amount,
        detail: `Paid, and there is no order: ${obstacle}.`,
      },
    ]
  }
  if (payment?.canceled_at) {
    const left = MathBN.sub(amount, captured)
    const detail =
      "Paid after Medusa had canceled the payment, as it does when an order is edited: return the money by hand, or collect less for what was added."
    return MathBN.gt(left, 0) ? [{ kind: "late", amount: text(left), detail }] : []
  }
  if (dealtWith && MathBN.eq(captured, 0)) {
    const detail =
      "Somebody dealt with this money before the order was placed. If it is still here, capture the order's payment; if not, cancel the order."
    return [{ kind: "late", amount, circumstance: "dealt_with", detail }]
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
