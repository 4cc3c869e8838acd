import { aPayment, aSession, JUST_NOW } from "../../../medusa/__tests__/purchases"
import { aCallback, anAllocation } from "../../../modules/paypro/__tests__/rows"
import { capture, expectNext, owing, type Row } from "./next-step"
import {
  markedAsPaid,
  OTHER_PROVIDER,
  overdue,
  owingAll,
  paid,
  type GivenVoucher,
  type Situation,
} from "./states"

const VOID: GivenVoucher = { row: { voided_at: new Date(), void_reason: "order_paid" } }

describe("once the order is even", () => {
  const even = (amounts: [collectionId: string, captured: string][]) => ({
    do: "even_collections",
    amounts: amounts.map(([collectionId, captured]) => ({ collectionId, captured })),
  })

  it.each<Row>([
    [
      "collections are for what they captured",
      even([["pay_col_1", "100"]]),
      { vouchers: [paid(300, { captured: "100" })], others: [markedAsPaid("200")] },
    ],
    [
      "one that captured nothing is for nothing",
      even([["pay_col_2", "0"]]),
      { vouchers: [paid(300, { captured: "300" }), {}] },
    ],
    [
      "one that another provider may still capture on is left alone",
      null,
      {
        vouchers: [paid(300, { captured: "300" })],
        others: [
          {
            sessions: [
              aSession({ id: "payses_9", providerId: OTHER_PROVIDER, status: "authorized" }),
            ],
          },
        ],
      },
    ],
    [
      "one with another provider's open payment is left alone",
      null,
      {
        vouchers: [paid(300, { captured: "300" })],
        others: [
          { sessions: [], payments: [aPayment({ id: "pay_9", providerId: OTHER_PROVIDER })] },
        ],
      },
    ],
    [
      "canceled ones are left alone",
      null,
      { vouchers: [paid(300, { captured: "300" })], others: [{ status: "canceled" }] },
    ],
    [
      "an order that was paid by others only is left alone",
      null,
      { vouchers: [VOID], others: [markedAsPaid("300")] },
    ],
    [
      "unless staff recorded that here",
      even([["pay_col_1", "0"]]),
      {
        vouchers: [VOID],
        others: [markedAsPaid("300")],
        allocations: [anAllocation({ kind: "paid_elsewhere", voucher_id: null })],
      },
    ],
    [
      "not before what staff recorded is booked",
      null,
      {
        vouchers: [VOID],
        others: [markedAsPaid("300")],
        allocations: [anAllocation({ kind: "paid_elsewhere", voucher_id: null, booked_at: null })],
      },
    ],
    [
      "not while it is negative",
      null,
      {
        order: owing("-100"),
        vouchers: [paid(300, { captured: "300" })],
        others: [markedAsPaid("100"), { id: "pay_col_9", sessions: [] }],
      },
    ],
  ])("%s", (_, expected, situation) => {
    expectNext(situation, expected)
  })
})

describe("vouchers that nobody should pay", () => {
  const voids = (reason: string, ...voucherIds: string[]) => ({
    do: "void_vouchers",
    voucherIds,
    reason,
  })
  const gone: GivenVoucher = { session: null }

  it.each<Row>([
    ["its session is gone", voids("session_deleted", "ppvou_1"), { vouchers: [gone] }],
    [
      "the order is canceled: all of them",
      voids("order_canceled", "ppvou_1", "ppvou_2"),
      { order: { status: "canceled" }, vouchers: [{}, gone] },
    ],
    [
      "the order owes nothing: those that got no money",
      voids("order_paid", "ppvou_2"),
      {
        vouchers: [
          paid(300, { captured: "300", collection: { amount: "300" } }),
          { collection: { amount: "0" } },
        ],
      },
    ],
    ["it never cost anything", voids("order_paid", "ppvou_1"), { vouchers: [{}] }],
    [
      "the order owes less than nothing",
      voids("order_paid", "ppvou_1"),
      { order: owing("-100"), vouchers: [{}] },
    ],
    [
      "its session is gone, and the order owes nothing: each for its own reason",
      voids("session_deleted", "ppvou_1"),
      { vouchers: [gone, {}] },
    ],
    [
      "the order owes nothing, but PayPro called that money came on it",
      null,
      { vouchers: [{}], callbacks: [aCallback()] },
    ],
    [
      "PayPro called that money came on another one",
      voids("order_paid", "ppvou_1"),
      { vouchers: [{}], callbacks: [aCallback({ trade_no: "trade_9" })] },
    ],
    [
      "PayPro called that none came",
      voids("order_paid", "ppvou_1"),
      { vouchers: [{}], callbacks: [aCallback({ status_code: "00029" })] },
    ],
    [
      "the order owes nothing, but PayPro's statements about it differ",
      null,
      { vouchers: [{ row: { disputed_amount: "300", is_unclear: true } }] },
    ],
    ["there is no order yet", null, { order: null, vouchers: [{}] }],
    ["the order owes something", null, { order: owing("300"), vouchers: [{}] }],
    [
      "PayPro is just being asked for it, so its session does not name it yet",
      null,
      {
        order: owing("300"),
        vouchers: [{ row: { status: "issuing", payment_info: null }, session: { data: {} } }],
      },
    ],
    ["it is void", null, { vouchers: [{ ...gone, row: { voided_at: new Date() } }] }],
    ["it was paid", null, { vouchers: [{ ...gone, row: { received_amount: "5" } }] }],
    ["it failed", null, { vouchers: [{ ...gone, row: { status: "failed" } }] }],
  ])("%s", (_, expected, situation) => {
    expectNext(situation, expected)
  })
})

