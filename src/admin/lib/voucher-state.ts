import type { AdminVoucher } from "../../admin-view/types"

/** What staff should take a voucher for: PayPro's status, unless the store has no more use for it. */
export type ShownState = AdminVoucher["status"] | "voided"

export function shownState({
  status,
  voided_at,
}: Pick<AdminVoucher, "status" | "voided_at">): ShownState {
  return voided_at && (status === "open" || status === "issuing") ? "voided" : status
}

export const STATE_COLORS = {
  issuing: "grey",
  open: "orange",
  partially_paid: "orange",
  paid: "green",
  failed: "red",
  voided: "grey",
} as const satisfies Record<ShownState, string>

/** The voucher an order is about: the newest that still counts. They come newest first. */
export function currentVoucher<Voucher extends AdminVoucher>(
  vouchers: Voucher[],
): Voucher | undefined {
  return vouchers.find(({ voided_at }) => !voided_at) ?? vouchers[0]
}
