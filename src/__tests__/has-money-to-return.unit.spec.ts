import { hasMoneyToReturn } from "../admin/lib/has-money-to-return"

const overpaid = { kind: "overpaid", amount: "50", purchase_id: "pppur_1" } as const

it.each([
  "overpaid",
  "received_after_cancellation",
  "received_without_order",
  "paid_order_canceled",
  "not_booked",
] as const)("money of %s can be returned", (kind) => {
  expect(hasMoneyToReturn({ ...overpaid, kind })).toBe(true)
})

it.each([
  ["nothing is held", { amount: "0" }],
  ["the amount is not known", { amount: null }],
  ["no purchase holds it", { purchase_id: null }],
  ["the customer still owes", { kind: "underpaid" as const }],
  ["PayPro says different amounts", { kind: "amount_unclear" as const }],
])("there is nothing to return where %s", (_, changed) => {
  expect(hasMoneyToReturn({ ...overpaid, ...changed })).toBe(false)
})
