import { dayOf, hourOf, periodOf, printedTime } from "../mexican-time"

it("days and hours are those of Mexico City", () => {
  const lateEvening = new Date("2026-11-21T05:59:59Z")
  expect(dayOf(lateEvening)).toBe("2026-11-20")
  expect(hourOf(lateEvening)).toBe(23)
  const midnight = new Date("2026-11-21T06:00:00Z")
  expect(dayOf(midnight)).toBe("2026-11-21")
  expect(hourOf(midnight)).toBe(0)
})

it.each([
  ["2026-11-20", "2026-11-20", "2026-11-20T06:00:00.000Z", "2026-11-21T06:00:00.000Z"],
  ["2026-11-01", "2026-11-30", "2026-11-01T06:00:00.000Z", "2026-12-01T06:00:00.000Z"],
  // There was summer time until 2022.
  ["2022-04-03", "2022-04-03", "2022-04-03T06:00:00.000Z", "2022-04-04T05:00:00.000Z"],
])("the days from %s to %s are whole", (from, to, first, until) => {
  const period = periodOf({ from, to })
  expect(period.from.toISOString()).toBe(first)
  expect(period.until.toISOString()).toBe(until)
})

it.each([
  ["2024-10-11 9:30:13", "2024-10-11T15:30:13.000Z"],
  ["2024-10-11 09:30:13", "2024-10-11T15:30:13.000Z"],
  ["2024-07-01 18:34:31", "2024-07-02T00:34:31.000Z"],
])("PayPro's %s is Mexico City's time", (text, moment) => {
  expect(printedTime(text)?.toISOString()).toBe(moment)
})

it.each(["", "yesterday", "2024-13-01 9:30:13", "2024-10-11 25:30:13", "1728613513280"])(
  "%j is no time",
  (text) => {
    expect(printedTime(text)).toBeNull()
  },
)
