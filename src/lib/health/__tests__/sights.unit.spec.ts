import { sightChecks, type Sights } from ".."

const AT = new Date("2026-11-23T12:00:00Z")
const LATER = new Date("2026-11-25T12:00:00Z")

const codesOf = (sights: Sights) =>
  sightChecks(sights).map(({ id, state, code }) => [id, state, code])

it.each<[string, Sights, [string, string, string][]]>([
  [
    "nothing was seen yet",
    {},
    [
      ["first_payment", "unknown", "never"],
      ["reading", "unknown", "unseen"],
    ],
  ],
  [
    "a payment that tells the readings apart",
    { first_payment: AT, "reading:received": AT },
    [
      ["first_payment", "ok", "seen"],
      ["reading", "ok", "received"],
    ],
  ],
  [
    "the other reading",
    { first_payment: AT, "reading:ordered": AT },
    [
      ["first_payment", "ok", "seen"],
      ["reading", "ok", "ordered"],
    ],
  ],
  [
    "both readings: PayPro contradicts itself",
    { first_payment: AT, "reading:received": AT, "reading:ordered": LATER },
    [
      ["first_payment", "ok", "seen"],
      ["reading", "warning", "both"],
    ],
  ],
])("says what PayPro was seen to do: %s", (_, sights, expected) => {
  expect(codesOf(sights)).toEqual(expected)
})

it("says since when", () => {
  const [, reading] = sightChecks({ "reading:ordered": LATER })
  expect(reading?.message).toContain("2026-11-25T12:00:00.000Z")
})
