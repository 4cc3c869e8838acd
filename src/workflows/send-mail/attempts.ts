import { addMinutes } from "date-fns/addMinutes"
import { MAIL_ABANDONED_MINUTES, MAIL_RETRY_MINUTES } from "../../lib/timing"
import type { UnsentNotification } from "../../medusa/notifications"

const RETRY = /:retry-(\d+)$/

export type Attempt = {
  /** Two processes that try again at once write the same key, and only one of them can. */
  key: string
  /** Whether it is not tried again after this. */
  isLast: boolean
}

/** How a mail that did not go out is tried again now; undefined where it is too early, or was tried often enough. */
export function nextAttempt(
  {
    idempotency_key,
    status,
    created_at,
  }: Pick<UnsentNotification, "idempotency_key" | "status" | "created_at">,
  now: Date,
): Attempt | undefined {
  const retries = Number(RETRY.exec(idempotency_key)?.[1] ?? 0)
  const pause = MAIL_RETRY_MINUTES[retries]
  if (pause === undefined) {
    return undefined
  }
  // Whether the mail of a process that died went out, nobody knows. It is better read twice than never.
  const minutes = status === "pending" ? Math.max(pause, MAIL_ABANDONED_MINUTES) : pause
  return addMinutes(created_at, minutes) <= now
    ? {
        key: `${idempotency_key.replace(RETRY, "")}:retry-${retries + 1}`,
        isLast: retries + 1 === MAIL_RETRY_MINUTES.length,
      }
    : undefined
}
