import type { ShopperText } from "../lib/errors"
import type { WayCode } from "../lib/options"
import type { PurchaseState } from "./purchase-state"

/** What whoever holds the address of a payment page may know of the purchase. Amounts are pesos as decimal text. */
export type PurchaseFacts = {
  state: PurchaseState
  /** The number that people know the order by; null until it is placed. */
  number: number | null
  currency_code: string
  /** What the order costs. */
  total: string
  /** What is there of it. */
  paid: string
  /** What it still owes, by the centavo. */
  owed: string
  /** What is collected for that: PayPro takes whole pesos only. */
  to_pay: string
  /** Until when it can be paid, as ISO 8601; null where nobody has set a time that is to come. */
  pay_by: string | null
  /** Empty unless something can be paid now. */
  methods: PaymentMethod[]
}

/** A way to pay what is owed. */
export type PaymentMethod = {
  way_code: WayCode
  available: boolean
  /** Why it is not. */
  reason: ShopperText | null
  /** The page of the voucher that is there already for this amount. */
  voucher_url: string | null
}
