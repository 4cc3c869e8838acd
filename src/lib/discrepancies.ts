/** What may be wrong with money, one kind a situation; docs/operations.md says what to do about each. */
export const DISCREPANCY_KINDS = [
  "underpaid",
  "overpaid",
  "received_after_cancellation",
  "paid_order_canceled",
  "received_without_order",
  "unmatched",
  "amount_unclear",
  "unconfirmed_callback",
  "reversed",
  "not_booked",
  "incomplete_order",
  "unpaid_order",
  "unanswered",
] as const
export type DiscrepancyKind = (typeof DISCREPANCY_KINDS)[number]

/** Money that no order has captured. Resolving one of these sets the money aside, and it is never captured. */
export const HELD_MONEY_KINDS: readonly DiscrepancyKind[] = [
  "overpaid",
  "received_after_cancellation",
  "received_without_order",
  "not_booked",
  "unmatched",
]

type Named = { kind: DiscrepancyKind; amount: string | null }

/** Whether money is there for it. One that was not booked and names no amount is about something that was done before. */
export function isOfMoneyThere({ kind, amount }: Named): boolean {
  return kind !== "not_booked" || amount !== null
}

/** Whether resolving it sets money aside, where it is about money that no order has captured. */
export function setsMoneyAside(discrepancy: Named): boolean {
  return HELD_MONEY_KINDS.includes(discrepancy.kind) && isOfMoneyThere(discrepancy)
}

/** Why an order that is past its deadline and still owes was not canceled. */
export const UNPAID_ORDER_CLAUSES = [
  "not_pending",
  "not_from_cart",
  "partly_paid",
  "credit_line",
  "open_change",
  "fulfilled",
  "captured",
  "paid_otherwise",
  "money_received",
  "amount_unclear",
  "callback_claims_money",
  "no_answer",
  "refused",
] as const
export type UnpaidOrderClause = (typeof UNPAID_ORDER_CLAUSES)[number]

/** Values that are pesos, as decimal text. */
export const MONEY_VALUES: readonly string[] = [
  "received",
  "outstanding",
  "captured",
  "disputed",
  "amount",
  "returned",
]

/** The facts of each kind. Texts are made from them in the reader's language, so none of them is a sentence of ours. */
export type DiscrepancyValues = {
  underpaid: { received: string; outstanding: string }
  overpaid: { received: string; captured: string }
  received_after_cancellation: { received: string; captured: string }
  paid_order_canceled: { captured: string }
  /** `reason`: why Medusa did not place the order, in its own words. */
  received_without_order: { received: string; reason?: string }
  unmatched: { trade_no: string; amount?: string }
  /** `problem`: why a message cannot be read. */
  amount_unclear: { received: string; disputed: string } | { problem: string }
  unconfirmed_callback: { status_code: string; amount?: string }
  reversed: { received: string }
  /**
   * `reason`: `return_open` while items are requested back, `order_gone` where it was deleted, `received_less` where more
   * is captured than was received, else the error's own words. With `tracking_key`, of a return that Medusa has not booked.
   */
  not_booked:
    | { received: string; captured: string; reason: string }
    | { returned: string; tracking_key: string; reason: string }
  incomplete_order: { order_id: string }
  unpaid_order: { clause: UnpaidOrderClause; outstanding: string }
  unanswered: { reason: "no_final_answer" | "other_merchant"; days?: string }
}

/** A kind with its own values. */
export type DiscrepancyFact = {
  [Kind in DiscrepancyKind]: { kind: Kind; values: DiscrepancyValues[Kind] }
}[DiscrepancyKind]
