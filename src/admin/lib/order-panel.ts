import type { AdminOrder } from "@medusajs/framework/types"
import type { AdminPayproOrder, AdminVoucher } from "../../admin-view/types"

/** Whether staff have anything to see or do about an order here. */
export function concernsPaypro({
  vouchers,
  discrepancies,
  payments_elsewhere,
  returns,
  can_be_collected,
}: AdminPayproOrder): boolean {
  return (
    can_be_collected ||
    vouchers.length > 0 ||
    discrepancies.length > 0 ||
    payments_elsewhere.length > 0 ||
    returns.length > 0
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

/** Whether any of its money can be recorded as sent back. */
export function hasMoneyToReturn({ returnable }: Pick<AdminPayproOrder, "returnable">): boolean {
  const { uncaptured, overpaid, write_off } = returnable
  return [uncaptured, overpaid, write_off].some((amount) => Number(amount) > 0)
}
