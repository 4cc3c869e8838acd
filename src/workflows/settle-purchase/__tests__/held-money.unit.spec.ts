import { aCapture, aRefund, AN_HOUR_AGO, JUST_NOW } from "../../../medusa/__tests__/purchases"
import { factOf } from "../../../modules/paypro/repositories/discrepancy-repository"
import { heldAsNamed } from "../held-money"
import { captured, expectNamed, namedIn, type Row } from "./named"
import { owing } from "./next-step"
import { aState, markedAsPaid, overdue, paid, partlyPaid, type Situation } from "./states"

/** Since so long ago that a person is told. */
const failing = { failing_since: new Date(AN_HOUR_AGO) }

describe("no order can take the money", () => {
  it.each<Row>([
    [
      "the order is canceled before it comes",
      [
        {
          kind: "received_after_cancellation",
          amount: "300",
          values: { received: "300", captured: "0" },
        },
      ],
      { order: { status: "canceled" }, vouchers: [paid(300)] },
    ],
    [
      "the order is canceled after it was captured",
      [{ kind: "paid_order_canceled", amount: "300", values: { captured: "300" } }],
      { order: { status: "canceled" }, vouchers: [captured(300)] },
    ],
    [
      "a part was captured, the order canceled, and then the rest came",
      [
        { kind: "received_after_cancellation", amount: "200" },
        { kind: "paid_order_canceled", amount: "100" },
      ],
      { order: { status: "canceled" }, vouchers: [paid(300, { captured: "100" })] },
    ],
    [
      "the order is canceled, and its money was returned",
      [],
      {
        order: { status: "canceled" },
        vouchers: [captured(300, { payment: { refunds: [aRefund()] } })],
      },
    ],
    [
      "nothing is ordered",
      [{ kind: "received_without_order", amount: "300", values: { received: "300" } }],
      { order: null, vouchers: [paid(300)] },
    ],
    [
      "its order was deleted by code",
      [
        {
          kind: "not_booked",
          amount: "300",
          values: { received: "300", captured: "0", reason: "order_gone" },
        },
      ],
      {
        order: null,
        purchase: { order_id: "order_1" },
        cart: { id: "cart_1", completedAt: AN_HOUR_AGO },
        vouchers: [paid(300)],
      },
    ],
    [
      "a killed process left the order without stock",
      [{ kind: "incomplete_order", amount: "300", values: { order_id: "order_1" } }],
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
      "the order is just being placed: not yet",
      [],
      {
        order: { outstanding: "300", createdAt: JUST_NOW },
        vouchers: [
          paid(300, { session: { status: "pending" }, collection: { status: "not_paid" } }),
        ],
      },
    ],
  ])("%s", (_, named, situation) => {
    expectNamed(namedIn(situation), named)
  })

  it("says in Medusa's words why the cart could not be ordered", () => {
    const situation = { order: null, vouchers: [paid(300)] }
    expectNamed(namedIn(situation, { failure: "Insufficient stock" }), [
      {
        kind: "received_without_order",
        values: { received: "300", reason: "Insufficient stock" },
      },
    ])
  })
})

describe("PayPro's statements", () => {
  it.each<Row>([
    [
      "differ: says how much is certain, and misses nothing that may be there",
      [
        {
          kind: "amount_unclear",
          amount: "200",
          values: { received: "100", disputed: "200" },
        },
      ],
      {
        order: owing("200"),
        vouchers: [
          partlyPaid("100", 300, {
            captured: "100",
            row: { disputed_amount: "200", is_unclear: true },
          }),
        ],
      },
    ],
    [
      "took the money back after it was captured",
      [{ kind: "reversed", amount: "300", values: { received: "300" } }],
      { vouchers: [captured(300, { row: { status: "failed", is_reversed: true } })] },
    ],
    [
      "took the money back before there was an order: nobody is told to return it",
      [{ kind: "reversed", amount: "300" }],
      { order: null, vouchers: [paid(300, { row: { status: "failed", is_reversed: true } })] },
    ],
    [
      "took back what was to pay the rest",
      [
        { kind: "reversed", amount: "300" },
        { kind: "underpaid", amount: "200" },
      ],
      {
        order: owing("200"),
        vouchers: [paid(300, { captured: "100", row: { is_reversed: true } })],
      },
    ],
  ])("%s", (_, named, situation) => {
    expectNamed(namedIn(situation), named)
  })
})

