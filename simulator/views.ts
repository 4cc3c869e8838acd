import { printPesos } from "./money"
import type { Payment, Voucher } from "./vouchers"

export type PaymentView = Omit<Payment, "amount"> & { amount: string }

/** A voucher as tests and the page see it: amounts in pesos, as text. */
export type VoucherView = Omit<Voucher, "amount" | "received" | "payments"> & {
  amount: string
  received: string
  payments: PaymentView[]
}

export function viewOf(voucher: Voucher): VoucherView {
  return {
    ...voucher,
    amount: printPesos(voucher.amount, 0),
    received: printPesos(voucher.received, 2),
    payments: voucher.payments.map((payment) => ({
      ...payment,
      amount: printPesos(payment.amount, 2),
    })),
  }
}
