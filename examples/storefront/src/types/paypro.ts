/** `GET /store/paypro/vouchers/:payment_session_id`. Amounts are pesos as decimal text, times ISO 8601. */
export type PayproVoucher = {
  payment_session_id: string
  trade_no: string
  order_number: number | null
  way_code: "va" | "store"
  status: "issuing" | "open" | "partially_paid" | "paid" | "failed"
  state: PayproState
  is_payable: boolean
  /** What PayPro collects: whole pesos. */
  amount: string
  total_amount: string
  received_amount: string | null
  /** What is still to be paid: never more than the order owes. */
  missing_amount: string
  /** What came on it and the order does not cost. */
  overpaid_amount: string | null
  currency_code: string
  /** The CLABE, or the reference for the till. */
  payment_info: string | null
  /** The bank that banks' apps show for the CLABE. */
  bank: string | null
  voucher_url: string
  /** Where the order can be paid by any method. */
  payment_url: string
  issued_at: string | null
  expires_at: string | null
  paid_at: string | null
}

/** What the voucher means to the shopper now. */
export type PayproState =
  | "issuing"
  | "waiting"
  | "overdue"
  | "partially_paid"
  | "paid"
  | "rest_due"
  | "with_store"
  | "failed"
  | "void"

/** An order that is paid with PayPro. */
export type PayproOrder = {
  /** Of all its vouchers the one that counts now. */
  voucher: PayproVoucher
  /** Pesos that came on all of them. */
  received: number
}

/** `GET /store/paypro/methods`. */
export type PayproMethod = { provider_id: string; available: boolean; reason?: string }
