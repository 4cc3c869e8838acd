import type { AdminPayproOrder } from "./types"
import type { ResolvedPayproOptions } from "../lib/options"
import type { Purchase } from "../modules/paypro/types"

/** A store that cancels no unpaid orders is not told when it would. */
export function deadlineView(
  { pay_by, cancel_at }: Pick<Purchase, "pay_by" | "cancel_at">,
  { cancelUnpaidOrders }: Pick<ResolvedPayproOptions, "cancelUnpaidOrders">,
): Pick<AdminPayproOrder, "pay_by" | "cancel_at"> {
  return {
    pay_by: pay_by?.toISOString() ?? null,
    cancel_at: (cancelUnpaidOrders && cancel_at?.toISOString()) || null,
  }
}
