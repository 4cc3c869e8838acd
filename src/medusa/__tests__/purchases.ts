import type {
  PaymentMovement,
  PurchaseCollection,
  PurchaseOrder,
  PurchasePayment,
  PurchaseRefund,
  PurchaseSession,
  PurchaseSnapshot,
} from "../purchase-snapshot"

export const NOW = "2026-03-11T18:00:00.000Z"
export const AN_HOUR_AGO = "2026-03-11T17:00:00.000Z"
export const JUST_NOW = "2026-03-11T17:59:50.000Z"

export const aCapture = (change: Partial<PaymentMovement> = {}): PaymentMovement => ({
  id: "capt_1",
  amount: "300",
  createdAt: AN_HOUR_AGO,
  ...change,
})

/** A refund of 300 pesos that staff recorded as a return. */
export const aRefund = (change: Partial<PurchaseRefund> = {}): PurchaseRefund => ({
  ...aCapture({ id: "ref_1" }),
  isReturn: true,
  ...change,
})

/** A payment of PayPro's for 300 pesos, nothing captured. */
export const aPayment = (change: Partial<PurchasePayment> = {}): PurchasePayment => ({
  id: "pay_1",
  amount: "300",
  providerId: "pp_paypro-va_paypro",
  capturedAt: null,
  canceledAt: null,
  paymentSessionId: "payses_1",
  data: {},
  captures: [],
  refunds: [],
  ...change,
})

export const aSession = (change: Partial<PurchaseSession> = {}): PurchaseSession => ({
  id: "payses_1",
  amount: "300",
  status: "pending_authorization",
  providerId: "pp_paypro-va_paypro",
  data: {},
  createdAt: AN_HOUR_AGO,
  ...change,
})

export const aCollection = (change: Partial<PurchaseCollection> = {}): PurchaseCollection => ({
  id: "pay_col_1",
  amount: "300",
  status: "awaiting",
  capturedAmount: "0",
  currencyCode: "mxn",
  isLinkedToOrder: true,
  isOfCart: true,
  sessions: [aSession()],
  payments: [],
  ...change,
})

/** A pending order that holds its stock. */
export const anOrder = (change: Partial<PurchaseOrder> = {}): PurchaseOrder => ({
  id: "order_1",
  status: "pending",
  version: 1,
  createdAt: AN_HOUR_AGO,
  isPlacedFromCart: true,
  hasItemsRequestedBack: false,
  summary: null,
  transactions: [],
  placedTotal: "300",
  outstanding: "0",
  summaryMatches: true,
  hasDuplicateTransactions: false,
  hasCreditLines: false,
  openChanges: [],
  isFulfilled: false,
  hasItemsToShip: true,
  reservedLineItemIds: ["ordli_1"],
  stock: null,
  ...change,
})

export const aPurchase = (change: Partial<PurchaseSnapshot> = {}): PurchaseSnapshot => ({
  readAt: NOW,
  cart: { id: "cart_1", completedAt: AN_HOUR_AGO },
  order: anOrder(),
  collections: [aCollection()],
  ...change,
})

/** The order's transaction of a capture. */
export const aTransaction = (capture: PaymentMovement, id = `ordtrx_${capture.id}`) => ({
  id,
  reference: "capture",
  referenceId: capture.id,
  amount: capture.amount,
})

/** A purchase that was captured in full, and knows it. */
export const aCapturedPurchase = (change: Partial<PurchaseOrder> = {}): PurchaseSnapshot => {
  const capture = aCapture()
  return aPurchase({
    order: anOrder({ transactions: [aTransaction(capture)], ...change }),
    collections: [
      aCollection({
        status: "completed",
        capturedAmount: "300",
        payments: [aPayment({ capturedAt: AN_HOUR_AGO, captures: [capture] })],
      }),
    ],
  })
}
