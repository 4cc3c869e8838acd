import type { RemoteQueryFunction } from "@medusajs/framework/types"
import type { OrderFigures } from "../order-figures"
import { outstandingOf } from "../outstanding"
import { aCapture, aTransaction } from "./purchases"

const capture = aTransaction(aCapture({ amount: "100" }))
const summary = {
  total: "300",
  paidTotal: "100",
  refundedTotal: "0",
  transactionTotal: "100",
  pendingDifference: "200",
}
const figures = (change: Partial<OrderFigures> = {}): OrderFigures => ({
  id: "order_1",
  status: "pending",
  version: 1,
  isPlacedFromCart: true,
  hasItemsRequestedBack: false,
  placedTotal: "300",
  summary,
  transactions: [capture],
  ...change,
})
const owing = (pendingDifference: string) => figures({ summary: { ...summary, pendingDifference } })

/** The core, which computes 42 pesos. */
const graph = jest.fn(async () => ({
  data: [{ id: "order_1", summary: { pending_difference: 42 } }],
}))
const query = { graph } as unknown as RemoteQueryFunction

it.each<[string, OrderFigures, string]>([
  ["what the summary says", figures(), "200"],
  ["nothing for a centavo, as the core has it", owing("0.01"), "0"],
  ["nothing for a centavo too much", owing("-0.01"), "0"],
  ["two centavos", owing("0.02"), "0.02"],
  ["less than nothing when the store owes the shopper", owing("-50.5"), "-50.5"],
  ["nothing when it is canceled", figures({ status: "canceled" }), "0"],
])("an order owes %s", async (_, order, expected) => {
  expect(await outstandingOf(query, order)).toBe(expected)
  expect(graph).not.toHaveBeenCalled()
})

it.each<[string, Partial<OrderFigures>, string]>([
  ["it was made without a cart", { isPlacedFromCart: false }, "42"],
  ["items are requested back", { hasItemsRequestedBack: true }, "42"],
  ["it has no summary", { summary: null }, "42"],
  ["the summary counts 100 that no transaction has", { transactions: [] }, "142"],
  [
    "a transaction of 100 is there twice",
    {
      transactions: [capture, { ...capture, id: "again" }],
      summary: { ...summary, paidTotal: "200", transactionTotal: "200" },
    },
    "142",
  ],
])("the core is asked what an order owes when %s", async (_, change, expected) => {
  expect(await outstandingOf(query, figures(change))).toBe(expected)
})
