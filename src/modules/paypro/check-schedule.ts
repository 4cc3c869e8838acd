import { addDays } from "date-fns/addDays"
import { addMinutes } from "date-fns/addMinutes"
import { differenceInMinutes } from "date-fns/differenceInMinutes"

/** Young vouchers are asked about every few minutes, old ones hourly: [age in minutes, wait in minutes]. */
const WAITS: [upToAge: number, wait: number][] = [
  [60, 3],
  [24 * 60, 15],
]
const OLDEST_WAIT = 60

/** When to ask PayPro again about a voucher that is not final. */
export function nextAskAt(created: Date, now: Date): Date {
  const age = differenceInMinutes(now, created)
  const wait = WAITS.find(([upToAge]) => age < upToAge)?.[1] ?? OLDEST_WAIT
  return addMinutes(now, wait)
}

/** Whether PayPro has had so long to give a final answer that a person should look. */
export function isOverdue(created: Date, now: Date, maxAgeDays: number): boolean {
  return now > addDays(created, maxAgeDays)
}
