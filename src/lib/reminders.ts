import { TZDate } from "@date-fns/tz"
import { addDays } from "date-fns/addDays"
import { addMinutes } from "date-fns/addMinutes"
import { format } from "date-fns/format"
import { max } from "date-fns/max"
import { set } from "date-fns/set"
import { subMinutes } from "date-fns/subMinutes"
import { MEXICO_CITY } from "./deadline"
import type { ResolvedPayproOptions } from "./options"

export type ReminderOptions = ResolvedPayproOptions["reminders"]

/** From when until when a voucher can be paid. */
export type PayPeriod = { issuedAt: Date; expiresAt: Date }

/**
 * What cannot wait for the morning goes out so long before the evening's last moment, for the job may run seldom; and
 * so long before its deadline nobody waits for the morning.
 */
const SPARE_MINUTES = 60

/** No reminder is moved by more than a day. */
const MOVED_HOURS = 24

/** Whether people may be reminded now, by the clock of Mexico City. */
export function isReminderHour(now: Date, { from, to }: ReminderOptions): boolean {
  const clock = clockOf(mexican(now))
  return from <= clock && clock < to
}

/** The hours before its deadline at which a voucher's shopper is to be reminded, of those whose time has come. */
export function remindersDue(period: PayPeriod, options: ReminderOptions, now: Date): number[] {
  return now < period.expiresAt && isReminderHour(now, options)
    ? remindersPassed(period, options, now)
    : []
}

/** The same, whatever time of the day it is. */
export function remindersPassed(period: PayPeriod, options: ReminderOptions, now: Date): number[] {
  return options.hoursBefore.filter((hours) => reminderAt(hours, period, options) <= now)
}

/** How long before its deadline a voucher may have its first reminder, in hours; undefined where there are none. */
export function reminderHorizon({ hoursBefore }: ReminderOptions): number | undefined {
  return hoursBefore.length ? Math.max(...hoursBefore) + MOVED_HOURS : undefined
}

/**
 * From when on a reminder goes out, as soon as it is a reminder hour. It never comes before half of the time to pay is
 * over, and comes the evening before where the deadline leaves no time in the morning.
 */
function reminderAt(hours: number, period: PayPeriod, options: ReminderOptions): Date {
  const { issuedAt, expiresAt } = period
  const half = new Date((issuedAt.getTime() + expiresAt.getTime()) / 2)
  const planned = max([subMinutes(expiresAt, hours * 60), half])
  const { lastCall, morning } = nightOf(planned, options)
  const isTooLate = addMinutes(morning, SPARE_MINUTES) > expiresAt
  return planned > lastCall && isTooLate ? max([lastCall, half]) : planned
}

/** The end of the evening that a moment is in, or after, and the morning that follows. */
function nightOf(moment: Date, { from, to }: ReminderOptions): { lastCall: Date; morning: Date } {
  const day = mexican(moment)
  const evening = clockOf(day) < from ? addDays(day, -1) : day
  return {
    lastCall: max([at(evening, from), subMinutes(at(evening, to), SPARE_MINUTES)]),
    morning: at(addDays(evening, 1), from),
  }
}

function mexican(moment: Date): TZDate {
  return new TZDate(moment, MEXICO_CITY)
}

function clockOf(moment: TZDate): string {
  return format(moment, "HH:mm")
}

/** @param clock Such as "09:00". */
function at(day: TZDate, clock: string): TZDate {
  const [hours, minutes] = clock.split(":").map(Number)
  return set(day, { hours, minutes, seconds: 0, milliseconds: 0 })
}
