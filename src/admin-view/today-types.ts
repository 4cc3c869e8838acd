import type { AdminMovementTotals, PayproBalance } from "./movement-types"
import type { AdminDiscrepancy } from "./types"

/** What a merchant does first in the morning. Each list is cut off at 20, with how many there are. */
export type AdminToday = {
  /** The day in Mexico City. */
  date: string
  last_callback_at: string | null
  last_job_run_at: string | null
  /** Paid in full and not fulfilled. */
  ready_to_ship: AdminTodayList<AdminTodayOrder>
  discrepancies: AdminTodayList<AdminDiscrepancy>
  /** Orders whose time to pay ends today. */
  due_today: AdminTodayList<AdminTodayUnpaidOrder>
  /** Orders that wait for their payment, those whose time ends first before others. */
  unpaid: AdminTodayList<AdminTodayUnpaidOrder>
  /** Yesterday's money. */
  yesterday: { date: string; totals: AdminMovementTotals }
  balance: PayproBalance | null
}
export type AdminTodayList<Item> = {
  count: number
  /** False where counting stopped at 1,000. */
  count_is_exact: boolean
  items: Item[]
}
export type AdminTodayOrder = {
  order_id: string
  order_display_id: number
  customer_name: string | null
  email: string | null
  phone: string | null
  total: string
  currency_code: string
  paid_at: string | null
}
export type AdminTodayUnpaidOrder = Omit<AdminTodayOrder, "paid_at"> & {
  outstanding: string
  pay_by: string | null
  cancel_at: string | null
  payment_url: string | null
  /** Pieces that are kept from other customers for it. */
  reserved_quantity: number
}
export type AdminTodayResponse = { today: AdminToday }
