import { aRefund } from "../../../medusa/__tests__/purchases"
import { anAllocation } from "../../../modules/paypro/__tests__/rows"
import { captured, expectNamed, namedIn, type Row } from "./named"
import { owing } from "./next-step"
import { markedAsPaid, paid, partlyPaid, type GivenVoucher } from "./states"

describe("what an order owes", () => {
  it.each<Row>([
    ["nothing came", [], { order: owing("300") }],
    ["all of it is captured", [], { vouchers: [captured(300)] }],
    [
      "a part is captured",
      [{ kind: "underpaid", amount: "200", values: { received: "100", outstanding: "200" } }],
      { order: owing("200"), vouchers: [partlyPaid("100", 300, { captured: "100" })] },
    ],
    [
      "a part is captured, and the voucher ended",
      [{ kind: "underpaid", amount: "70" }],
      {
        order: owing("70"),
        vouchers: [partlyPaid("230", 300, { captured: "230", row: { status: "failed" } })],
      },
    ],
    [
      "edited up after it was paid",
      [{ kind: "underpaid", amount: "300", values: { received: "300", outstanding: "300" } }],
      { order: owing("300"), vouchers: [captured(300)] },
    ],
    [
      "edited down to what was captured",
      [],
      { vouchers: [partlyPaid("300", 600, { captured: "300" })] },
    ],
    [
      "edited down below what was captured",
      [
        {
          kind: "overpaid",
          circumstance: "captured",
          amount: "100",
          values: { received: "400", captured: "400" },
        },
      ],
      { order: owing("-100"), vouchers: [partlyPaid("400", 600, { captured: "400" })] },
    ],
    [
      "edited down before it was paid, and paid as it was asked for first",
      [{ kind: "overpaid", amount: "300", values: { received: "600", captured: "300" } }],
      { vouchers: [paid(600, { captured: "300" })] },
    ],
    [
      "the rest was marked as paid",
      [],
      { vouchers: [partlyPaid("100", 300, { captured: "100" })], others: [markedAsPaid("200")] },
    ],
    [
      "marked as paid, and then a part came",
      [{ kind: "overpaid", amount: "100" }],
      { vouchers: [partlyPaid("100", 300)], others: [markedAsPaid("300")] },
    ],
    [
      "captured, and then a further collection was marked as paid",
      [{ kind: "overpaid", amount: "300", circumstance: "captured" }],
      { order: owing("-300"), vouchers: [captured(300)], others: [markedAsPaid("300")] },
    ],
    [
      "negative by others' captures: only ours are too much",
      [{ kind: "overpaid", amount: "100", circumstance: "captured" }],
      {
        order: owing("-500"),
        vouchers: [partlyPaid("100", 300, { captured: "100" })],
        others: [markedAsPaid("700")],
      },
    ],
    [
      "two vouchers, both paid in full",
      [{ kind: "overpaid", amount: "300", voucher_id: "ppvou_2" }],
      { vouchers: [captured(300), paid(300)] },
    ],
    [
      "two vouchers, both paid, and the second one's money was returned",
      [],
      {
        vouchers: [captured(300), paid(300)],
        allocations: [anAllocation({ voucher_id: "ppvou_2" })],
      },
    ],
    [
      "as much comes again as staff have set aside: a fact of its own",
      [{ kind: "overpaid", amount: "25", circumstance: "beyond 25" }],
      {
        vouchers: [captured(300, { row: { received_amount: "350" } })],
        allocations: [anAllocation({ amount: "25" })],
      },
    ],
    [
      "negative by what was captured, and more is held: both are named, each once",
      [
        { kind: "overpaid", amount: "50", voucher_id: "ppvou_2" },
        { kind: "overpaid", amount: "100", voucher_id: "ppvou_1", circumstance: "captured" },
      ],
      { order: owing("-100"), vouchers: [captured(300), partlyPaid("50", 300)] },
    ],
    [
      "it costs nothing, and its unused voucher is paid",
      [{ kind: "overpaid", amount: "300" }],
      { order: { outstanding: "0", placedTotal: "0" }, vouchers: [paid(300)] },
    ],
    [
      "items are requested back: negative until they arrive",
      [],
      { order: { outstanding: "-300", hasItemsRequestedBack: true }, vouchers: [captured(300)] },
    ],
    [
      "items are requested back, and more came",
      [
        {
          kind: "not_booked",
          amount: "100",
          values: { received: "400", captured: "300", reason: "return_open" },
        },
      ],
      {
        order: { outstanding: "0", hasItemsRequestedBack: true },
        vouchers: [captured(300, { row: { received_amount: "400" } })],
      },
    ],
    [
      "the goods are back, and the money too",
      [],
      {
        vouchers: [captured(300, { payment: { refunds: [aRefund()] } })],
      },
    ],
    [
      "the goods are back, and a part of the money",
      [{ kind: "overpaid", amount: "200", circumstance: "beyond 100:captured" }],
      {
        order: owing("-200"),
        vouchers: [captured(300, { payment: { refunds: [aRefund({ amount: "100" })] } })],
      },
    ],
  ])("%s", (_, named, situation) => {
    expectNamed(namedIn(situation), named)
  })
})

