import { aSession, AN_HOUR_AGO, JUST_NOW } from "../../../medusa/__tests__/purchases"
import { anAllocation } from "../../../modules/paypro/__tests__/rows"
import type { Step } from "../step"
import { addSession, capture, expectNext, owing, type Row } from "./next-step"
import { OTHER_PROVIDER, paid, partlyPaid, type GivenVoucher, type Situation } from "./states"

const canceledPayment = { canceledAt: AN_HOUR_AGO }

describe("where money is captured", () => {
  const rest = (more: GivenVoucher): Situation => ({
    order: owing("200"),
    vouchers: [paid(300, { captured: "100", ...more })],
  })

  it.each<Row>([
    [
      "without a payment yet: on the session",
      { ...capture("300"), paymentId: null, isYoung: false },
      { order: owing("300"), vouchers: [paid(300)] },
    ],
    [
      "while the order may still be being placed: with care for the cart's lock",
      { ...capture("300"), isYoung: true },
      {
        order: { outstanding: "300", createdAt: JUST_NOW },
        vouchers: [paid(300, { session: { status: "authorized" } })],
      },
    ],
    [
      "the session failed before the money came: there all the same",
      capture("300"),
      { order: owing("300"), vouchers: [paid(300, { session: { status: "error" } })] },
    ],
    ["the session is gone, its payment there", capture("200"), rest({ session: null })],
    [
      "an edit canceled the payment: in a session of its own",
      { ...addSession("200"), collectionId: "pay_col_1" },
      rest({ payment: canceledPayment }),
    ],
    [
      "the session is canceled",
      addSession("300"),
      { order: owing("300"), vouchers: [paid(300, { session: { status: "canceled" } })] },
    ],
    [
      "another method was chosen, so the session is gone",
      addSession("300"),
      {
        order: owing("300"),
        vouchers: [
          paid(300, {
            session: null,
            collection: {
              sessions: [aSession({ id: "payses_9", providerId: OTHER_PROVIDER, status: "error" })],
            },
          }),
        ],
      },
    ],
    [
      "its collection is canceled, and there is a newer one",
      { ...addSession("300"), collectionId: "pay_col_other" },
      {
        order: owing("300"),
        vouchers: [paid(300, { collection: { status: "canceled" } })],
        others: [{ sessions: [] }],
      },
    ],
    [
      "all collections are canceled: on a new one",
      { ...addSession("300"), collectionId: null },
      { order: owing("300"), vouchers: [paid(300, { collection: { status: "canceled" } })] },
    ],
    [
      "its own collection belongs to no order",
      addSession("300", "ppvou_2"),
      {
        order: owing("300"),
        vouchers: [{}, paid(300, { collection: { isLinkedToOrder: false } })],
      },
    ],
    [
      "a session was added for it before: on that one",
      capture("200", "payses_added"),
      {
        order: owing("200"),
        vouchers: [
          paid(300, {
            captured: "100",
            session: { amount: "100" },
            row: { added_session_ids: ["payses_added"] },
          }),
        ],
        others: [{ sessions: [aSession({ id: "payses_added", amount: "200" })] }],
      },
    ],
    [
      "a session that was added for an allocation takes no other money",
      addSession("100"),
      {
        order: owing("100"),
        vouchers: [
          paid(300, {
            captured: "100",
            session: { amount: "100" },
            row: { added_session_ids: ["payses_added"] },
          }),
        ],
        others: [{ sessions: [aSession({ id: "payses_added", amount: "100" })] }],
        allocations: [
          anAllocation({ kind: "applied", amount: "100", payment_session_id: "payses_added" }),
        ],
      },
    ],
    [
      "the session names another voucher",
      addSession("300"),
      {
        order: owing("300"),
        vouchers: [paid(300, { session: { data: { trade_no: "another" } } })],
      },
    ],
    [
      "the session is another provider's, whatever its data says",
      addSession("300"),
      {
        order: owing("300"),
        vouchers: [paid(300, { session: { providerId: OTHER_PROVIDER, status: "error" } })],
      },
    ],
  ])("%s", (_, expected, situation) => {
    expectNext(situation, expected)
  })
})

describe("before there is an order", () => {
  const cart = (more: Situation = {}): Situation => ({
    order: null,
    vouchers: [paid(300)],
    ...more,
  })

  it.each<Row>([
    ["paid: completes the cart", { do: "complete_cart", cartId: "cart_1" }, cart()],
    [
      "partly paid: completes the cart",
      { do: "complete_cart" },
      cart({ vouchers: [partlyPaid("100", 300)] }),
    ],
    ["unpaid: waits for the shopper", null, cart({ vouchers: [{}] })],
    [
      "the cart changed since, so the session is gone: nobody confirmed what would be ordered",
      null,
      cart({ vouchers: [paid(300, { session: null })] }),
    ],
    [
      "its order was placed and is gone: not placed again",
      null,
      cart({
        purchase: { order_id: "order_1" },
        cart: { id: "cart_1", completedAt: AN_HOUR_AGO },
      }),
    ],
    [
      "placing its order failed, and left the cart open: placed anew",
      { do: "complete_cart" },
      cart({ purchase: { order_id: "order_1" } }),
    ],
    ["all of the money is set aside", null, cart({ allocations: [anAllocation()] })],
    [
      "PayPro took the money back",
      null,
      cart({ vouchers: [paid(300, { row: { is_reversed: true } })] }),
    ],
    [
      "PayPro closed it with a part on it: the session stays good for the cart",
      { do: "complete_cart" },
      cart({ vouchers: [partlyPaid("230", 300, { row: { status: "failed" } })] }),
    ],
    [
      "PayPro closed it unpaid: its session ends",
      { do: "fail_session", sessionId: "payses_1", amount: "300" },
      cart({ vouchers: [{ row: { status: "failed" }, session: { status: "pending" } }] }),
    ],
  ])("%s", (_, expected, situation) => {
    expectNext(situation, expected)
  })

  it("keeps the session of a partly paid voucher, though the cart cannot be completed now", () => {
    const situation = cart({
      vouchers: [partlyPaid("230", 300, { row: { status: "failed" } })],
    })
    const isRefused = (step: Step) => step.do === "complete_cart"
    expectNext(situation, null, { isRefused })
  })
})
