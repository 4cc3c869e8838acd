/** How much of an order's money can be recorded as returned, in pesos. */
export type AdminReturnable = {
  /** Received and never captured: no order is touched by its return. */
  uncaptured: string
  /** Captured beyond what the order costs: its return makes the order even. All that was captured, once it is canceled. */
  overpaid: string
  /** Captured for what the order costs: its return makes the order's total fall, and has to be confirmed. */
  write_off: string
  /** What stands in the way now: `open_change` of captured money, `being_recorded` of all. */
  obstacle: ReturnObstacle | null
}

/** `open_change`: an edit, exchange, claim, return or transfer of the order is not confirmed. */
export type ReturnObstacle = "open_change" | "being_recorded"

/** Money that staff sent back from the store's bank, as they recorded it. */
export type AdminReturn = {
  id: string
  amount: string
  /** Of which voucher's money. */
  trade_no: string | null
  tracking_key: string
  /** The day of the transfer in Mexico City, as `2026-11-23`. */
  returned_on: string
  note: string
  /** User id, or API key id. */
  created_by: string
  /** Name or e-mail of that user. */
  created_by_name: string | null
  created_at: string
  /** When Medusa had it booked; null while it is not. */
  booked_at: string | null
  /** Medusa's refund, for money that was captured. */
  refund_id: string | null
}
