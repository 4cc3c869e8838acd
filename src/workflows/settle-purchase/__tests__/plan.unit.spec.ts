import { aCapture, JUST_NOW } from "../../../medusa/__tests__/purchases"
import { keyOf, type Step } from "../step"
import { capture, expectNext, nextStep, owing, type Row } from "./next-step"
import { owingAll, paid, type Situation } from "./states"

describe("while somebody else is at work", () => {
  it.each<Row>([
    [
      "a capture was just made: waits until its order knows it",
      { do: "wait", for: "transaction", until: new Date("2026-03-11T18:00:10.000Z") },
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
      "the order is just being placed: waits for it",
      { do: "wait", for: "order" },
      {
        order: { outstanding: "300", createdAt: JUST_NOW },
        vouchers: [
          paid(300, {
            session: { status: "pending" },
            collection: { status: "not_paid" },
          }),
        ],
      },
    ],
    [
      "the process that placed the order died before it reserved stock: a person decides",
      null,
      {
        order: {
          outstanding: "300",
          reservedLineItemIds: [],
          stock: { managedLineItemIds: ["ordli_1"], deletedReservations: [] },
        },
        vouchers: [
          paid(300, {
            session: { status: "pending", createdAt: "2026-03-11T16:00:00.000Z" },
            collection: { status: "not_paid" },
          }),
        ],
      },
    ],
    [
      "it died before it authorized the session: captures",
      capture("300"),
      {
        order: owing("300"),
        vouchers: [
          paid(300, {
            session: { status: "pending", createdAt: "2026-03-11T16:00:00.000Z" },
            collection: { status: "not_paid" },
          }),
        ],
      },
    ],
  ])("%s", (_, expected, situation) => {
    expectNext(situation, expected)
  })
})

describe("repairs come first, and one that fails keeps nothing from being captured", () => {
  const lostStock: Situation = {
    order: {
      outstanding: "300",
      reservedLineItemIds: [],
      stock: {
        managedLineItemIds: ["ordli_1"],
        deletedReservations: [{ id: "resitem_1", inventoryItemId: "iitem_1" }],
      },
    },
    vouchers: [paid(300)],
  }
  const wrongSummary: Situation = {
    order: { outstanding: "300", summaryMatches: false, ...owingAll("300") },
    vouchers: [paid(300)],
  }

  it("puts a wrong summary right before it captures", () => {
    expect(nextStep(wrongSummary)).toMatchObject({
      do: "repair",
      repair: { name: "order_summary" },
    })
  })

  it("gets lost stock back before it captures", () => {
    expect(nextStep(lostStock)).toMatchObject({
      do: "repair",
      repair: { name: "lost_reservations" },
    })
  })

  it("leaves the stock of an order that nobody paid to the merchant", () => {
    expectNext({ ...lostStock, vouchers: [{}] }, null)
  })

  it.each([
    ["a summary", wrongSummary],
    ["stock", lostStock],
  ])("captures though %s cannot be put right", (_, situation) => {
    const isRefused = (step: Step) => step.do === "repair"
    expectNext(situation, capture("300"), { isRefused })
  })
})

it.each<[Step, string]>([
  [
    { do: "capture", amount: "1", sessionId: "payses_1", paymentId: null, isYoung: true },
    "capture payses_1",
  ],
  [
    { do: "fail_session", sessionId: "payses_1", amount: "1", currencyCode: "mxn", data: {} },
    "fail_session payses_1",
  ],
  [{ do: "cancel_order", orderId: "order_1" }, "cancel_order"],
  [{ do: "wait", for: "order" }, "wait"],
])("names the step %j %s, whatever its amount", (step, key) => {
  expect(keyOf(step)).toBe(key)
})
