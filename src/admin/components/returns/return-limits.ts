import type { AdminPayproOrder } from "../../../admin-view/types"
import { centavos } from "../../lib/typed-amount"

/** How much can be recorded as returned, in centavos. */
export type ReturnLimits = {
  /** Without lowering what any order costs. */
  free: number
  /** In all. What is more than free lowers the order's total. */
  most: number
}

export function limitsOf({ returnable }: Pick<AdminPayproOrder, "returnable">): ReturnLimits {
  const uncaptured = centavos(returnable.uncaptured)
  if (returnable.obstacle !== null) {
    // A change that is not confirmed stands in the way of captured money only.
    const free = returnable.obstacle === "open_change" ? uncaptured : 0
    return { free, most: free }
  }
  const free = uncaptured + centavos(returnable.overpaid)
  return { free, most: free + centavos(returnable.write_off) }
}

export type AmountProblem = "missing" | "too_much"

export function amountProblem(amount: number | null, { most }: ReturnLimits): AmountProblem | null {
  if (!amount) {
    return "missing"
  }
  return amount > most ? "too_much" : null
}

/** By how much the order's total falls if so much is returned. */
export function fallOf(amount: number | null, { free, most }: ReturnLimits): number {
  return amount === null ? 0 : Math.max(0, Math.min(amount, most) - free)
}
