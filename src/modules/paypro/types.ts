import type { WayCode } from "../../lib/options"
import type { VoucherStatus } from "../../lib/voucher-state"
import type { DiscrepancyKind } from "./models/discrepancy"

/** A row of `paypro_voucher`; see the model for what each column means. */
export type Voucher = {
  id: string
  trade_no: string
  platform_trade_no: string | null
  token: string
  payment_session_id: string
  payment_collection_id: string | null
  cart_id: string | null
  order_id: string | null
  provider_id: string
  way_code: WayCode
  amount: number
  received_amount: string | null
  currency_code: string
  payment_info: string | null
  status: VoucherStatus
  status_code: string | null
  status_message: string | null
  voided_at: Date | null
  void_reason: VoidReason | null
  issued_at: Date | null
  expires_at: Date | null
  paid_at: Date | null
  last_checked_at: Date | null
  ask_at: Date | null
  lease_token: string | null
  leased_until: Date | null
  published_events: string[]
  created_at: Date
  updated_at: Date
}

/** `chosen`: whether its payment session is still there; somebody may choose another method while PayPro is answering. */
export type IssuedVoucher = Voucher & { chosen: boolean }

/** `answer_lost`: PayPro was asked and nobody ever saw the reference. */
export type VoidReason =
  "session_deleted" | "payment_canceled" | "order_canceled" | "replaced" | "answer_lost"

/** A row of `paypro_callback`. */
export type Callback = {
  id: string
  digest: string
  trade_no: string
  voucher_id: string | null
  platform_trade_no: string | null
  status_code: string
  message: string | null
  amount: string | null
  utr: string | null
  success_time: string | null
  seen_count: number
  last_seen_at: Date
  processed_at: Date | null
  problem: string | null
  created_at: Date
}

/** A row of `paypro_discrepancy`. */
export type Discrepancy = {
  id: string
  fact: string
  kind: DiscrepancyKind
  voucher_id: string | null
  callback_id: string | null
  amount: string | null
  detail: string
  resolved_at: Date | null
  resolved_by: string | null
  note: string | null
  created_at: Date
}

/** What a new voucher is for. */
export type VoucherRequest = {
  payment_session_id: string
  payment_collection_id: string | null
  cart_id: string | null
  order_id?: string | null
  provider_id: string
  way_code: WayCode
  /** Whole pesos. */
  amount: number
  currency_code: string
  /** Sent to PayPro and kept nowhere. */
  payer: {
    name?: string | undefined
    email?: string | undefined
    mobile?: string | undefined
  }
}

/** The holder of a lease: only it may release or record under the lease. */
export type Lease = {
  token: string
  voucher: Voucher
  /** Whether discrepancies had been opened for it when it was leased, resolved since or not. */
  hasDiscrepancies: boolean
}
