import type { PurchaseSnapshot } from "../purchase-snapshot"
import { abandonedOrderChanges } from "./abandoned-order-changes"
import { abandonedRefunds } from "./abandoned-refunds"
import { canceledOrderReservations } from "./canceled-order-reservations"
import { capturedPayments } from "./captured-payments"
import { lostReservations } from "./lost-reservations"
import { missingTransactions } from "./missing-transactions"
import { orderSummary } from "./order-summary"
import { phantomRefunds } from "./phantom-refunds"
import type { FoundRepair, Repair } from "./repair"
import { repeatedTransactions } from "./repeated-transactions"

export { unclaimedRefunds } from "./abandoned-refunds"
export { captureInFlightUntil, capturesToRecord } from "./in-flight"
export { detectIncompleteOrder, type IncompleteOrder } from "./incomplete-order"
export type { FoundRepair, Repair } from "./repair"

/**
 * In this order. Transactions are put right before the summary that sums them, and all that says what was captured
 * before anything is decided by it.
 */
export const REPAIRS: readonly Repair[] = [
  canceledOrderReservations,
  missingTransactions,
  phantomRefunds,
  abandonedRefunds,
  repeatedTransactions,
  orderSummary,
  capturedPayments,
  abandonedOrderChanges,
]

/** What an order must hold again before money is captured for it. Of an unpaid order a merchant may release the stock. */
export const REPAIRS_BEFORE_CAPTURE: readonly Repair[] = [lostReservations]

/** @returns the first repair that a purchase needs; it is read anew after each. */
export function findRepair(
  purchase: PurchaseSnapshot,
  repairs: readonly Repair[] = REPAIRS,
): FoundRepair | null {
  for (const repair of repairs) {
    const finding = repair.detect(purchase)
    if (finding !== null) {
      return { repair, finding }
    }
  }
  return null
}
