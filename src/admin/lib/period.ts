import { addDays, firstOfMonth } from "./mexican-day"

export const PERIODS = ["today", "yesterday", "this_month", "last_month", "custom"] as const
export type PeriodName = (typeof PERIODS)[number]

/** Both days belong to it. */
export type Period = { from: string; to: string }

/** @param today The day that it is in Mexico City. */
export function periodOf(name: Exclude<PeriodName, "custom">, today: string): Period {
  switch (name) {
    case "today":
      return { from: today, to: today }
    case "yesterday": {
      const yesterday = addDays(today, -1)
      return { from: yesterday, to: yesterday }
    }
    case "this_month":
      return { from: firstOfMonth(today), to: today }
    case "last_month": {
      const last = addDays(firstOfMonth(today), -1)
      return { from: firstOfMonth(last), to: last }
    }
  }
}

/** The name of a period, if it has one; a period of one day may have two names, and the shorter one counts. */
export function nameOf({ from, to }: Period, today: string): PeriodName {
  const named = PERIODS.filter((name) => name !== "custom").find((name) => {
    const period = periodOf(name, today)
    return period.from === from && period.to === to
  })
  return named ?? "custom"
}
