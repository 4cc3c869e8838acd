import type { PublicVoucher } from "./public-voucher"

/** A voucher as its shopper sees it, and what can be done instead where it should not be paid. */
export type VoucherFacts = {
  voucher: PublicVoucher
  /** Address of the voucher to pay instead of this one, where there is one. */
  currentUrl: string | null
  /** Whether the order's payment page has something to choose: another method, or a new voucher. */
  canChoose: boolean
}
