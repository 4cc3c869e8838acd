import type { AdminMovementTotals } from "../../admin-view/movement-types"
import { centavos } from "./typed-amount"

/** What became of received money, in the order in which it is told. */
export const PARTS = ["captured", "applied", "set_aside", "returned_uncaptured", "held"] as const

/** Centavos by which the parts differ from what was received: none, unless something is wrong. */
export function differenceOf(totals: AdminMovementTotals): number {
  return (
    centavos(totals.received) -
    PARTS.map((part) => centavos(totals[part])).reduce((sum, part) => sum + part, 0)
  )
}
