import { centavosOf, pesosOf } from "../admin/lib/typed-amount"

it.each([
  ["300", 30_000],
  ["300.5", 30_050],
  [" $1,349.10 ", 134_910],
  ["1,000,000", 100_000_000],
  ["0", 0],
])("reads %p as people type it", (typed, centavos) => {
  expect(centavosOf(typed)).toBe(centavos)
})

it.each(["", "-5", "1.349,10", "1,34", "300.555", "12a", "1e3", "9999999999"])(
  "reads %p as no amount",
  (typed) => {
    expect(centavosOf(typed)).toBeNull()
  },
)

it("writes an amount as the API takes it", () => {
  expect(pesosOf(134_910)).toBe("1349.10")
})
