import { MathBN } from "@medusajs/framework/utils"
import {
  aCapture,
  aCollection,
  anOrder,
  aPayment,
  aSession,
  aTransaction,
  AN_HOUR_AGO,
  NOW,
} from "../../../medusa/__tests__/purchases"
import {
  capturesOf,
  type PurchaseCollection,
  type PurchaseOrder,
  type PurchasePayment,
  type PurchaseSession,
} from "../../../medusa/purchase-snapshot"
import { aPurchaseRow, aVoucherRow } from "../../../modules/paypro/__tests__/rows"
import type { Allocation, Callback, Purchase, Voucher } from "../../../modules/paypro/types"
import type { PurchaseState } from "../observe"
import { observed } from "./observed"
import type { Rules } from "../step"

export const OTHER_PROVIDER = "pp_system_default"

/** A voucher and what Medusa has for it. The n-th one of a purchase has ids that end in n. */
export type GivenVoucher = {
  row?: Partial<Voucher>
  /** Captured on its own session, and recorded on the order. */
  captured?: string
  /** Null where the session is gone. */
  session?: Partial<PurchaseSession> | null
  payment?: Partial<PurchasePayment>
  collection?: Partial<PurchaseCollection>
}

export type Situation = {
  /** Null before it is placed. */
  order?: Partial<PurchaseOrder> | null
  vouchers?: GivenVoucher[]
  /** Collections without a voucher. */
  others?: Partial<PurchaseCollection>[]
  purchase?: Partial<Purchase>
  allocations?: Allocation[]
  callbacks?: Callback[]
  cart?: PurchaseState["medusa"]["cart"]
}

/** A purchase of 300 pesos as `observe` reads it. The order owes nothing unless `outstanding` says so. */
export function aState(situation: Situation = {}): PurchaseState {
  const { order = {}, vouchers = [{}], others = [], allocations = [], callbacks = [] } = situation
  const collections = [
    ...vouchers.map(collectionOf),
    ...others.map((change) => aCollection({ id: "pay_col_other", isOfCart: false, ...change })),
  ]
  const isOpen = order === null
  const medusa: PurchaseState["medusa"] = {
    readAt: NOW,
    cart: situation.cart ?? { id: "cart_1", completedAt: isOpen ? null : AN_HOUR_AGO },
    order: order && orderOf(order, collections),
    collections: collections.map((collection) => ({
      ...collection,
      isLinkedToOrder: collection.isLinkedToOrder && !isOpen,
    })),
  }
  return {
    purchase: {
      ...aPurchaseRow({ order_id: isOpen ? null : "order_1", ...situation.purchase }),
      seen_settle_at: "",
      has_open_discrepancies: false,
      paid_elsewhere: allocations
        .filter(({ kind }) => kind === "paid_elsewhere")
        .map(({ booked_at }) => (booked_at ? "booked" : "recorded")),
      stuck_returns: allocations.filter(({ kind, booked_at }) => kind === "returned" && !booked_at),
    },
    medusa,
    vouchers: vouchers.map((voucher, index) =>
      observed(rowOf(voucher, index + 1), medusa, allocations),
    ),
    callbacks,
  }
}

/** Every capture that is there is recorded, and a canceled order holds no stock. */
function orderOf(change: Partial<PurchaseOrder>, collections: PurchaseCollection[]): PurchaseOrder {
  const captures = collections
    .filter(({ isLinkedToOrder }) => isLinkedToOrder)
    .flatMap((collection) => capturesOf(collection))
  return anOrder({
    transactions: captures.map((capture) => aTransaction(capture)),
    ...(change.status === "canceled" && { reservedLineItemIds: [] }),
    ...change,
  })
}

function rowOf({ row }: GivenVoucher, n: number): Voucher {
  return aVoucherRow({
    id: `ppvou_${n}`,
    trade_no: `trade_${n}`,
    payment_session_id: `payses_${n}`,
    payment_collection_id: `pay_col_${n}`,
    ...row,
  })
}

function collectionOf(voucher: GivenVoucher, index: number): PurchaseCollection {
  const n = index + 1
  const row = rowOf(voucher, n)
  const { captured = "0", session = {}, payment, collection } = voucher
  const amount = session?.amount ?? row.total_amount
  const isCaptured = MathBN.gt(captured, 0)
  const data = { trade_no: row.trade_no }
  return aCollection({
    id: `pay_col_${n}`,
    amount,
    isOfCart: n === 1,
    capturedAmount: captured,
    sessions: session ? [aSession({ id: row.payment_session_id, amount, data, ...session })] : [],
    payments:
      isCaptured || payment
        ? [
            aPayment({
              id: `pay_${n}`,
              amount,
              data,
              paymentSessionId: row.payment_session_id,
              capturedAt: MathBN.gte(captured, amount) ? AN_HOUR_AGO : null,
              captures: isCaptured ? [aCapture({ id: `capt_${n}`, amount: captured })] : [],
              ...payment,
            }),
          ]
        : [],
    ...collection,
  })
}

/** One that PayPro calls paid, with whole pesos for its total. */
export const paid = (pesos: number, more: GivenVoucher = {}): GivenVoucher => ({
  ...more,
  row: {
    status: "paid",
    amount: pesos,
    total_amount: String(pesos),
    received_amount: String(pesos),
    ...more.row,
  },
})

/** One that a part of came. */
export const partlyPaid = (received: string, of: number, more: GivenVoucher = {}): GivenVoucher =>
  paid(of, { ...more, row: { status: "partially_paid", received_amount: received, ...more.row } })

/** A collection that somebody marked as paid. */
export const markedAsPaid = (amount: string): Partial<PurchaseCollection> => ({
  id: "pay_col_manual",
  amount,
  status: "completed",
  capturedAmount: amount,
  sessions: [],
  payments: [
    aPayment({
      id: "pay_manual",
      amount,
      providerId: OTHER_PROVIDER,
      paymentSessionId: "payses_manual",
      capturedAt: AN_HOUR_AGO,
      captures: [aCapture({ id: "capt_manual", amount })],
    }),
  ],
})

/** A deadline that is over. */
export const overdue: Partial<Purchase> = {
  pay_by: new Date("2026-03-11T05:59:59.999Z"),
  cancel_at: new Date("2026-03-11T07:59:59.999Z"),
}

/** An order of which nothing was paid, as the cancel policy reads it. */
export const owingAll = (total: string): Partial<PurchaseOrder> => ({
  outstanding: total,
  summary: {
    total,
    paidTotal: "0",
    refundedTotal: "0",
    transactionTotal: "0",
    pendingDifference: total,
  },
})

/** Everything may be tried. */
export const RULES: Rules = { cancelUnpaidOrders: true, isRefused: () => false }
