import { addDays } from "date-fns/addDays"
import { addHours } from "date-fns/addHours"
import { addMinutes } from "date-fns/addMinutes"
import { differenceInMinutes } from "date-fns/differenceInMinutes"
import { ASK_AGAIN_HOURS } from "../../lib/timing"
import type { Voucher } from "./types"

/** Young vouchers are asked about every few minutes, old ones hourly: [age in minutes, wait in minutes]. */
const WAITS: [upToAge: number, wait: number][] = [
  [60, 3],
  [24 * 60, 15],
]
const OLDEST_WAIT = 60
/** Nobody is expected to pay a void voucher, nor one whose shopper has not ordered for an hour, in minutes. */
const UNEXPECTED_WAIT = 6 * 60

type Asked = Pick<Voucher, "created_at" | "final_at" | "voided_at" | "order_id">

/** When to ask PayPro about a voucher next; null where it has been asked often enough. */
export function nextAskAt(
  { created_at, final_at, voided_at, order_id }: Asked,
  now: Date,
): Date | null {
  if (final_at) {
    return ASK_AGAIN_HOURS.map((hours) => addHours(final_at, hours)).find((at) => at > now) ?? null
  }
  const age = differenceInMinutes(now, created_at)
  const wait = WAITS.find(([upToAge]) => age < upToAge)?.[1] ?? OLDEST_WAIT
  const isExpected = !voided_at && (order_id !== null || age < 60)
  return addMinutes(now, isExpected ? wait : UNEXPECTED_WAIT)
}

/** Whether PayPro has had so long to give a final answer that a person should look. */
export function isOverdue({ created_at, final_at }: Asked, now: Date, maxAgeDays: number): boolean {
  return final_at === null && now > addDays(created_at, maxAgeDays)
}
