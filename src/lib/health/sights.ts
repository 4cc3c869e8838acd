import type { QueryReading } from "../receipts"
import { check, type Check } from "./check"

/** What PayPro was seen to do at least once, by the ids of `paypro_health`. */
export const SIGHTS = ["first_payment", "reading:received", "reading:ordered"] as const
export type Sight = (typeof SIGHTS)[number]

/** When each was seen first. */
export type Sights = Partial<Record<Sight, Date>>

export const sightOf = (reading: QueryReading): Sight => `reading:${reading}`

/** Which of the two readings of a query's amounts PayPro follows, and whether a real payment was ever seen. */
export function sightChecks(sights: Sights): Check[] {
  return [firstPayment(sights), reading(sights)]
}

function firstPayment({ first_payment: at }: Sights): Check {
  return at
    ? check("first_payment", "ok", "seen", { at: at.toISOString() })
    : check("first_payment", "unknown", "never")
}

function reading(sights: Sights): Check {
  const received = sights["reading:received"]
  const ordered = sights["reading:ordered"]
  if (received && ordered) {
    return check("reading", "warning", "both", {
      received: received.toISOString(),
      ordered: ordered.toISOString(),
    })
  }
  if (received) {
    return check("reading", "ok", "received", { at: received.toISOString() })
  }
  return ordered
    ? check("reading", "ok", "ordered", { at: ordered.toISOString() })
    : check("reading", "unknown", "unseen")
}
