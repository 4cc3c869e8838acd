import { amountToApply } from "../amount"

const ORDER = { outstanding: "300", isCanceled: false, currencyCode: "mxn" }
const MONEY = { free: "100", currencyCode: "mxn" }

it.each([
  ["as much as is there", "100", ORDER, MONEY, undefined],
  ["as much as the order owes", "40", { ...ORDER, outstanding: "40" }, MONEY, undefined],
  ["what is wanted", "60", ORDER, MONEY, "60"],
])("applies %s", (_, expected, order, money, wanted) => {
  expect(amountToApply(order, money, wanted)).toBe(expected)
})

it.each([
  [
    "an order in another currency",
    "This money is in MXN, and that order in USD. Choose one in MXN.",
    { ...ORDER, currencyCode: "usd" },
    MONEY,
    undefined,
  ],
  ["an order that is gone", "That order owes nothing.", null, MONEY, undefined],
  ["a canceled order", "That order is canceled.", { ...ORDER, isCanceled: true }, MONEY, undefined],
  ["money that is not there", "Nothing of this money is left", ORDER, { ...MONEY, free: 0 }, "1"],
  ["more than is there", "Only $100.00 of this money is left.", ORDER, MONEY, "100.01"],
  ["more than is owed", "owes only $50.00.", { ...ORDER, outstanding: "50" }, MONEY, "60"],
  ["nothing", "The amount must be above zero.", ORDER, MONEY, "0"],
])("refuses %s", (_, words, order, money, wanted) => {
  expect(() => amountToApply(order, money, wanted)).toThrow(words)
})
