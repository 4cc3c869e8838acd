import { AN_HOUR_AGO } from "../../../medusa/__tests__/purchases"
import { anAllocation } from "../../../modules/paypro/__tests__/rows"
import { capturable } from "../order-state"
import { keyOf, type Step } from "../step"
import { addSession, capture, expectNext, owing, type Row } from "./next-step"
import { markedAsPaid, paid, partlyPaid, type GivenVoucher } from "./states"

describe("what the order owes decides how much is captured", () => {
  it.each<Row>([
    ["nothing came", null, { order: owing("300") }],
    ["all of it came", capture("300"), { order: owing("300"), vouchers: [paid(300)] }],
    ["it is captured", null, { vouchers: [paid(300, { captured: "300" })] }],
    ["a part came", capture("100"), { order: owing("300"), vouchers: [partlyPaid("100", 300)] }],
    [
      "a part is captured, and nothing more came",
      null,
      { order: owing("200"), vouchers: [partlyPaid("100", 300, { captured: "100" })] },
    ],
    [
      "the rest came",
      { ...capture("200"), paymentId: "pay_1" },
      { order: owing("200"), vouchers: [paid(300, { captured: "100" })] },
    ],
    [
      "more came than it owes",
      capture("300"),
      { order: owing("300"), vouchers: [paid(300, { row: { received_amount: "450" } })] },
    ],
    [
      "it was edited down before it was paid",
      capture("300"),
      { order: owing("300"), vouchers: [paid(600)] },
    ],
    [
      "it was edited down to what was captured",
      null,
      {
        vouchers: [partlyPaid("400", 600, { captured: "300", collection: { amount: "300" } })],
      },
    ],
    [
      "it was edited down below what was captured",
      null,
      { order: owing("-100"), vouchers: [partlyPaid("400", 600, { captured: "400" })] },
    ],
    [
      "it was edited up before it was paid: the voucher's own session takes all that came",
      capture("300"),
      { order: owing("600"), vouchers: [paid(300)] },
    ],
    [
      "it was edited up, and more came than the session is for: a further session is added",
      addSession("200"),
      {
        order: owing("300"),
        vouchers: [paid(300, { captured: "300", row: { received_amount: "500" } })],
      },
    ],
    [
      "the rest was paid by other means",
      null,
      {
        vouchers: [paid(300, { captured: "100", collection: { amount: "100" } })],
        others: [markedAsPaid("200")],
      },
    ],
    [
      "an ERP booked the rest",
      capture("100"),
      {
        order: {
          outstanding: "100",
          transactions: [{ id: "ordtrx_1", reference: "erp", referenceId: "1", amount: "200" }],
        },
        vouchers: [paid(300)],
      },
    ],
    [
      "it costs nothing",
      null,
      { order: { outstanding: "0", placedTotal: "0" }, vouchers: [paid(300)] },
    ],
    [
      "items are requested back: no more than the computed figure",
      capture("120"),
      { order: { outstanding: "120", hasItemsRequestedBack: true }, vouchers: [paid(300)] },
    ],
    [
      "it is canceled",
      null,
      { order: { status: "canceled", outstanding: "0" }, vouchers: [paid(300)] },
    ],
  ])("%s", (_, expected, situation) => {
    expectNext(situation, expected)
  })
})

describe("fractions that Medusa keeps and nobody can pay", () => {
  const total = (text: string, pesos: number): GivenVoucher =>
    paid(pesos, { row: { total_amount: text }, session: { amount: text } })

  it.each<Row>([
    [
      "300.00384, paid with 300: all of it",
      capture("300.00384"),
      { order: owing("300.00384"), vouchers: [total("300.00384", 300)] },
    ],
    [
      "299.9992, paid with 300: all of it",
      capture("299.9992"),
      { order: owing("299.9992"), vouchers: [total("299.9992", 300)] },
    ],
    [
      "1,349.10, paid with 1,350: what it costs",
      capture("1349.1"),
      { order: owing("1349.1"), vouchers: [total("1349.1", 1350)] },
    ],
    [
      "1,349.10, captured: the rounding is left",
      null,
      { vouchers: [{ ...total("1349.1", 1350), captured: "1349.1" }] },
    ],
    [
      "less than a centavo is owed: nothing",
      null,
      { order: owing("0.004"), vouchers: [paid(300)] },
    ],
    [
      "less than a centavo is left of the money: nothing",
      null,
      {
        order: owing("200"),
        vouchers: [paid(300, { captured: "299.9992", session: { amount: "299.9992" } })],
      },
    ],
    [
      "a payment that the core holds for captured though a fraction is missing takes no more",
      addSession("0.5"),
      {
        order: owing("0.5"),
        vouchers: [
          paid(301, {
            captured: "300",
            session: { amount: "300.5" },
            payment: { capturedAt: AN_HOUR_AGO },
          }),
        ],
      },
    ],
    [
      "a capture has more digits than the number that its collection keeps: even",
      null,
      {
        vouchers: [paid(270, { captured: "269.99999999999999999", session: { amount: "270" } })],
      },
    ],
  ])("%s", (_, expected, situation) => {
    expectNext(situation, expected)
  })
})

describe("several vouchers", () => {
  it.each<Row>([
    [
      "the oldest payment is captured first",
      capture("300"),
      { order: owing("300"), vouchers: [paid(300), paid(300)] },
    ],
    [
      "two parts pay the order together",
      capture("200", "payses_2"),
      {
        order: owing("200"),
        vouchers: [partlyPaid("100", 300, { captured: "100" }), paid(300)],
      },
    ],
    [
      "the order is even, and the second one is paid too: its money stays",
      null,
      { vouchers: [paid(300, { captured: "300" }), paid(300, { collection: { amount: "0" } })] },
    ],
    [
      "allocated money is not captured when the order owes again",
      null,
      {
        order: owing("300"),
        vouchers: [paid(300, { captured: "300" }), paid(300)],
        allocations: [anAllocation({ voucher_id: "ppvou_2" })],
      },
    ],
    [
      "only what is left of partly allocated money is captured",
      capture("180"),
      {
        order: owing("300"),
        vouchers: [paid(300)],
        allocations: [anAllocation({ amount: "120" })],
      },
    ],
    [
      "money that PayPro took back is not captured",
      null,
      { order: owing("300"), vouchers: [paid(300, { row: { is_reversed: true } })] },
    ],
  ])("%s", (_, expected, situation) => {
    expectNext(situation, expected)
  })

  it("captures the second one's money while the core refuses to capture the first one's", () => {
    const situation = { order: owing("300"), vouchers: [paid(300), paid(300)] }
    const isRefused = (step: Step) => keyOf(step) === "capture payses_1"
    expectNext(situation, capture("300", "payses_2"), { isRefused })
  })
})

describe("capturable: the smaller of what is there and what is owed", () => {
  it.each([
    ["100", "300", "100"],
    ["300", "100", "100"],
    ["300", "300.00384", "300.00384"],
    ["299.99", "300.00384", "299.99"],
    ["300", "299.9992", "299.9992"],
    ["1350", "1349.1", "1349.1"],
  ])("%s there, %s owed: %s", (held, limit, amount) => {
    expect(capturable(held, limit)).toBe(amount)
  })
})
