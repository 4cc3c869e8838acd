import { reminderHorizon, remindersDue, remindersPassed } from "../reminders"

const REMINDERS = { hoursBefore: [12], from: "09:00", to: "20:00" }

/** A moment in November 2026, by the clock of Mexico City. */
const on = (day: number, clock: string) =>
  new Date(`2026-11-${String(day).padStart(2, "0")}T${clock}:00-06:00`)

/** Issued on the 10th at noon, to be paid by the end of the 12th. */
const period = { issuedAt: on(10, "12:00"), expiresAt: on(12, "23:59") }

const due = (now: Date, hoursBefore = [12], given = period) =>
  remindersDue(given, { ...REMINDERS, hoursBefore }, now)

describe("a reminder", () => {
  it("is due once its hour has come", () => {
    expect(due(on(12, "11:58"))).toEqual([])
    expect(due(on(12, "11:59"))).toEqual([12])
  })

  it("is never due at night", () => {
    expect(due(on(12, "20:00"))).toEqual([])
    expect(due(on(12, "08:59"), [24])).toEqual([])
  })

  it("is never due after the deadline", () => {
    const given = { ...period, expiresAt: on(12, "15:00") }
    expect(due(on(12, "14:59"), [12], given)).toEqual([12])
    expect(due(on(12, "15:00"), [12], given)).toEqual([])
  })

  it("that falls into the night is due the next morning, where the deadline is later", () => {
    // 20 hours before its deadline it is 3:59 a.m.
    expect(due(on(11, "19:59"), [20])).toEqual([])
    expect(due(on(12, "09:00"), [20])).toEqual([20])
  })

  it("that falls into the deadline's own night is due an hour before the evening ends", () => {
    expect(due(on(12, "18:59"), [2])).toEqual([])
    expect(due(on(12, "19:00"), [2])).toEqual([2])
  })

  it("is due the evening before a deadline that comes before the morning", () => {
    const given = { ...period, expiresAt: on(12, "08:00") }
    expect(due(on(11, "18:59"), [2], given)).toEqual([])
    expect(due(on(11, "19:00"), [2], given)).toEqual([2])
  })

  it("is not due before half of the time to pay is over", () => {
    const short = { issuedAt: on(12, "10:00"), expiresAt: on(12, "18:00") }
    expect(due(on(12, "10:01"), [12], short)).toEqual([])
    expect(due(on(12, "14:00"), [12], short)).toEqual([12])
  })

  it("is left out where half of the time is over only at night, and the deadline with it", () => {
    const short = { issuedAt: on(12, "19:00"), expiresAt: on(12, "23:59") }
    for (const clock of ["19:00", "19:59", "21:30", "23:58"]) {
      expect(due(on(12, clock), [2, 12], short)).toEqual([])
    }
  })
})

it("several that have come are due together", () => {
  expect(due(on(12, "12:00"), [24, 12, 6])).toEqual([24, 12])
})

it("those that have come are known at night as well", () => {
  expect(remindersPassed(period, REMINDERS, on(12, "22:00"))).toEqual([12])
})

it("none is due, nor looked for, where the store wants none", () => {
  expect(due(on(12, "12:00"), [])).toEqual([])
  expect(reminderHorizon({ ...REMINDERS, hoursBefore: [] })).toBeUndefined()
})
