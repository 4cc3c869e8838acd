import {
  aCapture,
  aCapturedPurchase,
  aCollection,
  anOrder,
  aPayment,
  aPurchase,
  aRefund,
  aTransaction,
  AN_HOUR_AGO,
  JUST_NOW,
} from "../../__tests__/purchases"
import type { OrderTransaction } from "../../order-figures"
import type { PurchaseRefund, PurchaseSnapshot } from "../../purchase-snapshot"
import { captureInFlightUntil, findRepair, REPAIRS, REPAIRS_BEFORE_CAPTURE } from ".."

const CARD = "pp_stripe_stripe"
const refund = (change: object) => ({
  id: "ordtrx_refund",
  reference: "refund",
  referenceId: "pay_1",
  amount: "-300",
  ...change,
})
const captureRecorded = aTransaction(aCapture())
const abandoned = {
  id: "ordch_1",
  type: "credit_line",
  status: "pending",
  createdAt: AN_HOUR_AGO,
}

/** A purchase whose capture of 300 pesos has no transaction. */
const unrecorded = (capture = {}, payment = {}, collection = {}) =>
  aPurchase({
    collections: [
      aCollection({
        status: "completed",
        capturedAmount: "300",
        payments: [
          aPayment({ capturedAt: AN_HOUR_AGO, captures: [aCapture(capture)], ...payment }),
        ],
        ...collection,
      }),
    ],
  })

/** A purchase whose capture is recorded, with other words about it in payment and collection. */
const recorded = (payment: object, collection: object = {}) =>
  aPurchase({
    order: anOrder({ transactions: [captureRecorded] }),
    collections: [
      aCollection({
        capturedAmount: "300",
        payments: [aPayment({ captures: [aCapture()], ...payment })],
        ...collection,
      }),
    ],
  })

/** A captured purchase with refunds, by PayPro unless another provider is named last. */
const refunded = (
  transactions: OrderTransaction[],
  ...given: (PurchaseRefund | string)[]
): PurchaseSnapshot => {
  const providerId = given.find((one) => typeof one === "string")
  const payment = aPayment({
    capturedAt: AN_HOUR_AGO,
    captures: [aCapture()],
    refunds: given.filter((one) => typeof one !== "string"),
    ...(providerId && { providerId }),
  })
  return {
    ...aCapturedPurchase({ transactions }),
    collections: [aCollection({ status: "completed", capturedAmount: "300", payments: [payment] })],
  }
}

it("nothing is wrong with a purchase that was just placed, nor with one that was captured, nor with a cart", () => {
  const purchases = [aPurchase(), aCapturedPurchase(), aPurchase({ order: null })]
  for (const purchase of purchases) {
    expect(findRepair(purchase)).toBeNull()
    expect(findRepair(purchase, REPAIRS_BEFORE_CAPTURE)).toBeNull()
  }
})

