import { MathBN } from "@medusajs/framework/utils"
import { outcomeOf } from "../lib/receipts"
import { hasReceived } from "../lib/voucher-state"
import type { Voucher } from "../modules/paypro/types"

/**
 * What a voucher means to the person who pays it:
 * - issuing: there is no reference yet
 * - waiting: nothing came so far · overdue: the store's deadline is over, and PayPro has not said so yet
 * - partially_paid: a part came, and the rest can still be paid
 * - paid
 * - with_store: money came and the voucher takes no more, or was given up before: the store has to act
 * - failed: PayPro closed it unpaid
 * - void: the store gave it up (another one was made, or the order was canceled); nobody should pay it
 */
export type ShopperState =
  "issuing" | "waiting" | "overdue" | "partially_paid" | "paid" | "with_store" | "failed" | "void"

type Facts = Pick<
  Voucher,
  | "status"
  | "status_code"
  | "amount"
  | "received_amount"
  | "disputed_amount"
  | "voided_at"
  | "expires_at"
>

export function shopperStateOf(voucher: Facts, now: Date): ShopperState {
  if (hasReceived(voucher) || voucher.disputed_amount) {
    return receivedState(voucher)
  }
  if (voucher.voided_at) {
    return "void"
  }
  switch (voucher.status) {
    case "failed":
      return "failed"
    case "issuing":
      return "issuing"
    default:
      return voucher.expires_at && voucher.expires_at <= now ? "overdue" : "waiting"
  }
}

/** Whether the shopper should pay (more) on it. */
export function isPayable(state: ShopperState): boolean {
  return state === "waiting" || state === "overdue" || state === "partially_paid"
}

/**
 * Pesos still to pay, as decimal text; "0" where all came. Nobody is asked for money that may have come: what is
 * disputed is not missing.
 */
export function missingOf({
  amount,
  received_amount,
  disputed_amount,
}: Pick<Facts, "amount" | "received_amount" | "disputed_amount">): string {
  const missing = MathBN.sub(amount, MathBN.add(received_amount ?? 0, disputed_amount ?? 0))
  return MathBN.gt(missing, 0) ? MathBN.convert(missing).toFixed() : "0"
}

function receivedState(voucher: Facts): ShopperState {
  if (voucher.voided_at) {
    return "with_store"
  }
  if (missingOf(voucher) === "0") {
    return MathBN.gte(voucher.received_amount ?? 0, voucher.amount) ? "paid" : "with_store"
  }
  const closed = voucher.status_code !== null && outcomeOf(voucher.status_code) === "failed"
  return closed ? "with_store" : "partially_paid"
}
