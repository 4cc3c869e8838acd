import { MathBN } from "@medusajs/framework/utils"
import { describeClabe } from "../lib/clabe"
import type { ResolvedPayproOptions } from "../lib/options"
import type { VoucherStatus } from "../lib/voucher-state"
import type { Voucher } from "../modules/paypro/types"
import { voucherUrlOf } from "../modules/paypro/voucher-url"
import { isPayable, missingOf, shopperStateOf, type ShopperState } from "./shopper-state"

/** What whoever holds the payment session's id may know of its voucher. Amounts are pesos as decimal text, times ISO 8601. */
export type PublicVoucher = {
  payment_session_id: string
  trade_no: string
  way_code: Voucher["way_code"]
  /** PayPro's word on it. */
  status: VoucherStatus
  /** What that means to the shopper now. */
  state: ShopperState
  /** Whether (more) should be paid on it. */
  is_payable: boolean
  /** What the shopper's total is; where it has centavos, `amount` is the next whole peso. */
  total_amount: string
  /** Whole pesos. */
  amount: string
  received_amount: string | null
  missing_amount: string
  currency_code: string
  /** The CLABE to transfer to (`va`) or the reference to pay with (`store`). */
  payment_info: string | null
  /** The bank of the CLABE; null where the reference is no CLABE. */
  bank: string | null
  voucher_url: string
  issued_at: string | null
  expires_at: string | null
  paid_at: string | null
}

/** Field by field, so that a new column of the table is never public by itself. */
export function publicVoucherOf(
  voucher: Voucher,
  options: Pick<ResolvedPayproOptions, "backendUrl">,
  now: Date,
): PublicVoucher {
  const state = shopperStateOf(voucher, now)
  const { way_code, payment_info } = voucher
  return {
    payment_session_id: voucher.payment_session_id,
    trade_no: voucher.trade_no,
    way_code,
    status: voucher.status,
    state,
    is_payable: isPayable(state),
    total_amount: voucher.total_amount,
    amount: String(voucher.amount),
    received_amount: voucher.received_amount,
    missing_amount: missingOf(voucher),
    currency_code: voucher.currency_code,
    payment_info,
    bank: way_code === "va" && payment_info ? (describeClabe(payment_info)?.bank ?? null) : null,
    voucher_url: voucherUrlOf(voucher, options),
    issued_at: voucher.issued_at?.toISOString() ?? null,
    expires_at: voucher.expires_at?.toISOString() ?? null,
    paid_at: voucher.paid_at?.toISOString() ?? null,
  }
}

/** Whether more is collected than the shop showed as the total, because the payment method takes whole pesos only. */
export function isRounded({ total_amount, amount }: PublicVoucher): boolean {
  return !MathBN.eq(total_amount, amount)
}
