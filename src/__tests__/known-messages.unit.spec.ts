import { knownMessage } from "../admin/lib/known-messages"

it.each([
  [
    "PayPro was asked about this voucher a moment ago. What is shown is its answer.",
    { key: "asked_just_now", values: {} },
  ],
  [
    "This was already resolved by ana@example.mx at 2026-11-23T18:00:00.000Z: paid: in cash",
    { key: "resolved_by", values: { who: "ana@example.mx", note: "paid: in cash" } },
  ],
  [
    "A transfer with the tracking key MBAN1 was already recorded for this order, at 2026-11-23T18:00:00.000Z. Reload the page to see it.",
    { key: "return_recorded", values: { key: "MBAN1" } },
  ],
  [
    "Only $1,349.10 of this money can be returned. Record that much at most.",
    { key: "return_too_much", values: { amount: "$1,349.10" } },
  ],
  [
    "Medusa refused to book it: Order is canceled. Nothing was recorded; reload the page before you try again.",
    { key: "return_refused", values: { problem: "Order is canceled" } },
  ],
  [
    "returned_on must be a day from 2026-11-20 on: this money came later than 2026-11-01",
    { key: "return_too_early", values: { first: "2026-11-20" } },
  ],
])("knows the situation that the server means by %p", (text, known) => {
  expect(knownMessage(text)).toEqual(known)
})

it("leaves the server its own words where it does not know them", () => {
  expect(knownMessage("Something that nobody has thought of.")).toBeNull()
})
