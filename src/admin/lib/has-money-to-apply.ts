import type { AdminDiscrepancy } from "../../admin-view/types"

const KINDS: AdminDiscrepancy["kind"][] = [
  "overpaid",
  "received_after_cancellation",
  "received_without_order",
]

/** Whether it is about money of a customer that is not captured, and that no order of theirs takes. */
export function hasMoneyToApply({
  kind,
  values,
  voucher_id,
}: Pick<AdminDiscrepancy, "kind" | "values" | "voucher_id">): boolean {
  const isOfDeletedOrder = kind === "not_booked" && values.reason === "order_gone"
  const isHeld = Number(values.received ?? 0) > Number(values.captured ?? 0)
  return voucher_id !== null && isHeld && (KINDS.includes(kind) || isOfDeletedOrder)
}
