import { UNPAID_ORDER_CLAUSES } from "../../../lib/discrepancies"
import { aSession, JUST_NOW } from "../../../medusa/__tests__/purchases"
import { aCallback } from "../../../modules/paypro/__tests__/rows"
import { expectNamed, namedIn } from "./named"
import {
  OTHER_PROVIDER,
  overdue,
  owingAll,
  paid,
  partlyPaid,
  type GivenVoucher,
  type Situation,
} from "./states"

describe("an order that is past its deadline and still owes is named, with what keeps it", () => {
  const answered = { last_checked_at: new Date(JUST_NOW) }
  const unpaid = (more: Situation = {}): Situation => ({
    order: owingAll("300"),
    vouchers: [{ row: answered }],
    purchase: overdue,
    ...more,
  })
  const withOrder = (change: Situation["order"]) =>
    unpaid({ order: { ...owingAll("300"), ...change } })
  const withVoucher = (voucher: GivenVoucher) =>
    unpaid({ vouchers: [{ ...voucher, row: { ...answered, ...voucher.row } }] })

  const situations: Record<(typeof UNPAID_ORDER_CLAUSES)[number], Situation> = {
    not_pending: withOrder({ status: "archived" }),
    not_from_cart: withOrder({ isPlacedFromCart: false }),
    partly_paid: withOrder({ outstanding: "200" }),
    credit_line: withOrder({ hasCreditLines: true }),
    open_change: withOrder({
      openChanges: [{ id: "ordch_1", type: "edit", status: "requested", createdAt: JUST_NOW }],
    }),
    fulfilled: withOrder({ isFulfilled: true }),
    captured: withOrder({
      transactions: [{ id: "ordtrx_1", reference: "erp", referenceId: "1", amount: "0" }],
    }),
    paid_otherwise: unpaid({
      others: [
        {
          sessions: [
            aSession({ id: "payses_9", providerId: OTHER_PROVIDER, status: "authorized" }),
          ],
        },
      ],
    }),
    money_received: withVoucher(partlyPaid("100", 300)),
    amount_unclear: withVoucher({ row: { disputed_amount: "300" } }),
    callback_claims_money: unpaid({ callbacks: [aCallback()] }),
    no_answer: unpaid({
      vouchers: [{}],
      purchase: { ...overdue, cancel_at: new Date("2026-03-10T17:00:00.000Z") },
    }),
    refused: unpaid(),
  }

  it.each(UNPAID_ORDER_CLAUSES)("%s", (clause) => {
    const situation = situations[clause]
    const failure = clause === "refused" ? "Medusa says no" : null
    const outstanding = clause === "partly_paid" ? "200" : "300"
    expectNamed(namedIn(situation, { failure }), [
      {
        kind: "unpaid_order",
        circumstance: clause,
        amount: outstanding,
        values: { clause, outstanding },
      },
    ])
  })

  it.each<[string, Situation]>([
    ["nothing keeps it from being canceled", unpaid()],
    [
      "its time is not over",
      unpaid({ order: withOrder({ isFulfilled: true }).order ?? {}, purchase: {} }),
    ],
    ["it owes nothing", withOrder({ outstanding: "0", isFulfilled: true })],
    ["it is canceled", withOrder({ status: "canceled", outstanding: "0" })],
    ["PayPro has been silent for less than a day", unpaid({ vouchers: [{}] })],
    ["all of the money is there, and about to be captured", withVoucher(paid(300))],
  ])("not while %s", (_, situation) => {
    expect(namedIn(situation)).toEqual([])
  })

  it("not where the store wants no order canceled", () => {
    expect(namedIn(situations.fulfilled, { cancelUnpaidOrders: false })).toEqual([])
  })
})
