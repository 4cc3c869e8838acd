import { differenceInMinutes } from "date-fns/differenceInMinutes"
import { check, type Check } from "./check"

/** What a running store knows of itself. */
export type StoreFacts = {
  now: Date
  /** Whether it runs for others than its developer. */
  isPublic: boolean
  lastCallbackAt: Date | null
  /** When the oldest callback came that is not processed. */
  oldestUnprocessedAt: Date | null
  signatureFailures: number
  lastJobRunAt: Date | null
  /** Vouchers whose time to be asked about has come. */
  backlog: number
  eventBusInMemory: boolean
  lockingInMemory: boolean
}

/** By default the job runs every minute. */
const JOB_LATE_MINUTES = 15
/** What PayPro's query does not confirm for so long is worth a look. */
const INBOX_LATE_MINUTES = 15

export function storeChecks(facts: StoreFacts): Check[] {
  return [
    callbacks(facts),
    inbox(facts),
    signatures(facts),
    job(facts),
    memoryCheck("event_bus", facts.eventBusInMemory, facts.isPublic),
    memoryCheck("locking", facts.lockingInMemory, facts.isPublic),
  ]
}

function callbacks({ lastCallbackAt }: StoreFacts): Check {
  return lastCallbackAt
    ? check("callbacks", "ok", "received", { at: lastCallbackAt.toISOString() })
    : check("callbacks", "unknown", "never")
}

function inbox({ now, oldestUnprocessedAt }: StoreFacts): Check {
  if (!oldestUnprocessedAt) {
    return check("inbox", "ok", "empty")
  }
  const values = { at: oldestUnprocessedAt.toISOString() }
  return differenceInMinutes(now, oldestUnprocessedAt) >= INBOX_LATE_MINUTES
    ? check("inbox", "warning", "waiting", values)
    : check("inbox", "ok", "recent", values)
}

function signatures({ signatureFailures: count }: StoreFacts): Check {
  return count
    ? check("signatures", "warning", "failed", { count })
    : check("signatures", "ok", "none", { count })
}

function job({ now, lastJobRunAt, backlog }: StoreFacts): Check {
  if (!lastJobRunAt) {
    return check("job", "warning", "never", { backlog })
  }
  const values = { at: lastJobRunAt.toISOString(), backlog }
  return backlog > 0 && differenceInMinutes(now, lastJobRunAt) >= JOB_LATE_MINUTES
    ? check("job", "warning", "late", values)
    : check("job", "ok", "runs", values)
}

function memoryCheck(id: "event_bus" | "locking", inMemory: boolean, isPublic: boolean): Check {
  if (!inMemory) {
    return check(id, "ok", "shared")
  }
  return isPublic ? check(id, "warning", "in_memory") : check(id, "ok", "development")
}
