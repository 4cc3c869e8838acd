import { differenceInMinutes } from "date-fns"
import { check, type Check } from "./check"

/** What a running store knows of itself. */
export type StoreFacts = {
  now: Date
  /** Whether it runs for others than its developer. */
  isPublic: boolean
  lastCallbackAt: Date | null
  signatureFailures: number
  lastJobRunAt: Date | null
  /** Vouchers whose time to be asked about has come. */
  backlog: number
  eventBusInMemory: boolean
  lockingInMemory: boolean
}

/** By default the job runs every minute. */
const JOB_LATE_MINUTES = 15

export function storeChecks(facts: StoreFacts): Check[] {
  return [callbacks(facts), signatures(facts), job(facts), eventBus(facts), locking(facts)]
}

function callbacks({ lastCallbackAt }: StoreFacts): Check {
  return lastCallbackAt
    ? check("callbacks", "ok", "received", "PayPro last called at {at}.", {
        at: lastCallbackAt.toISOString(),
      })
    : check("callbacks", "unknown", "never", "PayPro has not called yet.")
}

function signatures({ signatureFailures }: StoreFacts): Check {
  return signatureFailures
    ? check(
        "signatures",
        "warning",
        "failed",
        "{count} calls with a wrong signature came in the last day: somebody else knows the address, or appSecret or saltPosition is not PayPro's.",
        { count: signatureFailures },
      )
    : check("signatures", "ok", "none", "No wrong signature in the last day.", { count: 0 })
}

function job({ now, lastJobRunAt, backlog }: StoreFacts): Check {
  if (!lastJobRunAt) {
    return check(
      "job",
      "warning",
      "never",
      "The job that asks PayPro about open vouchers has not run yet. ({backlog} wait for it.)",
      { backlog },
    )
  }
  const values = { at: lastJobRunAt.toISOString(), backlog }
  return backlog > 0 && differenceInMinutes(now, lastJobRunAt) >= JOB_LATE_MINUTES
    ? check(
        "job",
        "warning",
        "late",
        "The job that asks PayPro about open vouchers last ran at {at}, and {backlog} wait for it: is an instance with a worker running?",
        values,
      )
    : check(
        "job",
        "ok",
        "runs",
        "The job that asks PayPro about open vouchers last ran at {at}. {backlog} wait for it.",
        values,
      )
}

function eventBus({ isPublic, eventBusInMemory }: StoreFacts): Check {
  if (!eventBusInMemory) {
    return check("event_bus", "ok", "shared", "Events go through a shared event bus.")
  }
  return isPublic
    ? check(
        "event_bus",
        "warning",
        "in_memory",
        "Events are kept in memory: a restart loses those under way, and other instances do not hear them. Use the Redis event module.",
      )
    : check("event_bus", "ok", "development", "Events are kept in memory, which will do here.")
}

function locking({ isPublic, lockingInMemory }: StoreFacts): Check {
  if (!lockingInMemory) {
    return check("locking", "ok", "shared", "Locks hold for all instances.")
  }
  return isPublic
    ? check(
        "locking",
        "warning",
        "in_memory",
        "Locks are kept in memory: with several instances, carts are not guarded from each other. Use a locking provider on Redis or PostgreSQL.",
      )
    : check("locking", "ok", "development", "Locks are kept in memory, which will do here.")
}
