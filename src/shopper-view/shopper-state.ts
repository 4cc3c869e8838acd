import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { roundedToCentavos, wholePesosToCollect } from "../lib/money"
import { outcomeOf } from "../lib/receipts"
import { hasReceived } from "../lib/voucher-state"
import type { Voucher } from "../modules/paypro/types"

/**
 * What a voucher means to the person who pays it:
 * - issuing: there is no reference yet
 * - waiting: nothing came so far · overdue: the store's deadline is over, and PayPro has not said so yet
 * - partially_paid: a part came, and the rest can still be paid
 * - paid
 * - rest_due: it was paid, and the order still owes something, which another voucher is for
 * - with_store: money came and the voucher takes no more, or was given up before: the store has to act
 * - failed: PayPro closed it unpaid
 * - void: the store gave it up (another one was made, or the order was canceled); nobody should pay it
 */
export type ShopperState =
  | "issuing"
  | "waiting"
  | "overdue"
  | "partially_paid"
  | "paid"
  | "rest_due"
  | "with_store"
  | "failed"
  | "void"

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

/** What the voucher's order owes; null until it is placed. */
export type OrderFacts = {
  /** The number that people know the order by. */
  number: number
  /** What it costs. */
  total: string
  /** Pesos beyond all money that is there, as decimal text. */
  owed: string
  /** Pesos that were paid beyond what it costs. */
  overpaid: string
  /** Whether some of it may be there: PayPro's statements differ, or say that it was taken back. */
  isDisputed: boolean
  isCanceled: boolean
}

export function shopperStateOf(voucher: Facts, now: Date, order: OrderFacts | null): ShopperState {
  const hasMoney = hasReceived(voucher) || voucher.disputed_amount !== null
  if (order?.isCanceled) {
    return hasMoney ? "with_store" : "void"
  }
  if (order && !isOwing(order)) {
    return order.isDisputed ? "with_store" : "paid"
  }
  return hasMoney ? receivedState(voucher, order) : unpaidState(voucher, now)
}

/** Whether the shopper should pay (more) on it. */
export function isPayable(state: ShopperState): boolean {
  return state === "waiting" || state === "overdue" || state === "partially_paid"
}

/**
 * Pesos still to pay, as decimal text; "0" where all came. Nobody is asked for money that may have come, nor for more
 * than the order owes.
 */
export function missingOf(voucher: Facts, order: OrderFacts | null): string {
  const missing = missingOfVoucher(voucher)
  if (!order) {
    return text(missing)
  }
  const owed = order.isCanceled ? 0 : wholePesosToCollect(order.owed)
  return text(MathBN.gt(missing, 0) ? MathBN.min(missing, owed) : owed)
}

/** Whether the voucher asks for more than the order still owes. */
export function asksTooMuch(voucher: Facts, order: OrderFacts | null): boolean {
  return order !== null && MathBN.gt(missingOfVoucher(voucher), wholePesosToCollect(order.owed))
}

function missingOfVoucher({ amount, received_amount, disputed_amount }: Facts): BigNumberInput {
  const missing = MathBN.sub(amount, MathBN.add(received_amount ?? 0, disputed_amount ?? 0))
  return MathBN.max(missing, 0)
}

/**
 * Pesos that came on the voucher and that its order does not cost, as decimal text; null where there are none. Without
 * an order nothing is too much yet.
 */
export function overpaidOf({ received_amount }: Facts, order: OrderFacts | null): string | null {
  const overpaid = MathBN.min(order?.overpaid ?? 0, received_amount ?? 0)
  return MathBN.gt(overpaid, 0) ? text(overpaid) : null
}

/** By the centavo. */
export function isOwing({ owed }: OrderFacts): boolean {
  return roundedToCentavos(owed).gt(0)
}

function unpaidState({ voided_at, status, expires_at }: Facts, now: Date): ShopperState {
  if (voided_at) {
    return "void"
  }
  switch (status) {
    case "failed":
      return "failed"
    case "issuing":
      return "issuing"
    default:
      return expires_at && expires_at <= now ? "overdue" : "waiting"
  }
}

function receivedState(voucher: Facts, order: OrderFacts | null): ShopperState {
  const closed = voucher.status_code !== null && outcomeOf(voucher.status_code) === "failed"
  const takesMore = !voucher.voided_at && !closed && MathBN.gt(missingOfVoucher(voucher), 0)
  if (takesMore) {
    return "partially_paid"
  }
  if (order) {
    return "rest_due"
  }
  const isWhole = MathBN.gte(voucher.received_amount ?? 0, voucher.amount)
  return isWhole && !voucher.voided_at ? "paid" : "with_store"
}

function text(amount: BigNumberInput): string {
  return MathBN.convert(amount).toFixed()
}
