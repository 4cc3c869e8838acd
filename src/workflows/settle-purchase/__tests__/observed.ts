import type { Allocation, Voucher } from "../../../modules/paypro/types"
import { voucherStateOf, type PurchaseState, type VoucherState } from "../observe"

/** A voucher's state, with its own of these allocations: as the repository reads them. */
export function observed(
  row: Voucher,
  medusa: PurchaseState["medusa"],
  allocations: Allocation[],
): VoucherState {
  return voucherStateOf(
    row,
    medusa,
    allocations.filter(
      ({ voucher_id, kind, payment_id }) =>
        voucher_id === row.id && !(kind === "returned" && payment_id),
    ),
  )
}
