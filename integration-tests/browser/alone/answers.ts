import type {
  AdminMovement,
  AdminMovementsResponse,
  AdminMovementTotals,
} from "../../../src/admin-view/movement-types"
import type { AdminTodayResponse, AdminTodayUnpaidOrder } from "../../../src/admin-view/today-types"
import type {
  AdminDiscrepanciesResponse,
  AdminDiscrepancy,
  AdminPayproOrder,
  AdminPayproOrderResponse,
} from "../../../src/admin-view/types"

/** What the server says of a store that had a busy day: paid, part-paid, returned in part, late money applied. */

export const ORDER: AdminPayproOrder = {
  order_id: "order_12",
  outstanding: "-50",
  owed: "0",
  currency_code: "mxn",
  payment_url: null,
  can_be_collected: false,
  pay_by: null,
  cancel_at: null,
  vouchers: [],
  discrepancies: [],
  payments_elsewhere: [],
  returns: [
    {
      id: "allo_1",
      amount: "20",
      trade_no: "20261126101010123456789012",
      tracking_key: "MBAN01002611260001234567",
      returned_on: "2026-11-26",
      note: "One cup arrived broken.",
      created_by: "user_1",
      created_by_name: "ana@example.mx",
      created_at: "2026-11-26T18:30:00.000Z",
      booked_at: null,
      refund_id: null,
    },
  ],
  returnable: { uncaptured: "30", overpaid: "20", write_off: "1200", obstacle: null },
}

export const orderResponse = (order: Partial<AdminPayproOrder> = {}): AdminPayproOrderResponse => ({
  order: { ...ORDER, ...order },
})

export const DISCREPANCY: AdminDiscrepancy = {
  id: "disc_1",
  kind: "received_after_cancellation",
  values: { received: "300", captured: "0" },
  purchase_id: "cart_1",
  voucher_id: "vou_1",
  callback_id: null,
  trade_no: "20261125101010123456789012",
  order_id: "order_9",
  order_display_id: 9,
  amount: "300",
  currency_code: "mxn",
  created_at: new Date(Date.now() - 3 * 86_400_000).toISOString(),
  resolved_at: null,
  resolved_by: null,
  resolved_by_name: null,
  note: null,
}

export const discrepancies = (): AdminDiscrepanciesResponse => ({
  discrepancies: [DISCREPANCY],
  count: 1,
  count_is_exact: true,
  limit: 20,
  offset: 0,
})

export const TOTALS: AdminMovementTotals = {
  received: "2850.10",
  captured: "2000.10",
  applied: "300",
  set_aside: "0",
  returned_uncaptured: "50",
  returned_captured: "100",
  held: "500",
  paid_elsewhere: "450",
  by_way_code: {
    va: { received: "1650.10", captured: "1200.10" },
    store: { received: "1200", captured: "800" },
  },
}

const BALANCE = { available: "10250.50", frozen: "0", unsettled: "1650.10" }

const MOVEMENT: AdminMovement = {
  id: "rec_1",
  kind: "received",
  date: "2026-11-27",
  at: "2026-11-27T17:05:00.000Z",
  amount: "1650.10",
  currency_code: "mxn",
  order_id: "order_12",
  order_display_id: 12,
  trade_no: "20261127101010123456789012",
  way_code: "va",
  method: null,
  utr: "MBAN01002611270007654321",
  tracking_key: null,
  reference: null,
  refund_id: null,
  created_by: null,
  created_by_name: null,
  note: null,
}

export function movements({ from, to }: { from: string; to: string }): AdminMovementsResponse {
  const returned: AdminMovement = {
    ...MOVEMENT,
    id: "allo_1",
    kind: "returned",
    amount: "50",
    utr: null,
    tracking_key: "BNET01002611270000000042",
    created_by: "user_1",
    created_by_name: "ana@example.mx",
    note: "Paid twice",
  }
  const elsewhere: AdminMovement = {
    ...MOVEMENT,
    id: "allo_2",
    kind: "paid_elsewhere",
    amount: "450",
    way_code: null,
    trade_no: null,
    utr: null,
    method: "card_terminal",
    reference: "Autorización 004711",
    created_by: "user_1",
    created_by_name: "ana@example.mx",
    note: "Pagó en mostrador",
  }
  return {
    from,
    to,
    totals: TOTALS,
    held_now: "800",
    balance: BALANCE,
    movements: [
      MOVEMENT,
      { ...MOVEMENT, id: "cap_1", kind: "captured", amount: "1200.10" },
      { ...MOVEMENT, id: "allo_0", kind: "applied", amount: "300", order_display_id: 14 },
      returned,
      elsewhere,
    ],
    count: 5,
    count_is_exact: true,
    limit: 20,
    offset: 0,
  }
}

const UNPAID: AdminTodayUnpaidOrder = {
  order_id: "order_15",
  order_display_id: 15,
  customer_name: "María José Hernández",
  email: "maria@example.mx",
  phone: "55 1234 5678",
  total: "1349.10",
  currency_code: "mxn",
  outstanding: "1349.10",
  pay_by: new Date(Date.now() + 6 * 3_600_000).toISOString(),
  cancel_at: new Date(Date.now() + 8 * 3_600_000).toISOString(),
  payment_url: "https://store.example/paypro/pay/abc",
  reserved_quantity: 2,
}

export const today = (): AdminTodayResponse => ({
  today: {
    date: "2026-11-28",
    last_callback_at: new Date(Date.now() - 25 * 60_000).toISOString(),
    last_job_run_at: new Date(Date.now() - 60_000).toISOString(),
    ready_to_ship: {
      count: 1,
      count_is_exact: true,
      items: [
        {
          order_id: "order_12",
          order_display_id: 12,
          customer_name: "Luis Pérez",
          email: "luis@example.mx",
          phone: null,
          total: "1200.10",
          currency_code: "mxn",
          paid_at: "2026-11-27T17:05:00.000Z",
        },
      ],
    },
    discrepancies: { count: 1, count_is_exact: true, items: [DISCREPANCY] },
    due_today: { count: 1, count_is_exact: true, items: [UNPAID] },
    unpaid: {
      count: 1_000,
      count_is_exact: false,
      items: [
        UNPAID,
        {
          ...UNPAID,
          order_id: "order_16",
          order_display_id: 16,
          customer_name: null,
          phone: null,
          payment_url: null,
          reserved_quantity: 1,
          cancel_at: null,
        },
      ],
    },
    yesterday: { date: "2026-11-27", totals: TOTALS },
    balance: BALANCE,
  },
})
