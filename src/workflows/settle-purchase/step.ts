import type { FoundRepair } from "../../medusa/repairs/index"
import type { VoidReason } from "../../modules/paypro/types"

/** What is to be done next so that Medusa agrees with PayPro. One at a time: the purchase is read again after each. */
export type Step =
  | ({ do: "repair" } & FoundRepair)
  | { do: "wait"; for: "transaction"; until: Date }
  | { do: "wait"; for: "order" }
  | { do: "complete_cart"; cartId: string }
  | {
      do: "add_session"
      voucherId: string
      orderId: string
      collectionId: string | null
      providerId: string
      amount: string
      currencyCode: string
    }
  | {
      do: "capture"
      amount: string
      sessionId: string
      paymentId: string | null
      /** Whether the core may be placing the order right now, and hold its cart's lock. */
      isYoung: boolean
    }
  | { do: "even_collections"; amounts: { collectionId: string; captured: string }[] }
  | { do: "void_vouchers"; voucherIds: string[]; reason: Exclude<VoidReason, "answer_lost"> }
  | { do: "cancel_order"; orderId: string }
  | {
      do: "fail_session"
      sessionId: string
      amount: string
      currencyCode: string
      data: Record<string, unknown>
    }

/** What may not be tried (again) in this settlement. */
export type Rules = {
  cancelUnpaidOrders: boolean
  /** Whether a step failed before, by `keyOf`. */
  isRefused: (step: Step) => boolean
}

/** Names what a step is about, so that one which failed keeps no other from being tried. */
export function keyOf(step: Step): string {
  switch (step.do) {
    case "repair":
      return `repair ${step.repair.name}`
    case "add_session":
      return `add_session ${step.voucherId}`
    case "capture":
      return `capture ${step.sessionId}`
    case "fail_session":
      return `fail_session ${step.sessionId}`
    default:
      return step.do
  }
}
