import { receiptsOf, type Statement } from "../../../lib/receipts"
import { receiptOf } from "../receipt-of"
import type { StatementRow } from "../types"

const MADE_AT = new Date("2026-11-27T12:00:00Z")
const HEARD_AT = new Date("2026-11-27T15:00:05Z")

type Said = Partial<Omit<Statement, "via">> & {
  via: Statement["via"]
  success_time?: string | null
}

function row(said: Said): StatementRow {
  return {
    id: "ppsta_1",
    voucher_id: "ppvou_1",
    key: "",
    status_code: "0000",
    message: null,
    amount: "300",
    amount_unreadable: false,
    received_amount: null,
    payment_list_total: null,
    utr: null,
    run: 0,
    success_time: null,
    asked_at: said.via === "query" ? HEARD_AT : null,
    first_heard_at: HEARD_AT,
    last_heard_at: HEARD_AT,
    heard_count: 1,
    created_at: HEARD_AT,
    updated_at: HEARD_AT,
    deleted_at: null,
    ...said,
  }
}

function receipt(statements: StatementRow[], receivedAmount: string | null = null) {
  const evidence = { statements, statementCount: 1, receivedAmount, knownUtrs: [] }
  return receiptOf({ created_at: MADE_AT }, evidence, receiptsOf({ amount: 300 }, statements))
}

const called = (success_time: string | null) => [
  row({
    via: "callback",
    utr: "A",
    success_time,
    first_heard_at: new Date("2026-11-27T15:00:00Z"),
  }),
  row({ via: "query" }),
]

it("a payment is of the moment that PayPro prints, in Mexico City's time", () => {
  expect(receipt(called("2026-11-27 8:59:58"))).toEqual({
    amount: "300",
    received_at: new Date("2026-11-27T14:59:58Z"),
    utr: "A",
  })
})

it.each([
  ["none", null],
  ["what is no time", "soon"],
  ["a time in the future", "2026-11-27 9:00:06"],
  ["a time in Universal Time, which is in the future", "2026-11-27 14:59:58"],
  ["a time before the voucher was made", "2026-11-27 5:54:59"],
  ["the beginning of time", "0001-01-01 00:00:00"],
])("a payment is of the moment that it was heard where PayPro prints %s", (_, success_time) => {
  expect(receipt(called(success_time))).toMatchObject({ received_at: HEARD_AT, utr: "A" })
})

it("PayPro's clock may be behind ours for a few minutes", () => {
  const received_at = new Date("2026-11-27T11:56:00Z")
  expect(receipt(called("2026-11-27 5:56:00"))).toMatchObject({ received_at })
})

it("a correction downwards is of the moment that it was heard, and no transfer's", () => {
  const lower = { via: "query", status_code: "0001", amount: "200" } as const
  const statements = [row({ ...lower, success_time: "2026-11-27 8:59:58" })]
  expect(receipt(statements, "300")).toEqual({ amount: "-100", received_at: HEARD_AT, utr: null })
})

it("what staff say was received is of the moment that they said it", () => {
  const statements = [row({ via: "staff", status_code: "", amount: "120.50" })]
  expect(receipt(statements)).toEqual({ amount: "120.5", received_at: HEARD_AT, utr: null })
})

it("there is no receipt where nothing changes", () => {
  expect(receipt(called(null), "300")).toBeUndefined()
  expect(receipt(called(null), "300.00")).toBeUndefined()
  expect(receipt([row({ via: "query", status_code: "00029" })])).toBeUndefined()
})
