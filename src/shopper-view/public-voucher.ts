import { MathBN } from "@medusajs/framework/utils"
import { describeClabe } from "../lib/clabe"
import type { ResolvedPayproOptions } from "../lib/options"
import type { VoucherStatus } from "../lib/voucher-state"
import type { Voucher } from "../modules/paypro/types"
import { paymentUrlOf, voucherUrlOf } from "../modules/paypro/page-urls"
import {
  isPayable,
  missingOf,
  overpaidOf,
  shopperStateOf,
  type OrderFacts,
  type ShopperState,
} from "./shopper-state"

/** What whoever holds the payment session's id may know of its voucher. Amounts are pesos as decimal text, times ISO 8601. */
export type PublicVoucher = {
  payment_session_id: string
  trade_no: string
  /** The number that people know the order by; null until it is placed. */
  order_number: number | null
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
  /** What is still to be paid: never more than the order owes. */
  missing_amount: string
  /** What came on it and the order does not cost; null where there is none. */
  overpaid_amount: string | null
  currency_code: string
  /** The CLABE to transfer to (`va`) or the reference to pay with (`store`). */
  payment_info: string | null
  /** The bank of the CLABE, as banks' apps show it; null where the reference is no CLABE. */
  bank: string | null
  /** The page of this voucher. */
  voucher_url: string
  /** The page where the order can be paid by any method. */
  payment_url: string
  issued_at: string | null
  expires_at: string | null
  paid_at: string | null
}

/** Field by field, so that a new column of the table is never public by itself. */
export function publicVoucherOf(
  voucher: Voucher,
  options: Pick<ResolvedPayproOptions, "backendUrl">,
  now: Date,
  order: OrderFacts | null,
): PublicVoucher {
  const state = shopperStateOf(voucher, now, order)
  const { way_code, payment_info } = voucher
  return {
    payment_session_id: voucher.payment_session_id,
    trade_no: voucher.trade_no,
    order_number: order?.number ?? null,
    way_code,
    status: voucher.status,
    state,
    is_payable: isPayable(state),
    total_amount: voucher.total_amount,
    amount: String(voucher.amount),
    received_amount: voucher.received_amount,
    missing_amount: missingOf(voucher, order),
    overpaid_amount: overpaidOf(voucher, order),
    currency_code: voucher.currency_code,
    payment_info,
    bank: way_code === "va" && payment_info ? (describeClabe(payment_info)?.bank ?? null) : null,
    voucher_url: voucherUrlOf(voucher, options),
    payment_url: paymentUrlOf({ token: voucher.purchase_token }, options),
    issued_at: voucher.issued_at?.toISOString() ?? null,
    expires_at: voucher.expires_at?.toISOString() ?? null,
    paid_at: voucher.paid_at?.toISOString() ?? null,
  }
}

/**
 * Whether more is collected than the shop showed as the total, because the payment method takes whole pesos only. Not
 * said where the order owes less by now than the voucher was issued for.
 */
export function isRounded(voucher: PublicVoucher): boolean {
  const { total_amount, amount, received_amount, missing_amount } = voucher
  const asked = MathBN.add(received_amount ?? 0, missing_amount)
  return !MathBN.eq(total_amount, amount) && MathBN.eq(asked, amount)
}

/** What a shopper calls the number to pay with. */
export function referenceKindOf({ way_code, bank }: Pick<PublicVoucher, "way_code" | "bank">) {
  if (way_code === "store") {
    return "reference"
  }
  return bank ? "clabe" : "account"
}
