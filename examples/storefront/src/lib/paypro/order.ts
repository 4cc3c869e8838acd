import type { PayproOrder, PayproState, PayproVoucher } from "types/paypro"

/** What counts most comes first: what can be paid, then where money is, then what is over. */
const RANKS: Record<PayproState, number> = {
  partially_paid: 0,
  waiting: 1,
  overdue: 2,
  issuing: 3,
  rest_due: 4,
  with_store: 5,
  paid: 6,
  failed: 7,
  void: 8,
}

/** Null where there is no voucher. An order has several once one failed, or it was edited. */
export function payproOrderOf(vouchers: PayproVoucher[]): PayproOrder | null {
  const [voucher] = [...vouchers].sort(
    (one, other) =>
      RANKS[one.state] - RANKS[other.state] ||
      (other.issued_at ?? "").localeCompare(one.issued_at ?? ""),
  )
  const received = vouchers.reduce(
    (sum, { received_amount }) => sum + Number(received_amount ?? 0),
    0,
  )
  return voucher ? { voucher, received } : null
}
