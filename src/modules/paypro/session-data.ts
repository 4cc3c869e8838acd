import type { ResolvedPayproOptions } from "../../lib/options"
import type { Voucher } from "./types"
import { paymentUrlOf, voucherUrlOf } from "./page-urls"

/** The key of a new session's data by which the provider knows that it is added for money which is there already. */
export const ADDING = "adding"

/** What a payment session shows to whoever holds the cart's or order's id: no secret, no personal data, no internal id. */
export type SessionData = {
  way_code: Voucher["way_code"]
  trade_no: string | null
  /** The CLABE to transfer to (`va`) or the reference to pay with (`store`). */
  payment_info: string | null
  /** Whole pesos. */
  amount: string
  currency_code: string
  status: Voucher["status"]
  /** The page of this voucher. */
  voucher_url: string | null
  /** The page where the order can be paid by any method. */
  payment_url: string | null
  issued_at: string | null
  expires_at: string | null
}

/** Every key is always there: the core keeps what the storefront sent under a key that is not answered. */
export function sessionDataOf(
  voucher: Voucher,
  options: Pick<ResolvedPayproOptions, "backendUrl">,
): SessionData {
  return {
    way_code: voucher.way_code,
    trade_no: voucher.trade_no,
    payment_info: voucher.payment_info,
    amount: String(voucher.amount),
    currency_code: voucher.currency_code,
    status: voucher.status,
    voucher_url: voucherUrlOf(voucher, options),
    payment_url: paymentUrlOf({ token: voucher.purchase_token }, options),
    issued_at: voucher.issued_at?.toISOString() ?? null,
    expires_at: voucher.expires_at?.toISOString() ?? null,
  }
}

/** Before a voucher is issued (`issueVoucher: "place_order"`). */
export function sessionDataBeforeIssue(
  voucher: Pick<Voucher, "way_code" | "amount" | "currency_code">,
): SessionData {
  return {
    way_code: voucher.way_code,
    trade_no: null,
    payment_info: null,
    amount: String(voucher.amount),
    currency_code: voucher.currency_code,
    status: "issuing",
    voucher_url: null,
    payment_url: null,
    issued_at: null,
    expires_at: null,
  }
}
