import { etagOf, isKnown } from "../etag"

it("is the same exactly for the same JSON", () => {
  expect(etagOf({ a: 1 })).toBe(etagOf({ a: 1 }))
  expect(etagOf({ a: 1 })).not.toBe(etagOf({ a: "1" }))
  expect(etagOf({})).toMatch(/^"[\w-]{22}"$/)
})

it.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", W/"a"', true],
  ['"b"', false],
  ["a", false],
  ["", false],
  [undefined, false],
])("If-None-Match: %s -> known: %s", (header, known) => {
  expect(isKnown(header, '"a"')).toBe(known)
})
