import { TZDate } from "@date-fns/tz"
import { format } from "date-fns/format"
import { MEXICO_CITY } from "./deadline"

/** The day that it is in Mexico City, such as "2026-11-23". */
export function dayOf(moment: Date): string {
  return format(new TZDate(moment, MEXICO_CITY), "yyyy-MM-dd")
}

/** The hour of the day in Mexico City, 0 to 23. */
export function hourOf(moment: Date): number {
  return new TZDate(moment, MEXICO_CITY).getHours()
}
