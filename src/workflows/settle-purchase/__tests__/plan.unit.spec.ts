import {
  aCapture,
  aCollection,
  anOrder,
  aPayment,
  aPurchase,
  aSession,
  aTransaction,
  AN_HOUR_AGO,
  JUST_NOW,
} from "../../../medusa/__tests__/purchases"
import type { PurchaseCollection, PurchaseOrder } from "../../../medusa/purchase-snapshot"
import type { IncompleteOrder } from "../../../medusa/repairs/index"
import type { Voucher } from "../../../modules/paypro/types"
import { discrepanciesOf } from "../discrepancies"
import { voucherSnapshotOf, type VoucherSnapshot } from "../observe"
import { planStep } from "../plan"

const SESSION = "payses_1"
const voucher = (change: Partial<Voucher> = {}) =>
  ({
    payment_session_id: SESSION,
    payment_collection_id: "pay_col_1",
    provider_id: "pp_paypro-va_paypro",
    cart_id: "cart_1",
    amount: 300,
    status: "open",
    received_amount: null,
    voided_at: null,
    payment_info: "646180123456789013",
    ...change,
  }) as Voucher

/** A voucher's snapshot of a placed order. The collection is for what the session is for. */
const snapshot = (change: Partial<VoucherSnapshot> = {}): VoucherSnapshot => ({
  purchase: aPurchase(),
  collection: aCollection({ amount: change.session?.amount ?? "300" }),
  session: aSession(),
  payment: null,
  captured: 0,
  capturedInCollection: 0,
  cartId: "cart_1",
  incompleteOrder: null,
  order: anOrder(),
  ...change,
})

/** The voucher's payment, with what was captured of it and is recorded on the order. */
const captured = (amount: number, change: Partial<VoucherSnapshot> = {}) => {
  const capture = aCapture({ amount: String(amount) })
  return snapshot({
    payment: aPayment({ captures: [capture], capturedAt: amount === 300 ? AN_HOUR_AGO : null }),
    captured: amount,
    capturedInCollection: amount,
    order: anOrder({ transactions: [aTransaction(capture)] }),
    ...change,
  })
}

const canceledPayment = aPayment({
  canceledAt: AN_HOUR_AGO,
  captures: [aCapture({ amount: "100" })],
})

const all = { cancelOrder: true, completeCart: true, setAside: false }
const paid = voucher({ status: "paid", received_amount: "300.00" })
const part = voucher({ status: "partially_paid", received_amount: "100" })
const failed = voucher({ status: "failed" })

const incomplete = (change: Partial<IncompleteOrder>): IncompleteOrder => ({
  id: "order_1",
  isInFlight: false,
  isCapturable: true,
  ...change,
})

const lackingStock = aPurchase({
  order: anOrder({
    reservedLineItemIds: [],
    stock: {
      managedLineItemIds: ["ordli_1"],
      deletedReservations: [{ id: "resitem_1", inventoryItemId: "iitem_1" }],
    },
  }),
})

