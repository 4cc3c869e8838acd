import type { AdminDiscrepancy } from "../../admin-view/types"

const KINDS: AdminDiscrepancy["kind"][] = [
  "overpaid",
  "received_after_cancellation",
  "received_without_order",
  "paid_order_canceled",
  "not_booked",
  "incomplete_order",
]

/** Whether it is about money of a customer that can be sent back to them. */
export function hasMoneyToReturn({
  kind,
  amount,
  purchase_id,
}: Pick<AdminDiscrepancy, "kind" | "amount" | "purchase_id">): boolean {
  return KINDS.includes(kind) && purchase_id !== null && Number(amount ?? 0) > 0
}
