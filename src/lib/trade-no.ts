import { randomInt } from "node:crypto"

/**
 * A new `tradeNo`: yyyyMMddHHmmss and 12 random digits, 26 digits in all (PayPro suggests the form; a sister platform
 * allows 32 characters). The clock is UTC, so that all instances of a store agree; it is there for people and for
 * sorting, uniqueness comes from the random digits and the table's unique index.
 */
export function newTradeNo(now: Date = new Date()): string {
  const clock = now.toISOString().replace(/\D/g, "").slice(0, 14)
  return clock + randomInt(1e12).toString().padStart(12, "0")
}
