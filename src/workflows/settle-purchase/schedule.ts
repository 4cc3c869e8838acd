import { MathBN } from "@medusajs/framework/utils"
import { addMinutes } from "date-fns/addMinutes"
import { addSeconds } from "date-fns/addSeconds"
import { differenceInSeconds } from "date-fns/differenceInSeconds"
import { deadlineOf } from "../../lib/deadline"
import type { ResolvedPayproOptions } from "../../lib/options"
import {
  PAST_DEADLINE_MINUTES,
  SETTLE_RETRY_MAX_SECONDS,
  SETTLE_RETRY_SECONDS,
} from "../../lib/timing"
import type { Settled } from "../../modules/paypro/repositories/lease-repository"
import type { PurchaseState } from "./observe"
import { isCanceledOrder, isPastDeadline } from "./order-state"
import type { Step } from "./step"

/** What a settlement came to. */
export type Outcome = {
  /** What is still to be done. */
  left: Step | null
  /** Why it could not be. */
  failure: string | null
  hasCanceled: boolean
}

type Options = Pick<ResolvedPayproOptions, "payWithinDays" | "graceHours" | "cancelUnpaidOrders">

/** When the purchase is settled next, and its deadline. */
export function scheduleOf(
  state: PurchaseState,
  outcome: Outcome,
  options: Options,
): Omit<Settled, "is_paid_published" | "is_ready_to_ship"> {
  const now = new Date(state.medusa.readAt)
  const failing_since = outcome.failure ? (state.purchase.failing_since ?? now) : null
  const deadline = changedDeadline(state, now, options)
  const { cancel_at } = deadline ?? state.purchase
  return {
    // Left alone where it stays: somebody may be moving it at the same moment.
    ...deadline,
    failing_since,
    failure: outcome.failure,
    settle_at: nextSettlement(state, outcome, { now, failing_since, cancel_at }, options),
  }
}

type Moments = { now: Date; failing_since: Date | null; cancel_at: Date | null }

function nextSettlement(
  state: PurchaseState,
  { left, hasCanceled }: Outcome,
  { now, failing_since, cancel_at }: Moments,
  { cancelUnpaidOrders }: Options,
): Date | null {
  if (left) {
    const until = left.do === "wait" && left.for === "transaction" ? left.until : null
    return until ?? retryAt(now, failing_since)
  }
  // Looked at once more later: somebody else who was just canceling it would have it hold stock again.
  if (hasCanceled) {
    return addSeconds(now, SETTLE_RETRY_SECONDS)
  }
  const { settle_at } = state.purchase
  if (isCanceled(state) && settle_at && settle_at > now) {
    return settle_at
  }
  if (!cancel_at || !cancelUnpaidOrders) {
    return null
  }
  return isPastDeadline(state) ? addMinutes(now, PAST_DEADLINE_MINUTES) : cancel_at
}

function isCanceled({ medusa }: PurchaseState): boolean {
  return medusa.order !== null && isCanceledOrder(medusa.order)
}

/** The longer it has failed, the longer is waited. */
function retryAt(now: Date, failingSince: Date | null): Date {
  const failed = failingSince ? differenceInSeconds(now, failingSince) : 0
  const wait = Math.max(SETTLE_RETRY_SECONDS, failed / 10)
  return addSeconds(now, Math.min(wait, SETTLE_RETRY_MAX_SECONDS))
}

/** An order that owes nothing has none; one that owes again gets a new one. @returns null where it stays. */
function changedDeadline(
  { purchase, medusa, vouchers }: PurchaseState,
  now: Date,
  options: Options,
): { pay_by: Date | null; cancel_at: Date | null } | null {
  const { pay_by, cancel_at } = purchase
  const { order } = medusa
  if (!order || !pay_by) {
    return null
  }
  if (isCanceledOrder(order) || MathBN.lte(order.outstanding, 0)) {
    return cancel_at ? { pay_by, cancel_at: null } : null
  }
  return cancel_at
    ? null
    : deadlineOf(
        options,
        vouchers.map(({ row }) => row.way_code),
        now,
      )
}
