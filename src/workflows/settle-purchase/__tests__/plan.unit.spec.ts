import type { IncompleteOrder } from "../../../medusa/repairs/incomplete-order"
import type { Voucher } from "../../../modules/paypro/types"
import { discrepanciesOf } from "../discrepancies"
import type { PurchaseSnapshot } from "../observe"
import { planStep } from "../plan"

const SESSION = "payses_1"
const voucher = (change: Partial<Voucher> = {}) =>
  ({
    payment_session_id: SESSION,
    amount: 300,
    status: "open",
    received_amount: null,
    voided_at: null,
    ...change,
  }) as Voucher

const order = (change: Partial<NonNullable<PurchaseSnapshot["order"]>> = {}) => ({
  id: "order_1",
  status: "pending",
  version: 1,
  booked: new Set<string>(),
  reserved: [],
  phantomTransactions: [],
  summaryMatches: true,
  owed: 0,
  ...change,
})

const books = (change: Partial<PurchaseSnapshot> = {}): PurchaseSnapshot => ({
  collection: {
    id: "pay_col_1",
    amount: change.session?.amount ?? 300,
    captured_amount: change.capturedInAll ?? 0,
    status: "awaiting",
  },
  session: { id: SESSION, amount: 300, status: "pending_authorization", data: {} },
  payment: null,
  captured: 0,
  capturedInAll: 0,
  cartId: "cart_1",
  incompleteOrder: null,
  deletedReservations: [],
  order: order(),
  ...change,
})

/** The voucher's payment, with what was captured of it and is known to the order. */
const captured = (amount: number, change: Partial<PurchaseSnapshot> = {}) =>
  books({
    payment: {
      id: "pay_1",
      amount: 300,
      captured_at: amount === 300 ? "2026-01-01" : null,
      canceled_at: null,
      captures: [{ id: "c1", amount, young: false }],
    },
    captured: amount,
    capturedInAll: amount,
    order: order({ booked: new Set(["c1"]) }),
    ...change,
  })

const canceledPayment = {
  id: "pay_1",
  amount: 300,
  captured_at: null,
  canceled_at: "2026-01-01",
  captures: [{ id: "c1", amount: 100, young: false }],
}

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

describe("nextStep", () => {
  it.each<[string, Voucher, PurchaseSnapshot, object]>([
    ["open: waits", voucher(), books(), { do: "nothing" }],
    [
      "paid: captures",
      paid,
      books(),
      { do: "capture", amount: 300, paymentId: null, sessionId: SESSION },
    ],
    ["paid and captured: done", paid, captured(300), { do: "nothing" }],
    ["a part: captures the part", part, books(), { do: "capture", amount: 100, paymentId: null }],
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
      books(),
      { do: "capture", amount: 300 },
    ],
    [
      "rounded up: captures what the order costs",
      voucher({ amount: 301, status: "paid", received_amount: "301" }),
      books({ session: { id: SESSION, amount: "300.5", status: "pending", data: {} } }),
      { do: "capture", amount: 300.5 },
    ],
    [
      "paid before the order: completes the cart",
      paid,
      books({ order: null }),
      { do: "complete_cart", cartId: "cart_1" },
    ],
    [
      "paid, no cart: leaves the money",
      paid,
      books({ order: null, cartId: null }),
      { do: "nothing" },
    ],
    [
      "paid, order canceled: leaves the money",
      paid,
      books({ order: order({ status: "canceled" }) }),
      { do: "nothing" },
    ],
    ["paid, session gone: leaves the money", paid, books({ session: null }), { do: "nothing" }],
    [
      "paid up, session gone and payment there: captures",
      paid,
      captured(100, { session: null }),
      { do: "capture", amount: 200, paymentId: "pay_1" },
    ],
    ["failed: cancels the order", failed, books(), { do: "cancel_order", orderId: "order_1" }],
    [
      "failed, order canceled: marks the session",
      failed,
      books({ order: order({ status: "canceled" }) }),
      { do: "fail_session" },
    ],
    ["failed, no order: marks the session", failed, books({ order: null }), { do: "fail_session" }],
    ["failed, replaced by another session", failed, books({ session: null }), { do: "nothing" }],
    [
      "failed, voided",
      voucher({ status: "failed", voided_at: new Date() }),
      books(),
      { do: "nothing" },
    ],
    ["failed, paid by another voucher", failed, books({ capturedInAll: 300 }), { do: "nothing" }],
    [
      "paid while its order is being placed",
      paid,
      books({ order: null, incompleteOrder: incomplete({ isInFlight: true }) }),
      { do: "await_order" },
    ],
    [
      "paid, and the process that placed its order died before it reserved stock",
      paid,
      books({ incompleteOrder: incomplete({ isCapturable: false }) }),
      { do: "nothing" },
    ],
    [
      "paid, and the process that placed its order died before it authorized the session",
      paid,
      books({ incompleteOrder: incomplete({}) }),
      { do: "capture", amount: 300 },
    ],
    [
      "failed, and its canceled order holds stock",
      failed,
      books({ order: order({ status: "canceled", reserved: ["ordli_1"] }) }),
      { do: "delete_reservations", lineItemIds: ["ordli_1"] },
    ],
    [
      "paid, and the process that canceled its order died half-way",
      paid,
      books({ deletedReservations: [{ id: "res_1", inventoryItemId: "iitem_1" }] }),
      { do: "restore_reservations", freed: [{ id: "res_1" }] },
    ],
    [
      "paid, and somebody else paid for all of it",
      paid,
      books({ capturedInAll: 300 }),
      { do: "nothing" },
    ],
    [
      "paid, and somebody else paid for a part of it: captures the rest",
      paid,
      books({ capturedInAll: 100 }),
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
      books({ order: order({ booked: new Set(["c_other"]) }) }),
      { do: "fail_session", sessionId: SESSION },
    ],
    [
      "a capture the order does not know",
      paid,
      captured(300, { order: order() }),
      {
        do: "add_missing_transactions",
        orderId: "order_1",
        captures: [{ id: "c1", amount: 300, young: false }],
      },
    ],
    [
      "a capture that somebody may be booking right now",
      paid,
      captured(300, {
        order: order(),
        payment: {
          id: "pay_1",
          amount: 300,
          captured_at: null,
          canceled_at: null,
          captures: [{ id: "c1", amount: 300, young: true }],
        },
      }),
      { do: "await_transaction" },
    ],
    [
      "a payment that does not know it is captured",
      paid,
      captured(300, {
        payment: {
          id: "pay_1",
          amount: 300,
          captured_at: null,
          canceled_at: null,
          captures: [{ id: "c1", amount: 300, young: false }],
        },
      }),
      { do: "complete_payment", paymentId: "pay_1", full: true },
    ],
    [
      "a summary that does not know a transaction",
      paid,
      captured(300, { order: order({ booked: new Set(["c1"]), summaryMatches: false }) }),
      { do: "correct_summary", order: { id: "order_1", version: 1 } },
    ],
    [
      "a refund that did not happen",
      paid,
      captured(300, {
        order: order({ status: "canceled", booked: new Set(["c1"]), phantomTransactions: ["t2"] }),
      }),
      { do: "delete_phantom_transactions", transactionIds: ["t2"] },
    ],
  ])("%s", (_, told, now, expected) => {
    expect(planStep(told, now, all)).toMatchObject(expected)
  })

  it("does not touch money that a person dealt with before there was an order", () => {
    const setAside = { ...all, setAside: true }
    expect(planStep(paid, books({ order: null }), setAside)).toEqual({ do: "nothing" })
    expect(planStep(paid, books(), setAside)).toEqual({ do: "nothing" })
    expect(planStep(paid, captured(100), setAside)).toMatchObject({ do: "capture", amount: 200 })
  })

  it("does not try again what Medusa refused", () => {
    expect(planStep(paid, books({ order: null }), { ...all, completeCart: false })).toEqual({
      do: "nothing",
    })
    expect(planStep(failed, books(), { ...all, cancelOrder: false })).toMatchObject({
      do: "fail_session",
    })
  })
})

