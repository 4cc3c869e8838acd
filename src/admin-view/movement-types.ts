import type { MovementKind } from "../lib/movements"
import type { WayCode } from "../lib/options"
import type { PaymentMethodElsewhere } from "../lib/payments-elsewhere"

/** One change of where money is. Amounts are pesos; one below zero corrects an earlier one. */
export type AdminMovement = {
  /** The row it comes from: a receipt, capture or allocation. */
  id: string
  kind: MovementKind
  /** The day in Mexico City, as `2026-11-23`: of the payment or transfer itself where that is known. */
  date: string
  /** The moment that it is ordered by. */
  at: string
  amount: string
  currency_code: string
  /** The order that it is about: the one it was applied to, for money that was applied. */
  order_id: string | null
  order_display_id: number | null
  /** PayPro's folio. */
  trade_no: string | null
  way_code: WayCode | null
  /** How a payment elsewhere was made. */
  method: PaymentMethodElsewhere | null
  utr: string | null
  /** Of a return's transfer. */
  tracking_key: string | null
  /** Of a payment elsewhere. */
  reference: string | null
  /** Whether a return was of captured money, and so is a refund in Medusa. */
  refund_id: string | null
  created_by: string | null
  created_by_name: string | null
  note: string | null
}

/** Sums of a period, in pesos: received = captured + applied + set_aside + returned_uncaptured + held. */
export type AdminMovementTotals = {
  received: string
  captured: string
  applied: string
  set_aside: string
  returned_uncaptured: string
  /** Returns of captured money: refunds in Medusa. */
  returned_captured: string
  /** By how much the money that nothing was decided about has grown in the period; below zero where it fell. */
  held: string
  /** Without PayPro, so in none of the sums above. */
  paid_elsewhere: string
  /** The same sums by method. */
  by_way_code: Record<WayCode, { received: string; captured: string }>
}

export type AdminMovementsResponse = {
  /** Days in Mexico City; both belong to the period. */
  from: string
  to: string
  totals: AdminMovementTotals
  /** All money that nothing was decided about as of now. */
  held_now: string
  /** What PayPro says it holds for the store, where it says it; null where it cannot be asked. */
  balance: PayproBalance | null
  movements: AdminMovement[]
  count: number
  /** False where counting stopped at 10,000. */
  count_is_exact: boolean
  limit: number
  offset: number
}
export type PayproBalance = { available: string; frozen: string; unsettled: string }