describe("planStep", () => {
  it.each<[string, Voucher, VoucherSnapshot, object]>([
    ["open: waits", voucher(), snapshot(), { do: "nothing" }],
    [
      "paid: captures",
      paid,
      snapshot(),
      { do: "capture", amount: 300, paymentId: null, sessionId: SESSION },
    ],
    ["paid and captured: done", paid, captured(300), { do: "nothing" }],
    [
      "a part: captures the part",
      part,
      snapshot(),
      { do: "capture", amount: 100, paymentId: null },
    ],
    ["a part, captured: waits", part, captured(100), { do: "nothing" }],
    [
      "paid up: captures the rest",
      paid,
      captured(100),
      { do: "capture", amount: 200, paymentId: "pay_1" },
    ],
    [
      "paid too much: captures what is due",
      voucher({ status: "paid", received_amount: "450" }),
      snapshot(),
      { do: "capture", amount: 300 },
    ],
    [
      "rounded up: captures what the order costs",
      voucher({ amount: 301, status: "paid", received_amount: "301" }),
      snapshot({ session: aSession({ amount: "300.5" }) }),
      { do: "capture", amount: 300.5 },
    ],
    [
      "paid before the order: completes the cart",
      paid,
      snapshot({ purchase: aPurchase({ order: null }), order: null }),
      { do: "complete_cart", cartId: "cart_1" },
    ],
    [
      "paid, and the cart has an order that its payment is not linked to: completes nothing again",
      paid,
      snapshot({ order: null }),
      { do: "nothing" },
    ],
    [
      "paid, no cart: leaves the money",
      paid,
      snapshot({ order: null, cartId: null }),
      { do: "nothing" },
    ],
    [
      "paid, order canceled: leaves the money",
      paid,
      snapshot({ order: anOrder({ status: "canceled" }) }),
      { do: "nothing" },
    ],
    ["paid, session gone: leaves the money", paid, snapshot({ session: null }), { do: "nothing" }],
    [
      "paid up, session gone and payment there: captures",
      paid,
      captured(100, { session: null }),
      { do: "capture", amount: 200, paymentId: "pay_1" },
    ],
    ["failed: cancels the order", failed, snapshot(), { do: "cancel_order", orderId: "order_1" }],
    [
      "failed, order canceled: marks the session",
      failed,
      snapshot({ order: anOrder({ status: "canceled" }) }),
      { do: "fail_session" },
    ],
    [
      "failed, no order: marks the session",
      failed,
      snapshot({ order: null }),
      { do: "fail_session" },
    ],
    ["failed, replaced by another session", failed, snapshot({ session: null }), { do: "nothing" }],
    [
      "failed, voided",
      voucher({ status: "failed", voided_at: new Date() }),
      snapshot(),
      { do: "nothing" },
    ],
    [
      "failed, paid by another voucher",
      failed,
      snapshot({ capturedInCollection: 300 }),
      { do: "nothing" },
    ],
    [
      "paid while its order is being placed",
      paid,
      snapshot({ order: null, incompleteOrder: incomplete({ isInFlight: true }) }),
      { do: "await_order" },
    ],
    [
      "paid, and the process that placed its order died before it reserved stock",
      paid,
      snapshot({ incompleteOrder: incomplete({ isCapturable: false }) }),
      { do: "nothing" },
    ],
    [
      "paid, and the process that placed its order died before it authorized the session",
      paid,
      snapshot({ incompleteOrder: incomplete({}) }),
      { do: "capture", amount: 300 },
    ],
    [
      "paid, and somebody else paid for all of it",
      paid,
      snapshot({ capturedInCollection: 300 }),
      { do: "nothing" },
    ],
    [
      "paid, and somebody else paid for a part of it: captures the rest",
      paid,
      snapshot({ capturedInCollection: 100 }),
      { do: "capture", amount: 200 },
    ],
    [
      "paid, and the core has canceled its payment since a part came",
      paid,
      captured(100, { payment: canceledPayment }),
      { do: "nothing" },
    ],
    [
      "failed, and its order was paid on another collection",
      failed,
      snapshot({ order: anOrder({ transactions: [aTransaction(aCapture())] }) }),
      { do: "fail_session", sessionId: SESSION },
    ],
    [
      "open, and its canceled order holds stock: repairs first",
      voucher(),
      snapshot({ purchase: aPurchase({ order: anOrder({ status: "canceled" }) }) }),
      { do: "repair", repair: { name: "canceled_order_reservations" } },
    ],
    [
      "paid, and a cancel that was killed half-way released the stock: gets it back first",
      paid,
      snapshot({ purchase: lackingStock }),
      { do: "repair", repair: { name: "lost_reservations" } },
    ],
    [
      "open, and the stock was released: leaves it to the merchant",
      voucher(),
      snapshot({ purchase: lackingStock }),
      { do: "nothing" },
    ],
    [
      "a capture that somebody may be recording right now",
      paid,
      snapshot({
        purchase: aPurchase({
          collections: [
            aCollection({
              payments: [aPayment({ captures: [aCapture({ createdAt: JUST_NOW })] })],
            }),
          ],
        }),
      }),
      { do: "await_transaction" },
    ],
  ])("%s", (_, told, now, expected) => {
    expect(planStep(told, now, all)).toMatchObject(expected)
  })

  it("does not touch money that a person dealt with before there was an order", () => {
    const setAside = { ...all, setAside: true }
    expect(planStep(paid, snapshot({ order: null }), setAside)).toEqual({ do: "nothing" })
    expect(planStep(paid, snapshot(), setAside)).toEqual({ do: "nothing" })
    expect(planStep(paid, captured(100), setAside)).toMatchObject({ do: "capture", amount: 200 })
  })

  it("does not try again what Medusa refused", () => {
    expect(planStep(paid, snapshot({ order: null }), { ...all, completeCart: false })).toEqual({
      do: "nothing",
    })
    expect(planStep(failed, snapshot(), { ...all, cancelOrder: false })).toMatchObject({
      do: "fail_session",
    })
  })
})

