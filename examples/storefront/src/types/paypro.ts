/** `GET /store/paypro/vouchers/:payment_session_id`. Amounts are pesos as decimal text, times ISO 8601. */
export type PayproVoucher = {
  payment_session_id: string
  trade_no: string
  /** Null until the order is placed. */
  order_number: number | null
  way_code: "va" | "store"
  status: "issuing" | "open" | "partially_paid" | "paid" | "failed"
  /** What the status means to the shopper now. */
  state:
    | "issuing"
    | "waiting"
    | "overdue"
    | "partially_paid"
    | "paid"
    | "rest_due"
    | "with_store"
    | "failed"
    | "void"
  is_payable: boolean
  amount: string
  /** What the shop shows as the total; where it has centavos, `amount` is the next whole peso. */
  total_amount: string
  received_amount: string | null
  missing_amount: string
  /** What came on it and the order does not cost. */
  overpaid_amount: string | null
  currency_code: string
  payment_info: string | null
  bank: string | null
  voucher_url: string
  /** Where the order can be paid by any method. */
  payment_url: string
  issued_at: string | null
  expires_at: string | null
  paid_at: string | null
}
