import type { InferTypeOf } from "@medusajs/framework/types"
import type { WayCode } from "../../lib/options"
import type PayproAllocation from "./models/allocation"
import type PayproCallback from "./models/callback"
import type PayproDiscrepancy from "./models/discrepancy"
import type PayproPurchase from "./models/purchase"
import type PayproReceipt from "./models/receipt"
import type PayproStatement from "./models/statement"
import type PayproVoucher from "./models/voucher"

/** A row of `paypro_voucher`; the model says what each column means. */
export type Voucher = InferTypeOf<typeof PayproVoucher>

/** A row of `paypro_purchase`. */
export type Purchase = InferTypeOf<typeof PayproPurchase>

/** A row of `paypro_allocation`. */
export type Allocation = InferTypeOf<typeof PayproAllocation>

/** Money that staff sent back, and of which voucher it is. */
export type RecordedReturn = Allocation & { trade_no: string | null }

/** A row of `paypro_statement`. */
export type StatementRow = InferTypeOf<typeof PayproStatement>

/** A row of `paypro_receipt`. */
export type Receipt = InferTypeOf<typeof PayproReceipt>

/** A row of `paypro_callback`. */
export type Callback = InferTypeOf<typeof PayproCallback>

/** A row of `paypro_discrepancy`. */
export type Discrepancy = Omit<InferTypeOf<typeof PayproDiscrepancy>, "values"> & {
  values: Record<string, string>
}

/** Why the store has no more use for a voucher. `answer_lost`: PayPro was asked and nobody ever saw the reference. */
export type VoidReason = NonNullable<Voucher["void_reason"]>

/**
 * `chosen`: whether its payment session is still there; somebody may choose another method while PayPro is answering.
 * `isTakenUp`: the shopper may be holding it since an earlier session.
 */
export type IssuedVoucher = Voucher & { chosen: boolean; isTakenUp: boolean }

/** What a new voucher is for. */
export type VoucherRequest = {
  purchase: Pick<Purchase, "id" | "token" | "pay_by" | "cancel_at">
  payment_session_id: string
  payment_collection_id: string | null
  cart_id: string | null
  order_id?: string | null
  provider_id: string
  way_code: WayCode
  /** What the shopper is shown as the total, in pesos, as decimal text. */
  total_amount: string
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

/** A purchase as its holder sees it. */
export type SeenPurchase = Purchase & {
  /** `settle_at` to the microsecond, so that any change of it is noticed. */
  seen_settle_at: string
  /** Whether a person has something of it to look at. */
  has_open_discrepancies: boolean
  /** What staff recorded as paid without PayPro; one that is not booked was left by a process that died. */
  paid_elsewhere: ("recorded" | "booked")[]
  /** What staff recorded as sent back long ago, and Medusa has not booked since. */
  stuck_returns: Pick<Allocation, "id" | "voucher_id" | "amount" | "tracking_key" | "failure">[]
}

/** The holder of a purchase's lease: only it may settle the purchase. */
export type PurchaseLease = {
  purchaseId: string
  token: string
  /** When it was acquired, at the latest, in milliseconds since 1970. */
  acquiredAt: number
  /** The purchase as it was then. */
  acquired: SeenPurchase
}

/** A voucher, what PayPro called about it that no query has agreed with yet, and what became of its money elsewhere. */
export type ObservedVoucher = Voucher & {
  open_callbacks: Pick<Callback, "trade_no" | "status_code">[]
  allocations: Pick<Allocation, "payment_session_id" | "amount">[]
}
