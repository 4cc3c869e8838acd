import { captureIdAt } from "../capture-movements"

// As the specification of ULIDs and its reference implementation have them.
it.each([
  [1_469_918_176_385, "capt_01ARYZ6S41"],
  [0, "capt_0000000000"],
  [2 ** 48 - 1, "capt_7ZZZZZZZZZ"],
])("the ids of captures of %s begin with their time", (milliseconds, beginning) => {
  expect(captureIdAt(new Date(milliseconds))).toBe(beginning)
})

it("nothing was captured before there was time", () => {
  expect(captureIdAt(new Date("0001-01-01T00:00:00Z"))).toBe("capt_0000000000")
})
