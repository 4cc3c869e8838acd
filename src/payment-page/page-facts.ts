import type { PurchaseFacts } from "../shopper-view/purchase-facts"
import type { PurchaseState } from "../shopper-view/purchase-state"
import type { PaymentTexts } from "./texts"

/** Why choosing a method led back to the page. */
export type Notice = keyof PaymentTexts["notice"]

const NOTICES = ["choose", "refused", "try_again"] as const satisfies readonly Notice[]

/** Everything that the payment page of one purchase says. */
export type PageFacts = PurchaseFacts & { notice: Notice | null }

/** A code from the page's address, where it still has a meaning: once there is nothing to choose, it has none. */
export function noticeOf(code: unknown, state: PurchaseState): Notice | null {
  const notice = NOTICES.find((known) => known === code)
  return notice && state === "owing" ? notice : null
}
