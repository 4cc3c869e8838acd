import { aPurchaseRow } from "../../modules/paypro/__tests__/rows"
import type { Purchase } from "../../modules/paypro/types"
import { purchaseStateOf } from "../purchase-state"
import type { OrderFacts } from "../shopper-state"

const NOW = new Date("2026-03-11T18:00:00Z")
const PAST = new Date("2026-03-11T17:59:59Z")
const FUTURE = new Date("2026-03-12T18:00:00Z")
const CANCELING = { cancelUnpaidOrders: true }

const anOrder = (change: Partial<OrderFacts> = {}): OrderFacts => ({
  number: 1042,
  total: "300",
  owed: "300",
  overpaid: "0",
  isDisputed: false,
  isCanceled: false,
  ...change,
})
const stateOf = (order: OrderFacts | null, change: Partial<Purchase> = {}, options = CANCELING) =>
  purchaseStateOf(aPurchaseRow(change), order, options, NOW)

it.each<[string, OrderFacts | null, Partial<Purchase>, string]>([
  ["nobody has ordered", null, { order_id: null }, "not_placed"],
  ["the order is gone", null, {}, "canceled"],
  ["the order is canceled", anOrder({ isCanceled: true }), {}, "canceled"],
  ["the order owes nothing", anOrder({ owed: "0" }), {}, "paid"],
  ["the order owes less than a centavo", anOrder({ owed: "0.004" }), {}, "paid"],
  [
    "all that is missing may be there",
    anOrder({ owed: "0", isDisputed: true }),
    {},
    "under_review",
  ],
  ["more is missing than may be there", anOrder({ owed: "10", isDisputed: true }), {}, "owing"],
  ["there is no deadline", anOrder(), {}, "owing"],
  ["the deadline is to come", anOrder(), { pay_by: FUTURE, cancel_at: FUTURE }, "owing"],
  ["the deadline is over", anOrder(), { pay_by: PAST, cancel_at: FUTURE }, "expired"],
  ["it was paid by its deadline and owes again", anOrder(), { pay_by: PAST }, "owing"],
  ["it was paid, and its deadline is over", anOrder({ owed: "0" }), { pay_by: PAST }, "paid"],
])("%s", (_, order, purchase, state) => {
  expect(stateOf(order, purchase)).toBe(state)
})

it("an order can be paid after its deadline where orders are not canceled", () => {
  const over = { pay_by: PAST, cancel_at: PAST }
  expect(stateOf(anOrder(), over, { cancelUnpaidOrders: false })).toBe("owing")
})
