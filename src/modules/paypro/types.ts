import type { InferTypeOf } from "@medusajs/framework/types"
import type { WayCode } from "../../lib/options"
import type PayproCallback from "./models/callback"
import type PayproDiscrepancy from "./models/discrepancy"
import type PayproStatement from "./models/statement"
import type PayproVoucher from "./models/voucher"

/** A row of `paypro_voucher`; the model says what each column means. */
export type Voucher = InferTypeOf<typeof PayproVoucher>

/** A row of `paypro_statement`. */
export type StatementRow = InferTypeOf<typeof PayproStatement>

/** A row of `paypro_callback`. */
export type Callback = InferTypeOf<typeof PayproCallback>

/** A row of `paypro_discrepancy`. */
export type Discrepancy = InferTypeOf<typeof PayproDiscrepancy>

/** Why the store has no more use for a voucher. `answer_lost`: PayPro was asked and nobody ever saw the reference. */
export type VoidReason = NonNullable<Voucher["void_reason"]>

/** `chosen`: whether its payment session is still there; somebody may choose another method while PayPro is answering. */
export type IssuedVoucher = Voucher & { chosen: boolean }

/** What a new voucher is for. */
export type VoucherRequest = {
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

/** The holder of a lease: only it may release or record under the lease. */
export type Lease = {
  token: string
  voucher: Voucher
  /** Whether discrepancies had been opened for it when it was leased, resolved since or not. */
  hasDiscrepancies: boolean
}