describe("a repair finds", () => {
  it.each<[string, string, PurchaseSnapshot, object]>([
    [
      "canceled_order_reservations",
      "a canceled order that holds stock",
      aPurchase({ order: anOrder({ status: "canceled" }) }),
      { lineItemIds: ["ordli_1"] },
    ],
    [
      "missing_transactions",
      "a capture that the order does not know",
      unrecorded(),
      { orderId: "order_1", captures: [{ id: "capt_1", amount: "300", currencyCode: "mxn" }] },
    ],
    [
      "phantom_refunds",
      "a refund by a cancel that PayPro could not make",
      aCapturedPurchase({
        status: "canceled",
        reservedLineItemIds: [],
        transactions: [captureRecorded, refund({})],
      }),
      { transactionIds: ["ordtrx_refund"] },
    ],
    [
      "phantom_refunds",
      "a refund by a cancel, beside a return that is not recorded yet",
      refunded([captureRecorded, refund({ amount: "-100" })], aRefund({ amount: "200" })),
      { transactionIds: ["ordtrx_refund"] },
    ],
    [
      "phantom_refunds",
      "a refund that was refused while another one was recorded",
      aCapturedPurchase({ transactions: [captureRecorded, refund({ referenceId: "ref_9" })] }),
      { transactionIds: ["ordtrx_refund"] },
    ],
    [
      "abandoned_refunds",
      "a refund that no return and no transaction names, beside one that is true",
      refunded(
        [captureRecorded, refund({ referenceId: "ref_1", amount: "-100" })],
        aRefund({ amount: "100" }),
        aRefund({ id: "ref_2", amount: "50", isReturn: false }),
      ),
      { refundIds: ["ref_2"], collections: [{ id: "pay_col_1", refunded: "100" }] },
    ],
    [
      "repeated_transactions",
      "a capture that is recorded twice: the older transaction stays",
      aCapturedPurchase({
        transactions: [captureRecorded, { ...captureRecorded, id: "ordtrx_again" }],
      }),
      { transactionIds: ["ordtrx_again"] },
    ],
    [
      "repeated_transactions",
      "a return that is recorded twice",
      refunded(
        [
          captureRecorded,
          refund({ referenceId: "ref_1", amount: "-100" }),
          refund({ id: "ordtrx_again", referenceId: "ref_1", amount: "-100" }),
        ],
        aRefund({ amount: "100" }),
      ),
      { transactionIds: ["ordtrx_again"] },
    ],
    [
      "order_summary",
      "a summary that its transactions contradict",
      aCapturedPurchase({ summaryMatches: false }),
      { orderId: "order_1", version: 1 },
    ],
    [
      "captured_payments",
      "a payment that was captured in full and does not know it",
      recorded({}, { status: "completed" }),
      { collectionId: "pay_col_1", isCompleted: true, paymentIds: ["pay_1"] },
    ],
    [
      "captured_payments",
      "a collection that counts less than its captures",
      recorded({ amount: "400" }, { amount: "400", capturedAmount: "100" }),
      { collectionId: "pay_col_1", isCompleted: false, paymentIds: [] },
    ],
    [
      "captured_payments",
      "a canceled collection: its status stays",
      recorded({}, { status: "canceled" }),
      { isCompleted: false, paymentIds: ["pay_1"] },
    ],
    [
      "abandoned_order_changes",
      "a credit line that nobody will confirm",
      aPurchase({ order: anOrder({ openChanges: [abandoned] }) }),
      { changeIds: ["ordch_1"] },
    ],
  ])("%s: %s", (name, _, purchase, finding) => {
    expect(findRepair(purchase)).toMatchObject({ repair: { name }, finding })
  })

  it("lost_reservations: stock that a cancel released, before money is captured for it", () => {
    const reservations = [{ id: "resitem_1", inventoryItemId: "iitem_1" }]
    const stock = { managedLineItemIds: ["ordli_1"], deletedReservations: reservations }
    const purchase = aPurchase({ order: anOrder({ reservedLineItemIds: [], stock }) })
    expect(findRepair(purchase)).toBeNull()
    expect(findRepair(purchase, REPAIRS_BEFORE_CAPTURE)).toMatchObject({
      repair: { name: "lost_reservations" },
      finding: { reservations },
    })
  })
})

describe("no repair touches", () => {
  it.each<[string, PurchaseSnapshot]>([
    ["a capture that another process may be recording", unrecorded({ createdAt: JUST_NOW })],
    ["a capture of another provider", unrecorded({}, { providerId: CARD })],
    ["a capture on a collection that no order has", unrecorded({}, {}, { isLinkedToOrder: false })],
    [
      "another provider's payment, whatever it says of its captures",
      recorded({ providerId: CARD }, { capturedAmount: "0" }),
    ],
    [
      "a return, recorded under its refund's id",
      refunded([captureRecorded, refund({ referenceId: "ref_1" })], aRefund()),
    ],
    ["a return that is not recorded yet", refunded([captureRecorded], aRefund())],
    [
      "a refund that the provider is being asked about",
      refunded([captureRecorded], aRefund({ isReturn: false, createdAt: JUST_NOW })),
    ],
    [
      "a refund of another provider's payment",
      refunded([captureRecorded], aRefund({ isReturn: false }), CARD),
    ],
    [
      "an edit that a merchant has not confirmed",
      aPurchase({ order: anOrder({ openChanges: [{ ...abandoned, type: "edit" }] }) }),
    ],
    [
      "a credit line that is being confirmed",
      aPurchase({ order: anOrder({ openChanges: [{ ...abandoned, createdAt: JUST_NOW }] }) }),
    ],
  ])("%s", (_, purchase) => {
    expect(findRepair(purchase)).toBeNull()
  })
})

describe("a capture without a transaction is in flight", () => {
  const HALF_A_MINUTE_AGO = "2026-03-11T17:59:30.000Z"

  it.each([
    ["of PayPro's money, just made", {}, JUST_NOW, "2026-03-11T18:00:10.000Z"],
    ["of PayPro's money, half a minute old", {}, HALF_A_MINUTE_AGO, null],
    ["of another provider's", { providerId: CARD }, HALF_A_MINUTE_AGO, "2026-03-11T18:01:30.000Z"],
    ["of another provider's, an hour old", { providerId: CARD }, AN_HOUR_AGO, null],
  ])("%s", (_, payment, createdAt, until) => {
    expect(captureInFlightUntil(unrecorded({ createdAt }, payment))).toEqual(
      until === null ? null : new Date(until),
    )
  })

  it("never once it is recorded", () => {
    expect(captureInFlightUntil(aCapturedPurchase())).toBeNull()
  })
})

it("each repair has a name of its own", () => {
  const names = [...REPAIRS, ...REPAIRS_BEFORE_CAPTURE].map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
