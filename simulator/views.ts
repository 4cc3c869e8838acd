import { printPesos } from "./money"
import type { Voucher } from "./vouchers"

/** A voucher as tests and the page see it: amounts in pesos, as text. */
export type VoucherView = Omit<Voucher, "amount" | "received"> & {
  amount: string
  received: string
}

export function viewOf(voucher: Voucher): VoucherView {
  return {
    ...voucher,
    amount: printPesos(voucher.amount, 0),
    received: printPesos(voucher.received, 2),
  }
}
