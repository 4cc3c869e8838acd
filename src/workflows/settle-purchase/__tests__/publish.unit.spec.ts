import { aCapture, aRefund, JUST_NOW } from "../../../medusa/__tests__/purchases"
import { factsOf, isPaidByVouchers } from "../publish"
import { owing } from "./next-step"
import { aState, markedAsPaid, paid, partlyPaid, type GivenVoucher, type Situation } from "./states"

const told = (situation: Situation) => {
  const state = aState(situation)
  return factsOf(state, isPaidByVouchers(state)).map(
    ({ fact, voucher }) => `${fact} of ${voucher.row.trade_no}`,
  )
}

const part: GivenVoucher = partlyPaid("100", 300, { captured: "100" })
const failed = (more: GivenVoucher["row"] = {}): GivenVoucher => ({
  row: { status: "failed", ...more },
})

describe("what stores are told", () => {
  it.each<[situation: string, facts: string[], situation: Situation]>([
    ["nothing came", [], { order: owing("300") }],
    [
      "a part is captured",
      ["voucher_partially_paid:100 of trade_1"],
      { order: owing("200"), vouchers: [part] },
    ],
    [
      "a part came, and is not captured yet",
      [],
      { order: owing("300"), vouchers: [partlyPaid("100", 300)] },
    ],
    [
      "a further part is captured",
      ["voucher_partially_paid:200 of trade_1"],
      {
        order: owing("100"),
        vouchers: [
          partlyPaid("200", 300, {
            captured: "200",
            row: { published_events: ["voucher_partially_paid:100"] },
          }),
        ],
      },
    ],
    [
      "the same part, told before",
      [],
      {
        order: owing("200"),
        vouchers: [
          { ...part, row: { ...part.row, published_events: ["voucher_partially_paid:100"] } },
        ],
      },
    ],
    [
      "all is captured",
      ["voucher_paid of trade_1"],
      { vouchers: [paid(300, { captured: "300" })] },
    ],
    [
      "a part was captured and returned, and credit covers what the order costs",
      [],
      {
        vouchers: [
          partlyPaid("100", 300, {
            captured: "100",
            payment: { refunds: [aRefund({ amount: "100" })] },
          }),
        ],
      },
    ],
    [
      "all is captured, and its order does not know it yet: not yet, and no part either",
      [],
      {
        order: { outstanding: "300", transactions: [] },
        vouchers: [
          paid(300, {
            captured: "300",
            payment: { captures: [aCapture({ createdAt: JUST_NOW })] },
          }),
        ],
      },
    ],
    [
      "all is captured, told before",
      [],
      { purchase: { is_paid_published: true }, vouchers: [paid(300, { captured: "300" })] },
    ],
    [
      "a part is captured, and the order was edited down to it",
      ["voucher_paid of trade_1"],
      { vouchers: [part] },
    ],
    [
      "a part is captured, and the rest was paid by other means",
      ["voucher_paid of trade_1"],
      { vouchers: [part], others: [markedAsPaid("200")] },
    ],
    [
      "two vouchers paid it together: told of the one that made it even",
      ["voucher_paid of trade_2"],
      { vouchers: [part, partlyPaid("200", 300, { captured: "200" })] },
    ],
    [
      "it owed again and was paid again: told once more",
      ["voucher_paid:2 of trade_1"],
      {
        vouchers: [paid(600, { captured: "600", row: { published_events: ["voucher_paid"] } })],
      },
    ],
    [
      "more is captured than it owes",
      ["voucher_paid of trade_1"],
      { order: owing("-100"), vouchers: [paid(300, { captured: "300" })] },
    ],
    ["it was paid by other means only", [], { vouchers: [{}], others: [markedAsPaid("300")] }],
    [
      "it was captured and canceled",
      [],
      { order: { status: "canceled" }, vouchers: [paid(300, { captured: "300" })] },
    ],
    ["there is no order", [], { order: null, vouchers: [paid(300)] }],
    [
      "PayPro closed it unpaid",
      ["voucher_failed of trade_1"],
      { order: owing("300"), vouchers: [failed()] },
    ],
    [
      "PayPro closed it unpaid, and it was given up before",
      [],
      { order: owing("300"), vouchers: [failed({ voided_at: new Date() })] },
    ],
    [
      "PayPro refused it, so nobody has seen it",
      [],
      { order: owing("300"), vouchers: [failed({ payment_info: null })] },
    ],
    [
      "PayPro closed it after a part",
      ["voucher_partially_paid:230 of trade_1"],
      {
        order: owing("70"),
        vouchers: [partlyPaid("230", 300, { captured: "230", row: { status: "failed" } })],
      },
    ],
  ])("%s", (_, facts, situation) => {
    expect(told(situation)).toEqual(facts)
  })
})