describe("while money is on its way", () => {
  it.each<Row>([
    ["received, and about to be captured", [], { order: owing("300"), vouchers: [paid(300)] }],
    [
      "the rest was received, and is about to be captured",
      [],
      { order: owing("200"), vouchers: [paid(300, { captured: "100" })] },
    ],
    [
      "captured a moment ago, and its order does not know it yet",
      [],
      {
        order: { outstanding: "300", transactions: [] },
        purchase: overdue,
        vouchers: [captured(300, { payment: { captures: [aCapture({ createdAt: JUST_NOW })] } })],
      },
    ],
    [
      "another provider's capture is just being recorded",
      [],
      {
        order: { outstanding: "200", transactions: [] },
        vouchers: [
          partlyPaid("100", 300, {
            captured: "100",
            payment: { captures: [aCapture({ amount: "100", createdAt: JUST_NOW })] },
          }),
        ],
        others: [
          {
            ...markedAsPaid("200"),
            payments: (markedAsPaid("200").payments ?? []).map((payment) => ({
              ...payment,
              captures: [aCapture({ id: "capt_9", amount: "100", createdAt: JUST_NOW })],
            })),
          },
        ],
      },
    ],
  ])("%s: nothing is named", (_, named, situation) => {
    expectNamed(namedIn(situation), named)
  })
})

describe("what cannot be done", () => {
  const failure = "The payment has been canceled"
  const held: Situation = { order: owing("300"), vouchers: [paid(300)] }

  it("names money that could not be booked for long, with the reason", () => {
    expectNamed(namedIn({ ...held, purchase: failing }, { failure }), [
      {
        kind: "not_booked",
        amount: "300",
        values: { received: "300", captured: "0", reason: failure },
      },
    ])
  })

  it("tells nobody of a failure that may be over in a moment", () => {
    const purchase = { failing_since: new Date(JUST_NOW) }
    expect(namedIn({ ...held, purchase }, { failure })).toEqual([])
  })

  it.each<[string, Situation]>([
    ["nothing is owed", {}],
    ["more was paid than the order owes", { vouchers: [captured(300), paid(300)] }],
    [
      "the deadline is over, and the store cancels nothing",
      { purchase: { ...failing, ...overdue } },
    ],
  ])("names a repair that fails for long, though %s", (_, situation) => {
    const state = { vouchers: [captured(300)], ...situation }
    const named = namedIn(
      { ...state, purchase: { ...failing, ...state.purchase } },
      { failure: "repair order_summary changed nothing", cancelUnpaidOrders: false },
    )
    expect(named).toContainEqual(
      expect.objectContaining({
        kind: "not_booked",
        values: expect.objectContaining({ reason: "repair order_summary changed nothing" }),
      }),
    )
  })

  it("names one thing that fails once", () => {
    const kinds = namedIn({ ...held, purchase: { ...failing, ...overdue } }, { failure }).map(
      ({ kind }) => kind,
    )
    expect(kinds).toEqual(["not_booked"])
  })
})

describe("the money that a discrepancy names as held", () => {
  const failure = "The payment has been canceled"
  const overpaid: Situation = { vouchers: [paid(300, { captured: "200" })] }
  const overpaidTwice: Situation = {
    order: { outstanding: "-100" },
    vouchers: [paid(300, { captured: "200" })],
  }
  const rowsOf = (situation: Situation) =>
    namedIn({ ...situation, purchase: failing }, { failure }).map((one) => ({
      kind: one.kind,
      fact: factOf(one),
      voucher_id: one.voucher_id ?? null,
    }))
  const heldOf = (row: { fact: string; voucher_id: string | null }, now: Situation) =>
    heldAsNamed(row, aState(now))

  it.each<[string, string, Situation]>([
    ["too much came", "100", overpaid],
    ["nothing is ordered", "300", { order: null, vouchers: [paid(300)] }],
    ["it could not be booked for long", "300", { order: owing("300"), vouchers: [paid(300)] }],
    ["it is canceled", "300", { order: { status: "canceled" }, vouchers: [paid(300)] }],
  ])("is all of it where %s", (_, amount, situation) => {
    const [row] = rowsOf(situation)
    expect(row && heldOf(row, situation)).toBe(amount)
  })

  it("is none where captured money is too much, though the same voucher holds some", () => {
    const rows = rowsOf(overpaidTwice)
    expect(rows.map((row) => [row.kind, heldOf(row, overpaidTwice)])).toEqual([
      ["overpaid", "100"],
      ["overpaid", null],
      ["not_booked", null],
    ])
  })

  it("is none where no money, but a repair fails", () => {
    const situation = { vouchers: [captured(300)] }
    const [row] = rowsOf(situation)
    expect(row?.kind).toBe("not_booked")
    expect(row && heldOf(row, situation)).toBeNull()
  })

  it.each<[string, Situation]>([
    [
      "PayPro took it back",
      { vouchers: [paid(300, { captured: "200", row: { is_reversed: true } })] },
    ],
    ["it was captured", { vouchers: [captured(300)] }],
    ["more came", { vouchers: [paid(300, { captured: "200", row: { received_amount: "350" } })] }],
    ["its voucher is gone", { vouchers: [] }],
  ])("is none since %s", (_, now) => {
    const [row] = rowsOf(overpaid)
    expect(row && heldOf(row, now)).toBeNull()
  })
})
