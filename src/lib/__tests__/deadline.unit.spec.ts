import {
  cancelAtOf,
  deadlineOf,
  endOfMexicanDay,
  isPastDeadline,
  isPastGrace,
  movedCancelAt,
  payByOf,
} from "../deadline"
import type { WayCode } from "../options"

const options = { payWithinDays: { va: 2, store: 3 }, graceHours: { va: 2, store: 48 } }
const at = (iso: string) => new Date(iso)

describe("the deadline is the end of a day in Mexico City", () => {
  it.each<[situation: string, now: string, days: number, payBy: string]>([
    ["at noon", "2026-11-23T18:00:00Z", 2, "2026-11-26T05:59:59.999Z"],
    ["in the day's first millisecond", "2026-11-23T06:00:00.000Z", 2, "2026-11-26T05:59:59.999Z"],
    ["in the day's last millisecond", "2026-11-24T05:59:59.999Z", 2, "2026-11-26T05:59:59.999Z"],
    ["a millisecond later", "2026-11-24T06:00:00.000Z", 2, "2026-11-27T05:59:59.999Z"],
    ["while UTC has the next day", "2026-11-24T03:00:00Z", 1, "2026-11-25T05:59:59.999Z"],
    ["across the end of a month", "2026-11-29T18:00:00Z", 3, "2026-12-03T05:59:59.999Z"],
    [
      "on a month's last day, UTC a month on",
      "2026-12-01T02:00:00Z",
      1,
      "2026-12-02T05:59:59.999Z",
    ],
    ["across the end of a year", "2026-12-30T18:00:00Z", 3, "2027-01-03T05:59:59.999Z"],
    ["to a leap day", "2028-02-27T18:00:00Z", 2, "2028-03-01T05:59:59.999Z"],
    ["past February", "2027-02-27T18:00:00Z", 2, "2027-03-02T05:59:59.999Z"],
    ["past the old start of summer time", "2026-04-03T18:00:00Z", 3, "2026-04-07T05:59:59.999Z"],
    ["past the old end of summer time", "2026-10-23T18:00:00Z", 3, "2026-10-27T05:59:59.999Z"],
  ])("%s (%s, %i days)", (_, now, days, payBy) => {
    expect(payByOf(at(now), days).toISOString()).toBe(payBy)
  })

  it("is a plain date, for the database and for JSON", () => {
    expect(payByOf(at("2026-11-23T18:00:00Z"), 2).constructor).toBe(Date)
    expect(JSON.stringify(payByOf(at("2026-11-23T18:00:00Z"), 2))).toBe(
      '"2026-11-26T05:59:59.999Z"',
    )
  })
})

it.each([
  ["2026-11-23", "2026-11-24T05:59:59.999Z"],
  ["2026-12-31", "2027-01-01T05:59:59.999Z"],
  ["2028-02-29", "2028-03-01T05:59:59.999Z"],
])("the day %s ends in Mexico City at %s", (day, end) => {
  expect(endOfMexicanDay(day).toISOString()).toBe(end)
})

it.each([
  [0, "2026-11-26T05:59:59.999Z"],
  [2, "2026-11-26T07:59:59.999Z"],
  [0.5, "2026-11-26T06:29:59.999Z"],
  [48, "2026-11-28T05:59:59.999Z"],
])("a grace of %d hours ends at %s", (hours, cancelAt) => {
  expect(cancelAtOf(at("2026-11-26T05:59:59.999Z"), hours).toISOString()).toBe(cancelAt)
})

it.each<[WayCode[], payBy: string, cancelAt: string]>([
  [["va"], "2026-11-26T05:59:59.999Z", "2026-11-26T07:59:59.999Z"],
  [["store"], "2026-11-27T05:59:59.999Z", "2026-11-29T05:59:59.999Z"],
  [["va", "store"], "2026-11-27T05:59:59.999Z", "2026-11-29T05:59:59.999Z"],
  [[], "2026-11-27T05:59:59.999Z", "2026-11-29T05:59:59.999Z"],
])("the methods %j give the longest of their times", (wayCodes, payBy, cancelAt) => {
  expect(deadlineOf(options, wayCodes, at("2026-11-23T18:00:00Z"))).toEqual({
    pay_by: at(payBy),
    cancel_at: at(cancelAt),
  })
})

describe("another voucher", () => {
  const now = at("2026-11-23T18:00:00Z")

  it("of a method with a longer grace puts the end off", () => {
    const { pay_by, cancel_at } = deadlineOf(options, ["va"], now)
    expect(movedCancelAt({ pay_by, cancel_at }, options.graceHours.store)).toEqual(
      at("2026-11-28T05:59:59.999Z"),
    )
  })

  it("of a method with a shorter grace, or of the same, changes nothing", () => {
    const deadline = deadlineOf(options, ["store"], now)
    expect(movedCancelAt(deadline, options.graceHours.va)).toEqual(deadline.cancel_at)
    expect(movedCancelAt(deadline, options.graceHours.store)).toEqual(deadline.cancel_at)
  })
})

it.each([
  ["before both", "2026-11-26T05:59:59.998Z", false, false],
  ["at the deadline", "2026-11-26T05:59:59.999Z", true, false],
  ["in the grace", "2026-11-26T07:59:59.998Z", true, false],
  ["at the end of the grace", "2026-11-26T07:59:59.999Z", true, true],
])("tells what is over %s", (_, now, isPastPayBy, isPastCancelAt) => {
  const deadline = deadlineOf(options, ["va"], at("2026-11-23T18:00:00Z"))
  expect(isPastDeadline(deadline, at(now))).toBe(isPastPayBy)
  expect(isPastGrace(deadline, at(now))).toBe(isPastCancelAt)
})

it("nothing is ever over without a deadline", () => {
  expect(isPastDeadline({ pay_by: null }, at("2999-01-01T00:00:00Z"))).toBe(false)
  expect(isPastGrace({ cancel_at: null }, at("2999-01-01T00:00:00Z"))).toBe(false)
})
