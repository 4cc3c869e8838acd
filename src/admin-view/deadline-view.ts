import type { AdminPayproOrder } from "./types"
import type { ResolvedPayproOptions } from "../lib/options"
import type { Purchase } from "../modules/paypro/types"

/** Where unpaid orders are not canceled, nobody is told when they would be. */
export function deadlineView(
  { pay_by, cancel_at }: Pick<Purchase, "pay_by" | "cancel_at">,
  { cancelUnpaidOrders }: Pick<ResolvedPayproOptions, "cancelUnpaidOrders">,
): Pick<AdminPayproOrder, "pay_by" | "cancel_at"> {
  return {
    pay_by: pay_by?.toISOString() ?? null,
    cancel_at: (cancelUnpaidOrders && cancel_at?.toISOString()) || null,
  }
}
