import type { DiscrepancyKind } from "../lib/discrepancies"
import type { Check, CheckState, MaskedConfiguration } from "../lib/health"
import type { WayCode } from "../lib/options"
import type { PaymentMethodElsewhere } from "../lib/payments-elsewhere"
import type { VoucherStatus } from "../lib/voucher-state"
import type { AdminReturn, AdminReturnable } from "./return-types"

/** Moments are ISO 8601 in UTC, amounts are strings in pesos. */
export type AdminVoucher = {
  id: string
  trade_no: string
  platform_trade_no: string | null
  payment_session_id: string
  order_id: string | null
  /** The number people know the order by. */
  order_display_id: number | null
  provider_id: string
  way_code: WayCode
  amount: string
  /** As PayPro printed it. */
  received_amount: string | null
  missing_amount: string
  currency_code: string
  payment_info: string | null
  /** The shopper's page; null while PayPro has given no reference. */
  voucher_url: string | null
  status: VoucherStatus
  /** PayPro's own code and text. */
  status_code: string | null
  status_message: string | null
  voided_at: string | null
  void_reason: string | null
  issued_at: string | null
  expires_at: string | null
  paid_at: string | null
  last_checked_at: string | null
  ask_at: string | null
  created_at: string
  open_discrepancies: DiscrepancyKind[]
}

export type AdminVoucherWithHistory = AdminVoucher & {
  callbacks: AdminCallback[]
  discrepancies: AdminDiscrepancy[]
}

export type AdminCallback = {
  id: string
  platform_trade_no: string | null
  /** What the status code means for the voucher; null where the message cannot be read. */
  status: VoucherStatus | null
  status_code: string | null
  message: string | null
  amount: string | null
  utr: string | null
  /** PayPro's local time, as it printed it. */
  success_time: string | null
  seen_count: number
  created_at: string
  last_seen_at: string
  processed_at: string | null
  /** Why it could not be processed yet. */
  problem: string | null
}

export type AdminDiscrepancy = {
  id: string
  kind: DiscrepancyKind
  /** The facts of its kind, which its texts are made from. */
  values: Record<string, string>
  purchase_id: string | null
  voucher_id: string | null
  callback_id: string | null
  trade_no: string | null
  order_id: string | null
  order_display_id: number | null
  amount: string | null
  currency_code: string | null
  created_at: string
  resolved_at: string | null
  /** User id, API key id, or `paypro` where the books closed it. */
  resolved_by: string | null
  /** Name or e-mail of that user. */
  resolved_by_name: string | null
  note: string | null
}

/** An order as the plugin knows it; one that PayPro has nothing to do with has empty lists, and no deadline. */
export type AdminPayproOrder = {
  order_id: string
  /** What it owes, or below zero what the store owes; nothing where it is canceled. */
  outstanding: string
  /** What is left of that beyond money which PayPro has, or may have, received: so much can be asked for. */
  owed: string
  currency_code: string
  /**
   * The page where the customer can pay what it owes, by any method. Null where there is none yet: asking for a payment
   * link makes it.
   */
  payment_url: string | null
  /** Whether that page can collect: the order owes something, in pesos, and its region offers PayPro. */
  can_be_collected: boolean
  /** Until when the customer may pay. */
  pay_by: string | null
  /** When it is canceled if nobody pays; null where it is not. */
  cancel_at: string | null
  /** Newest first, as the discrepancies. */
  vouchers: AdminVoucherWithHistory[]
  discrepancies: AdminDiscrepancy[]
  payments_elsewhere: AdminPaymentElsewhere[]
  /** Newest first. */
  returns: AdminReturn[]
  returnable: AdminReturnable
}

/** What the customer paid without PayPro, as staff recorded it. */
export type AdminPaymentElsewhere = {
  id: string
  amount: string
  method: PaymentMethodElsewhere
  /** What it can be found by: a receipt's or a transfer's number. */
  reference: string
  note: string
  /** User id, or API key id. */
  created_by: string
  /** Name or e-mail of that user. */
  created_by_name: string | null
  created_at: string
  /** When Medusa had it booked; null while it is not. */
  booked_at: string | null
}

export type AdminDeadline = { order_id: string; pay_by: string; cancel_at: string | null }

type Listed = {
  count: number
  /** False where counting stopped at 10,000. */
  count_is_exact: boolean
  limit: number
  offset: number
}

export type AdminVouchersResponse = Listed & {
  vouchers: (AdminVoucher & Partial<AdminVoucherWithHistory>)[]
}
export type AdminVoucherResponse = { voucher: AdminVoucherWithHistory }
export type AdminDiscrepanciesResponse = Listed & { discrepancies: AdminDiscrepancy[] }
export type AdminDiscrepancyResponse = { discrepancy: AdminDiscrepancy }

export type AdminPayproOrderResponse = { order: AdminPayproOrder }
export type AdminPaymentLinkResponse = { url: string }
export type AdminDeadlineResponse = { deadline: AdminDeadline }

export type AdminHealth = {
  checked_at: string
  /** The worst of the checks. */
  state: CheckState
  checks: Check[]
  paypro: {
    outcome: "accepted" | "refused" | "unreachable" | "unclear"
    salt_position: "suffix" | "prefix" | null
    balance: { available: string; frozen: string; unsettled: string } | null
    clock_skew_ms: number | null
  }
  callbacks: { url: string; last_at: string | null; signature_failures: number }
  job: { last_run_at: string | null; last_tally: Record<string, number> | null; backlog: number }
  configuration: MaskedConfiguration
}
export type AdminHealthResponse = { health: AdminHealth }
