import { MathBN } from "@medusajs/framework/utils"
import type { PaymentSessionStatus } from "@medusajs/framework/types"

/** What PayPro says of a voucher, in the plugin's words. */
export const VOUCHER_STATUSES = ["issuing", "open", "partially_paid", "paid", "failed"] as const
export type VoucherStatus = (typeof VOUCHER_STATUSES)[number]

/** A voucher's status and what PayPro has received on it: `null` while nothing was, else as PayPro printed it (pesos). */
export type VoucherState = {
  status: VoucherStatus
  received_amount: string | null
}

/** What a query or a callback says: PayPro's status code, and the amount it names, as printed. */
export type PayproStatement = { status: string; amount: string | null }

/**
 * PayPro's status code -> what it means. "0015" is in progress; whatever is not listed is an error
 * code that "can be treated as a failure" (PayPro, pay-in status codes).
 */
export function outcomeOf(payproStatus: string): Exclude<VoucherStatus, "issuing"> {
  switch (payproStatus) {
    case "0000":
      return "paid"
    case "0001":
      return "partially_paid"
    case "0015":
      return "open"
    default:
      return "failed"
  }
}

const RANK: Record<VoucherStatus, number> = {
  issuing: 0,
  open: 1,
  failed: 2,
  partially_paid: 3,
  paid: 4,
}

/**
 * Where a statement of PayPro leads from a state. Statements arrive late, twice and out of order, so this is
 * a join: the further status wins, money once received stays received, and the order of arrival has no say.
 * A failure after a part was received leaves `partially_paid`: that money is there.
 * An amount is read only off a paid status (a failed one carries the amount that was asked for).
 */
export function afterStatement(state: VoucherState, statement: PayproStatement): VoucherState {
  const outcome = outcomeOf(statement.status)
  const named = isPaidStatus(outcome) ? statement.amount : null
  return {
    status: RANK[outcome] > RANK[state.status] ? outcome : state.status,
    received_amount: larger(state.received_amount, named),
  }
}

/** A statement that claims money without saying how much, or less than it said before: nothing to act on. */
export function contradicts(state: VoucherState, statement: PayproStatement): boolean {
  if (!isPaidStatus(outcomeOf(statement.status))) {
    return false
  }
  if (statement.amount === null || MathBN.lte(statement.amount, 0)) {
    return true
  }
  return state.received_amount !== null && MathBN.lt(statement.amount, state.received_amount)
}

/** Whether two states are the same fact; "300" and "300.00" are. */
export function sameState(a: VoucherState, b: VoucherState): boolean {
  return a.status === b.status && MathBN.eq(a.received_amount ?? 0, b.received_amount ?? 0)
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

/**
 * Whether PayPro has nothing more to say: paid in full, or failed. A voucher paid in part can still be paid
 * up, unless the last thing PayPro said of it (`statusCode`) was a failure.
 */
export function isFinal(state: VoucherState, statusCode: string | null, amount: number): boolean {
  const failed = statusCode !== null && outcomeOf(statusCode) === "failed"
  const paidInFull = state.status === "paid" && MathBN.gte(state.received_amount ?? 0, amount)
  return failed || paidInFull
}

function isPaidStatus(status: VoucherStatus): boolean {
  return status === "paid" || status === "partially_paid"
}

function larger(a: string | null, b: string | null): string | null {
  if (a === null || b === null) {
    return a ?? b
  }
  return MathBN.gt(b, a) ? b : a
}

function assertNever(value: never): never {
  throw new Error(`Unknown voucher status: ${String(value)}`)
}