describe("past the deadline", () => {
  const answered = { last_checked_at: new Date(JUST_NOW) }
  const unpaid = (more: Situation = {}): Situation => ({
    order: owingAll("300"),
    vouchers: [{ row: answered }],
    purchase: overdue,
    ...more,
  })

  it.each<Row>([
    ["nobody paid: the order is canceled", { do: "cancel_order", orderId: "order_1" }, unpaid()],
    [
      "the voucher failed: the order is canceled",
      { do: "cancel_order" },
      unpaid({ vouchers: [{ row: { ...answered, status: "failed" } }] }),
    ],
    [
      "staff recorded that it was paid elsewhere, and nobody has booked that yet",
      null,
      unpaid({
        allocations: [anAllocation({ kind: "paid_elsewhere", voucher_id: null, booked_at: null })],
      }),
    ],
    ["its time is not over", null, unpaid({ purchase: { cancel_at: new Date("2026-03-12") } })],
    ["it has no deadline", null, unpaid({ purchase: {} })],
    [
      "it owes nothing, as when an ERP booked its money: its voucher is void, and it stays",
      { do: "void_vouchers", reason: "order_paid" },
      unpaid({ order: { ...owingAll("300"), outstanding: "0" } }),
    ],
    [
      "it owes nothing, and its voucher is void",
      null,
      unpaid({ order: { ...owingAll("300"), outstanding: "0" }, vouchers: [VOID] }),
    ],
    [
      "credit was given for it",
      null,
      unpaid({ order: { ...owingAll("200"), hasCreditLines: true } }),
    ],
    ["PayPro called that money came", null, unpaid({ callbacks: [aCallback()] })],
    ["PayPro did not answer", null, unpaid({ vouchers: [{}] })],
    [
      "money came at the last moment: it is captured",
      capture("300"),
      unpaid({ vouchers: [paid(300, { row: answered })] }),
    ],
  ])("%s", (_, expected, situation) => {
    expectNext(situation, expected)
  })

  it("cancels nothing where the store wants none canceled", () => {
    expectNext(unpaid(), null, { cancelUnpaidOrders: false })
  })
})

describe("a voucher that PayPro closed unpaid", () => {
  const failed = (more: GivenVoucher = {}): Situation => ({
    order: owing("300"),
    vouchers: [{ ...more, row: { status: "failed", ...more.row } }],
  })

  it.each<Row>([
    ["its session is waited for no more", { do: "fail_session", sessionId: "payses_1" }, failed()],
    ["the order itself stays", { do: "fail_session" }, failed()],
    ["its session has ended", null, failed({ session: { status: "error" } })],
    ["its session is gone", null, failed({ session: null })],
    [
      "its session names another voucher by now",
      null,
      failed({ session: { data: { trade_no: "2" } } }),
    ],
    [
      "money was captured on its collection",
      null,
      failed({
        collection: { capturedAmount: "300", payments: markedAsPaid("300").payments ?? [] },
      }),
    ],
  ])("%s", (_, expected, situation) => {
    expectNext(situation, expected)
  })
})
