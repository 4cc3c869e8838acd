import { mexicanDay } from "../admin/lib/mexican-day"
import { nameOf, periodOf } from "../admin/lib/period"

it("has the day of Mexico City, where it is still yesterday evening", () => {
  expect(mexicanDay(new Date("2026-11-24T05:59:59Z"))).toBe("2026-11-23")
  expect(mexicanDay(new Date("2026-11-24T06:00:00Z"))).toBe("2026-11-24")
})

it.each([
  ["today", "2026-01-01", "2026-01-01"],
  ["yesterday", "2025-12-31", "2025-12-31"],
  ["this_month", "2026-01-01", "2026-01-01"],
  ["last_month", "2025-12-01", "2025-12-31"],
] as const)("knows the days of %s on New Year's Day", (name, from, to) => {
  expect(periodOf(name, "2026-01-01")).toEqual({ from, to })
})

it("ends February where it ends", () => {
  expect(periodOf("last_month", "2028-03-15")).toEqual({ from: "2028-02-01", to: "2028-02-29" })
})

it("names a period by its days, and other days as such", () => {
  expect(nameOf({ from: "2026-11-01", to: "2026-11-23" }, "2026-11-23")).toBe("this_month")
  expect(nameOf({ from: "2026-11-01", to: "2026-11-22" }, "2026-11-23")).toBe("custom")
})
