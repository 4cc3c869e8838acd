import { MedusaError } from "@medusajs/framework/utils"
import type { ReturnObstacle } from "../../admin-view/return-types"

/** Why no return can be recorded now, and what to do. */
export const OBSTACLES: Record<ReturnObstacle | "being_settled", string> = {
  open_change:
    "This order has a change that is not confirmed: an edit, exchange, claim, return or transfer. Confirm or cancel it, then record the return of what was captured.",
  being_recorded:
    "A return of this order is still being recorded. Reload the page in a few minutes, before you record another one.",
  being_settled: "This order's payments are being put right. Try again in a few minutes.",
}

export function notAllowed(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}
