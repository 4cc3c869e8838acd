import { amountProblem, fallOf, limitsOf } from "../admin/components/returns/return-limits"

const limits = limitsOf({
  returnable: { uncaptured: "30", overpaid: "20.10", write_off: "1200", obstacle: null },
})

it("counts what was never captured and what is paid too much as free", () => {
  expect(limits).toEqual({ free: 5_010, most: 125_010 })
})

it.each([
  ["open_change", 3_000],
  ["being_recorded", 0],
] as const)("lets %s block captured money, or all", (obstacle, most) => {
  const returnable = { uncaptured: "30", overpaid: "20.10", write_off: "1200", obstacle }
  expect(limitsOf({ returnable })).toEqual({ free: most, most })
})

it.each([
  [5_010, 0],
  [5_011, 1],
  [125_010, 120_000],
  [null, 0],
])("lowers the order's total for %p centavos by %p", (amount, fall) => {
  expect(fallOf(amount, limits)).toBe(fall)
})

it.each([
  [null, "missing"],
  [0, "missing"],
  [125_010, null],
  [125_011, "too_much"],
])("of %p centavos says %p", (amount, problem) => {
  expect(amountProblem(amount, limits)).toBe(problem)
})