describe("discrepanciesOf: what was received and not captured has a name", () => {
  it.each<[string, Voucher, VoucherSnapshot, { kind: string; amount: string }[]]>([
    ["open", voucher(), snapshot(), []],
    ["paid and captured", paid, captured(300), []],
    ["a part", part, captured(100), [{ kind: "underpaid", amount: "200" }]],
    [
      "too much",
      voucher({ status: "paid", received_amount: "450.50" }),
      captured(300),
      [{ kind: "overpaid", amount: "150.5" }],
    ],
    [
      "after the order was canceled",
      paid,
      snapshot({ order: anOrder({ status: "canceled" }) }),
      [{ kind: "received_after_cancellation", amount: "300" }],
    ],
    [
      "too much, after the order was canceled",
      voucher({ status: "paid", received_amount: "450" }),
      snapshot({ order: anOrder({ status: "canceled" }) }),
      [
        { kind: "overpaid", amount: "150" },
        { kind: "received_after_cancellation", amount: "300" },
      ],
    ],
    [
      "captured and canceled",
      paid,
      captured(300, { order: anOrder({ status: "canceled" }) }),
      [{ kind: "received_after_cancellation", amount: "300" }],
    ],
    [
      "on a replaced voucher",
      paid,
      snapshot({ session: null }),
      [{ kind: "received_after_cancellation", amount: "300" }],
    ],
    [
      "without an order",
      paid,
      snapshot({ order: null }),
      [{ kind: "received_without_order", amount: "300" }],
    ],
    [
      "without a checkout",
      paid,
      snapshot({ order: null, session: null }),
      [{ kind: "received_without_order", amount: "300" }],
    ],
  ])("%s", (_, told, now, expected) => {
    expect(discrepanciesOf(told, now)).toEqual(
      expected.map((discrepancy) => expect.objectContaining(discrepancy)),
    )
  })

  it("names what came for a purchase that somebody else had paid", () => {
    expect(discrepanciesOf(paid, snapshot({ capturedInCollection: 300 }))).toMatchObject([
      { kind: "overpaid", amount: "300" },
    ])
    expect(discrepanciesOf(paid, snapshot({ capturedInCollection: 100 }))).toMatchObject([
      { kind: "overpaid", amount: "100" },
    ])
  })

  it("names what came after the core had canceled the payment", () => {
    const now = captured(100, { payment: canceledPayment })
    expect(discrepanciesOf(paid, now)).toMatchObject([
      { kind: "received_after_cancellation", amount: "200" },
    ])
    expect(discrepanciesOf(part, now)).toEqual([])
  })

  it("names money that a person dealt with before the order was placed, until it is captured", () => {
    expect(discrepanciesOf(paid, snapshot(), { setAside: true })).toMatchObject([
      { kind: "received_after_cancellation", amount: "300" },
    ])
    expect(discrepanciesOf(paid, captured(300), { setAside: true })).toEqual([])
  })

  it("asks nothing of a shopper who paid the next whole peso", () => {
    const rounded = voucher({ amount: 301, status: "paid", received_amount: "301" })
    const session = aSession({ amount: "300.5", status: "authorized" })
    expect(discrepanciesOf(rounded, snapshot({ session }))).toEqual([])
  })
})

describe("voucherSnapshotOf", () => {
  const named = { data: { trade_no: "1" } }
  const own = voucher({ trade_no: "1" })
  const pick = (collection: Partial<PurchaseCollection>, order: Partial<PurchaseOrder> = {}) =>
    voucherSnapshotOf(
      own,
      aPurchase({ order: anOrder(order), collections: [aCollection(collection)] }),
    )

  it("counts what the voucher captured, and what the whole collection did", () => {
    const payments = [
      aPayment({ ...named, captures: [aCapture({ amount: "100.10" })] }),
      aPayment({
        id: "pay_2",
        paymentSessionId: "payses_2",
        captures: [aCapture({ amount: "50" })],
      }),
    ]
    const { payment, captured, capturedInCollection } = pick({ payments })
    expect(payment?.id).toBe("pay_1")
    expect([captured, capturedInCollection].map(String)).toEqual(["100.1", "150.1"])
  })

  it.each<[string, Partial<PurchaseCollection>]>([
    ["of another voucher", { sessions: [aSession({ data: { trade_no: "2" } })] }],
    [
      "of another provider",
      { sessions: [aSession({ ...named, providerId: "pp_system_default" })] },
    ],
    ["that is gone", { sessions: [] }],
  ])("has no session %s", (_, collection) => {
    expect(pick(collection).session).toBeNull()
  })

  it("has no order that the voucher's collection is not linked to, and calls that one incomplete", () => {
    const sessions = [aSession({ ...named, status: "pending" })]
    const seen = pick({ isLinkedToOrder: false, status: "not_paid", sessions })
    expect(seen).toMatchObject({
      order: null,
      cartId: "cart_1",
      incompleteOrder: { id: "order_1", isCapturable: false },
    })
  })

  it("takes no order that a merchant collects more for for an incomplete one", () => {
    const sessions = [aSession({ ...named, status: "pending" })]
    const seen = voucherSnapshotOf(
      voucher({ trade_no: "1", cart_id: null }),
      aPurchase({ collections: [aCollection({ isOfCart: false, status: "not_paid", sessions })] }),
    )
    expect(seen).toMatchObject({ order: { id: "order_1" }, cartId: null, incompleteOrder: null })
  })

  it("finds nothing of a collection that is gone", () => {
    const seen = voucherSnapshotOf(own, aPurchase({ order: null, collections: [] }))
    expect(seen).toMatchObject({ collection: null, session: null, payment: null, order: null })
  })
})
