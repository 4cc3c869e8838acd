import { TZDate } from "@date-fns/tz"
import { addDays } from "date-fns/addDays"
import { addHours } from "date-fns/addHours"
import { endOfDay } from "date-fns/endOfDay"
import { max } from "date-fns/max"
import { WAY_CODES, type ResolvedPayproOptions, type WayCode } from "./options"

/** Vouchers are paid in Mexico, wherever the server stands: days end, and times are told, by this clock. */
export const MEXICO_CITY = "America/Mexico_City"

/** When an unpaid order ends. The two moments are kept with its purchase. */
export type Deadline = {
  /** Until when the shopper may pay, as every page and mail says. */
  pay_by: Date
  /** When the unpaid order is canceled. Money that was paid in time may be reported until then. */
  cancel_at: Date
}

/** The end of the day in Mexico City that is `days` days after today. */
export function payByOf(now: Date, days: number): Date {
  return new Date(endOfDay(addDays(new TZDate(now, MEXICO_CITY), days)).getTime())
}

/** The last moment of a day such as 2026-11-23, in Mexico City. */
export function endOfMexicanDay(day: string): Date {
  // Noon in UTC is early on the same day there.
  return payByOf(new Date(`${day}T12:00:00Z`), 0)
}

export function cancelAtOf(payBy: Date, graceHours: number): Date {
  return addHours(payBy, graceHours)
}

/**
 * The deadline of a purchase that can be paid by the given methods from now on. The longest of their times counts;
 * before a method is chosen, the longest of all.
 */
export function deadlineOf(
  options: Pick<ResolvedPayproOptions, "payWithinDays" | "graceHours">,
  wayCodes: readonly WayCode[],
  now: Date,
): Deadline {
  const pay_by = payByOf(now, longestOf(options.payWithinDays, wayCodes))
  return { pay_by, cancel_at: cancelAtOf(pay_by, longestOf(options.graceHours, wayCodes)) }
}

/**
 * When the order ends once another voucher is issued for it. Another voucher never moves the deadline itself, and only
 * a longer grace counts.
 */
export function movedCancelAt({ pay_by, cancel_at }: Deadline, graceHours: number): Date {
  return max([cancel_at, cancelAtOf(pay_by, graceHours)])
}

/** Whether the time to pay is over. A purchase without a deadline can always be paid. */
export function isPastDeadline({ pay_by }: { pay_by: Date | null }, now: Date): boolean {
  return pay_by !== null && pay_by <= now
}

/** Whether the grace after the deadline is over as well. A purchase without a deadline never ends by itself. */
export function isPastGrace({ cancel_at }: { cancel_at: Date | null }, now: Date): boolean {
  return cancel_at !== null && cancel_at <= now
}

function longestOf(times: Record<WayCode, number>, wayCodes: readonly WayCode[]): number {
  const counted = wayCodes.length ? wayCodes : WAY_CODES
  return Math.max(...counted.map((wayCode) => times[wayCode]))
}

/** A deadline that staff set: the grace is that of the slowest method. */
export function deadlineUntil(
  { graceHours }: Pick<ResolvedPayproOptions, "graceHours">,
  payBy: Date,
): Deadline {
  return { pay_by: payBy, cancel_at: cancelAtOf(payBy, longestOf(graceHours, WAY_CODES)) }
}
