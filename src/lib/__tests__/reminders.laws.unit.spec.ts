import { TZDate } from "@date-fns/tz"
import { format } from "date-fns/format"
import fc from "fast-check"
import { MEXICO_CITY } from "../deadline"
import { reminderHorizon, remindersDue, type PayPeriod, type ReminderOptions } from "../reminders"

const MINUTE = 60_000
const JOB_MINUTES = 10
/** Reading the clock of Mexico City is slow. */
const RUNS = { numRuns: 30 }

const clock = (minutes: number) => {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`
}

const options: fc.Arbitrary<ReminderOptions> = fc
  .record({
    hoursBefore: fc.array(fc.double({ min: 0.2, max: 60, noNaN: true }), {
      minLength: 1,
      maxLength: 4,
    }),
    hours: fc.uniqueArray(fc.integer({ min: 0, max: 24 * 60 - 1 }), { minLength: 2, maxLength: 2 }),
  })
  .map(({ hoursBefore, hours }) => {
    const [from = 0, to = 0] = hours.toSorted((a, b) => a - b)
    return { hoursBefore, from: clock(from), to: clock(to) }
  })

const periods: fc.Arbitrary<PayPeriod> = fc
  .record({
    start: fc.integer({ min: 0, max: 24 * 60 }),
    length: fc.integer({ min: 20, max: 2 * 24 * 60 }),
  })
  .map(({ start, length }) => {
    const issuedAt = new Date(Date.parse("2026-11-02T06:00:00Z") + start * MINUTE)
    return { issuedAt, expiresAt: new Date(issuedAt.getTime() + length * MINUTE) }
  })

const halfOf = ({ issuedAt, expiresAt }: PayPeriod) =>
  (issuedAt.getTime() + expiresAt.getTime()) / 2

const isWithin = (now: Date, { from, to }: ReminderOptions) => {
  const time = format(new TZDate(now, MEXICO_CITY), "HH:mm")
  return from <= time && time < to
}

/** When the job runs, until after the deadline. */
function runsOf({ issuedAt, expiresAt }: PayPeriod): Date[] {
  const end = expiresAt.getTime() + 60 * MINUTE
  const count = Math.ceil((end - issuedAt.getTime()) / (JOB_MINUTES * MINUTE))
  return Array.from(
    { length: count },
    (_, run) => new Date(issuedAt.getTime() + run * JOB_MINUTES * MINUTE),
  )
}

/** What the job sends: it notes every reminder that was due. */
function sentOf(period: PayPeriod, given: ReminderOptions): Date[] {
  const noted = new Set<number>()
  return runsOf(period).filter((now) => {
    const news = remindersDue(period, given, now).filter((hours) => !noted.has(hours))
    news.forEach((hours) => noted.add(hours))
    return news.length > 0
  })
}

it("come in the right hours, before the deadline, and at all where there is an hour for it", () => {
  fc.assert(
    fc.property(periods, options, (period, given) => {
      const sent = sentOf(period, given)
      const horizon = (reminderHorizon(given) ?? 0) * 60 * MINUTE
      for (const moment of sent) {
        const left = period.expiresAt.getTime() - moment.getTime()
        expect(isWithin(moment, given)).toBe(true)
        expect(moment.getTime()).toBeGreaterThanOrEqual(halfOf(period))
        expect(left).toBeGreaterThan(0)
        expect(left).toBeLessThanOrEqual(horizon)
      }
      const isPossible = runsOf(period).some(
        (now) => now.getTime() >= halfOf(period) && now < period.expiresAt && isWithin(now, given),
      )
      expect(sent.length > 0).toBe(isPossible)
      expect(sent.length).toBeLessThanOrEqual(new Set(given.hoursBefore).size)
    }),
    RUNS,
  )
})
