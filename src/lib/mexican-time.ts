import { TZDate } from "@date-fns/tz"
import { addDays } from "date-fns/addDays"
import { addMilliseconds } from "date-fns/addMilliseconds"
import { format } from "date-fns/format"
import { isValid } from "date-fns/isValid"
import { parse } from "date-fns/parse"
import { startOfDay } from "date-fns/startOfDay"
import { endOfMexicanDay, MEXICO_CITY } from "./deadline"

/** The day that it is in Mexico City, such as "2026-11-23". */
export function dayOf(moment: Date): string {
  return format(new TZDate(moment, MEXICO_CITY), "yyyy-MM-dd")
}

/** The hour of the day in Mexico City, 0 to 23. */
export function hourOf(moment: Date): number {
  return new TZDate(moment, MEXICO_CITY).getHours()
}

/** Days in Mexico City, such as "2026-11-23"; both belong to it. */
export type Days = { from: string; to: string }

/** The moments of some days: from the first, until before the last. */
export type Period = { from: Date; until: Date }

export function periodOf({ from, to }: Days): Period {
  const first = new TZDate(endOfMexicanDay(from), MEXICO_CITY)
  return {
    from: new Date(startOfDay(first).getTime()),
    until: addMilliseconds(endOfMexicanDay(to), 1),
  }
}

/** The moment of a local time as PayPro prints it, such as "2024-10-11 9:30:13"; null where it is none. */
export function printedTime(text: string): Date | null {
  const moment = parse(text, "yyyy-MM-dd H:mm:ss", new TZDate(0, MEXICO_CITY))
  return isValid(moment) ? new Date(moment.getTime()) : null
}

/** The day before the one that it is in Mexico City. */
export function yesterdayOf(moment: Date): string {
  return dayOf(addDays(new TZDate(moment, MEXICO_CITY), -1))
}
