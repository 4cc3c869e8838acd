import { PayproError } from "../errors"

const FIRST_DELAY_MS = 200
const LONGEST_DELAY_MS = 2_000

/** How often a query is repeated after its first attempt, unless the caller says otherwise. */
export const QUERY_RETRIES = 2

/**
 * Whether, and after how long, a query is asked again: a doubling delay of which half is random, so that the vouchers
 * of a batch do not come back in step. Null: give up and hand the error on.
 *
 * Only for what changes nothing at PayPro. A pay-in is never repeated under its trade number, since a lost answer does
 * not tell whether the voucher exists: the caller takes a new number and lets a query settle the old one.
 *
 * @param attempt 1 for the first attempt, the one that just failed
 */
export function retryDelayMs(
  error: unknown,
  attempt: number,
  retries: number,
  random: () => number = Math.random,
): number | null {
  if (attempt > retries || !(error instanceof PayproError) || !error.retryable) {
    return null
  }
  const delay = Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS)
  return Math.round(delay / 2 + (delay / 2) * random())
}
