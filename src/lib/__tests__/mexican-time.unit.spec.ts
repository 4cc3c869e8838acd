import { dayOf, hourOf } from "../mexican-time"

it("days and hours are those of Mexico City", () => {
  const lateEvening = new Date("2026-11-21T05:59:59Z")
  expect(dayOf(lateEvening)).toBe("2026-11-20")
  expect(hourOf(lateEvening)).toBe(23)
  const midnight = new Date("2026-11-21T06:00:00Z")
  expect(dayOf(midnight)).toBe("2026-11-21")
  expect(hourOf(midnight)).toBe(0)
})