describe("what stands although a person dealt with money", () => {
  const canceled = { order: { status: "canceled" as const }, vouchers: [captured(300), paid(300)] }
  const returned = anAllocation({ kind: "returned", voucher_id: "ppvou_2" })

  it.each<Row>([
    [
      "of a canceled order, nothing was returned",
      [
        { kind: "received_after_cancellation", amount: "300" },
        { kind: "paid_order_canceled", amount: "300" },
      ],
      canceled,
    ],
    [
      "of a canceled order, as much was returned that was never captured: another fact",
      [{ kind: "paid_order_canceled", amount: "300", circumstance: "beyond 300" }],
      { ...canceled, allocations: [returned] },
    ],
    [
      "Medusa has not booked a return",
      [
        {
          kind: "not_booked",
          voucher_id: "ppvou_1",
          circumstance: "ppall_1",
          values: { returned: "100", tracking_key: "MBAN01", reason: "The order is being edited" },
        },
      ],
      {
        vouchers: [captured(300)],
        allocations: [
          anAllocation({
            kind: "returned",
            amount: "100",
            payment_id: "pay_1",
            tracking_key: "MBAN01",
            booked_at: null,
            failure: "The order is being edited",
          }),
        ],
      },
    ],
    [
      "less was received than was captured, as staff corrected it",
      [
        {
          kind: "not_booked",
          circumstance: "100 less",
          values: { received: "200", captured: "300", reason: "received_less" },
        },
      ],
      { vouchers: [captured(300, { row: { received_amount: "200" } })] },
    ],
    [
      "less was received than was captured and set aside",
      [
        {
          kind: "not_booked",
          values: { received: "300", captured: "350", reason: "received_less" },
        },
      ],
      { vouchers: [captured(300)], allocations: [anAllocation({ amount: "50" })] },
    ],
    [
      "PayPro took back what was captured, which is named as that",
      [{ kind: "reversed" }],
      { vouchers: [captured(300, { row: { received_amount: "200", is_reversed: true } })] },
    ],
  ])("%s", (_, named, situation) => {
    expectNamed(namedIn(situation), named)
  })
})

describe("rounding is nobody's money", () => {
  const rounded: GivenVoucher = {
    row: { total_amount: "1349.1" },
    captured: "1349.1",
    session: { amount: "1349.1" },
  }

  it.each<Row>([
    ["1,350 paid for 1,349.10", [], { vouchers: [paid(1350, rounded)] }],
    [
      "1,400 paid for 1,349.10",
      [{ kind: "overpaid", amount: "50" }],
      { vouchers: [paid(1350, { ...rounded, row: { ...rounded.row, received_amount: "1400" } })] },
    ],
    [
      "nothing of it was needed: all of it is too much",
      [{ kind: "overpaid", amount: "1350", voucher_id: "ppvou_2" }],
      { vouchers: [paid(1350, rounded), paid(1350, { ...rounded, captured: "0" })] },
    ],
    [
      "300 paid for 300.00384",
      [],
      {
        vouchers: [paid(300, { row: { total_amount: "300.00384" }, captured: "300.00384" })],
      },
    ],
  ])("%s", (_, named, situation) => {
    expectNamed(namedIn(situation), named)
  })
})

it("belongs to the purchase, whatever it is about", () => {
  const situation = { order: owing("-100"), vouchers: [captured(300), paid(300)] }
  expect(namedIn(situation).map(({ purchase_id }) => purchase_id)).toEqual(["pppur_1", "pppur_1"])
})