describe("discrepanciesOf: what was received and not captured has a name", () => {
  it.each<[string, Voucher, PurchaseSnapshot, { kind: string; amount: string }[]]>([
    ["open", voucher(), books(), []],
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
      books({ order: order({ status: "canceled" }) }),
      [{ kind: "received_after_cancellation", amount: "300" }],
    ],
    [
      "too much, after the order was canceled",
      voucher({ status: "paid", received_amount: "450" }),
      books({ order: order({ status: "canceled" }) }),
      [
        { kind: "overpaid", amount: "150" },
        { kind: "received_after_cancellation", amount: "300" },
      ],
    ],
    [
      "captured and canceled",
      paid,
      captured(300, { order: order({ status: "canceled" }) }),
      [{ kind: "received_after_cancellation", amount: "300" }],
    ],
    [
      "on a replaced voucher",
      paid,
      books({ session: null }),
      [{ kind: "received_after_cancellation", amount: "300" }],
    ],
    [
      "without an order",
      paid,
      books({ order: null }),
      [{ kind: "received_without_order", amount: "300" }],
    ],
    [
      "without a checkout",
      paid,
      books({ order: null, session: null }),
      [{ kind: "received_without_order", amount: "300" }],
    ],
  ])("%s", (_, told, now, expected) => {
    expect(discrepanciesOf(told, now)).toEqual(
      expected.map((discrepancy) => expect.objectContaining(discrepancy)),
    )
  })

  it("names what came for a purchase that somebody else had paid", () => {
    expect(discrepanciesOf(paid, books({ capturedInAll: 300 }))).toMatchObject([
      { kind: "overpaid", amount: "300" },
    ])
    expect(discrepanciesOf(paid, books({ capturedInAll: 100 }))).toMatchObject([
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
    expect(discrepanciesOf(paid, books(), { setAside: true })).toMatchObject([
      { kind: "received_after_cancellation", amount: "300" },
    ])
    expect(discrepanciesOf(paid, captured(300), { setAside: true })).toEqual([])
  })

  it("asks nothing of a shopper who paid the next whole peso", () => {
    const rounded = voucher({ amount: 301, status: "paid", received_amount: "301" })
    const session = { id: SESSION, amount: "300.5", status: "authorized", data: {} }
    expect(discrepanciesOf(rounded, books({ session }))).toEqual([])
  })
})
