import type { AdminOrder } from "@medusajs/framework/types"
import type { AdminPayproOrder, AdminVoucher } from "../../admin-view/types"

/** Whether staff have anything to see or do about an order here. */
export function concernsPaypro({
  vouchers,
  discrepancies,
  payments_elsewhere,
  can_be_collected,
}: AdminPayproOrder): boolean {
  return (
    can_be_collected ||
    vouchers.length > 0 ||
    discrepancies.length > 0 ||
    payments_elsewhere.length > 0
  )
}

type Received = Pick<AdminPayproOrder, "outstanding" | "payments_elsewhere"> & {
  vouchers: Pick<AdminVoucher, "received_amount">[]
}

/** Whether no money came for an order by any way: one that received some is not canceled automatically. */
export function hasReceivedNothing(
  { outstanding, vouchers, payments_elsewhere }: Received,
  { total }: Pick<AdminOrder, "total">,
): boolean {
  return (
    Number(outstanding) === total &&
    payments_elsewhere.length === 0 &&
    vouchers.every(({ received_amount }) => !(Number(received_amount) > 0))
  )
}
