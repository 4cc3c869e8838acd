import type { Voucher } from "../../../modules/paypro/types"
import { attentionsOf } from "../attentions"
import type { Books } from "../books"
import { nextStep } from "../next-step"

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

const order = (change: Partial<NonNullable<Books["order"]>> = {}) => ({
  id: "order_1",
  status: "pending",
  version: 1,
  booked: new Set<string>(),
  reserved: [],
  untrue: [],
  summed: true,
  owed: 0,
  ...change,
})

const books = (change: Partial<Books> = {}): Books => ({
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
  halfOrder: null,
  freedStock: [],
  order: order(),
  ...change,
})

/** The voucher's payment, with what was captured of it and is known to the order. */
const captured = (amount: number, change: Partial<Books> = {}) =>
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

const all = { cancelOrder: true, completeCart: true, dealtWith: false }
const paid = voucher({ status: "paid", received_amount: "300.00" })
const part = voucher({ status: "partially_paid", received_amount: "100" })
const failed = voucher({ status: "failed" })

describe("nextStep", () => {
  it.each<[string, Voucher, Books, object]>([
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
      books({ order: null, halfOrder: { id: "order_1", cartId: "cart_1", young: true } }),
      { do: "await_order" },
    ],
    [
      "paid, and the process that placed its order died half-way",
      paid,
      books({ halfOrder: { id: "order_1", cartId: "cart_1", young: false } }),
      { do: "undo_half_order", halfOrder: { id: "order_1" } },
    ],
    [
      "paid, its order placed half-way, and its session gone since",
      paid,
      books({ session: null, halfOrder: { id: "order_1", cartId: "cart_1", young: false } }),
      { do: "undo_half_order", halfOrder: { id: "order_1" } },
    ],
    [
      "failed, and its canceled order holds stock",
      failed,
      books({ order: order({ status: "canceled", reserved: ["ordli_1"] }) }),
      { do: "free_stock", lineItemIds: ["ordli_1"] },
    ],
    [
      "paid, and the process that canceled its order died half-way",
      paid,
      books({ freedStock: [{ id: "res_1", inventoryItemId: "iitem_1" }] }),
      { do: "hold_stock", freed: [{ id: "res_1" }] },
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
        do: "book_captures",
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
      { do: "await_booking" },
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
      { do: "finish_payment", paymentId: "pay_1", full: true },
    ],
    [
      "a summary that does not know a transaction",
      paid,
      captured(300, { order: order({ booked: new Set(["c1"]), summed: false }) }),
      { do: "correct_summary", order: { id: "order_1", version: 1 } },
    ],
    [
      "a refund that did not happen",
      paid,
      captured(300, {
        order: order({ status: "canceled", booked: new Set(["c1"]), untrue: ["t2"] }),
      }),
      { do: "take_back_transactions", transactionIds: ["t2"] },
    ],
  ])("%s", (_, told, now, expected) => {
    expect(nextStep(told, now, all)).toMatchObject(expected)
  })

  it("does not touch money that a person dealt with before there was an order", () => {
    const dealtWith = { ...all, dealtWith: true }
    expect(nextStep(paid, books({ order: null }), dealtWith)).toEqual({ do: "nothing" })
    expect(nextStep(paid, books(), dealtWith)).toEqual({ do: "nothing" })
    expect(nextStep(paid, captured(100), dealtWith)).toMatchObject({ do: "capture", amount: 200 })
  })

  it("does not try again what Medusa refused", () => {
    expect(nextStep(paid, books({ order: null }), { ...all, completeCart: false })).toEqual({
      do: "nothing",
    })
    expect(nextStep(failed, books(), { ...all, cancelOrder: false })).toMatchObject({
      do: "fail_session",
    })
  })
})

describe("attentionsOf: what was received and not captured has a name", () => {
  it.each<[string, Voucher, Books, { kind: string; amount: string }[]]>([
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
      [{ kind: "late", amount: "300" }],
    ],
    [
      "too much, after the order was canceled",
      voucher({ status: "paid", received_amount: "450" }),
      books({ order: order({ status: "canceled" }) }),
      [
        { kind: "overpaid", amount: "150" },
        { kind: "late", amount: "300" },
      ],
    ],
    [
      "captured and canceled",
      paid,
      captured(300, { order: order({ status: "canceled" }) }),
      [{ kind: "late", amount: "300" }],
    ],
    ["on a replaced voucher", paid, books({ session: null }), [{ kind: "late", amount: "300" }]],
    [
      "without an order",
      paid,
      books({ order: null }),
      [{ kind: "paid_without_order", amount: "300" }],
    ],
    [
      "without a checkout",
      paid,
      books({ order: null, session: null }),
      [{ kind: "paid_without_order", amount: "300" }],
    ],
  ])("%s", (_, told, now, expected) => {
    expect(attentionsOf(told, now)).toEqual(
      expected.map((attention) => expect.objectContaining(attention)),
    )
  })

  it("names what came for a purchase that somebody else had paid", () => {
    expect(attentionsOf(paid, books({ capturedInAll: 300 }))).toMatchObject([
      { kind: "overpaid", amount: "300" },
    ])
    expect(attentionsOf(paid, books({ capturedInAll: 100 }))).toMatchObject([
      { kind: "overpaid", amount: "100" },
    ])
  })

  it("names what came after the core had canceled the payment", () => {
    const now = captured(100, { payment: canceledPayment })
    expect(attentionsOf(paid, now)).toMatchObject([{ kind: "late", amount: "200" }])
    expect(attentionsOf(part, now)).toEqual([])
  })

  it("names money that a person dealt with before the order was placed, until it is captured", () => {
    expect(attentionsOf(paid, books(), { dealtWith: true })).toMatchObject([
      { kind: "late", amount: "300" },
    ])
    expect(attentionsOf(paid, captured(300), { dealtWith: true })).toEqual([])
  })

  it("asks nothing of a shopper who paid the next whole peso", () => {
    const rounded = voucher({ amount: 301, status: "paid", received_amount: "301" })
    const session = { id: SESSION, amount: "300.5", status: "authorized", data: {} }
    expect(attentionsOf(rounded, books({ session }))).toEqual([])
  })
})
