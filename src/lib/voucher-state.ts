import { MathBN } from "@medusajs/framework/utils"
import type { PaymentSessionStatus } from "@medusajs/framework/types"

/** What PayPro says of a voucher, in the plugin's words. */
export const VOUCHER_STATUSES = ["issuing", "open", "partially_paid", "paid", "failed"] as const
export type VoucherStatus = (typeof VOUCHER_STATUSES)[number]

/** A voucher's status and what PayPro has received on it, in pesos as decimal text; null while nothing came. */
export type VoucherState = {
  status: VoucherStatus
  received_amount: string | null
}

export function hasReceived(state: VoucherState): boolean {
  return MathBN.gt(state.received_amount ?? 0, 0)
}

/**
 * What Medusa's payment session should be told. Money that came is `authorized` and never `captured`:
 * with `captured` the core would book the whole amount for a part (see docs/flow.md).
 */
export function medusaStatusOf(state: VoucherState): PaymentSessionStatus {
  if (hasReceived(state)) {
    return "authorized"
  }
  switch (state.status) {
    case "issuing":
    case "open":
      return "pending_authorization"
    case "failed":
      return "error"
    case "partially_paid":
    case "paid":
      // Money was claimed and no amount named: not authorized until PayPro says how much.
      return "pending_authorization"
    default:
      return assertNever(state.status)
  }
}

function assertNever(value: never): never {
  throw new Error(`Unknown voucher status: ${String(value)}`)
}
