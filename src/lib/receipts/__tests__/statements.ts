import type { Statement } from "../statement"

const START = Date.parse("2026-11-27T12:00:00Z")

/** A point in time, in minutes of the story that a test tells. */
export function minute(minutes: number): Date {
  return new Date(START + minutes * 60_000)
}

/** An answer to a query that was sent at a minute and answered a second later. */
export function query(
  minutes: number,
  status_code: string,
  amount: string | null,
  more: Partial<Statement> = {},
): Statement {
  const asked_at = minute(minutes)
  const heard = new Date(asked_at.getTime() + 1000)
  return { ...statement("query", heard), status_code, amount, asked_at, ...more }
}

export function callback(
  minutes: number,
  status_code: string,
  amount: string | null,
  utr: string | null = null,
): Statement {
  return { ...statement("callback", minute(minutes)), status_code, amount, utr }
}

export function staff(minutes: number, amount: string | null): Statement {
  return { ...statement("staff", minute(minutes)), amount }
}

function statement(via: Statement["via"], heard: Date): Statement {
  return {
    via,
    status_code: "",
    amount: null,
    amount_unreadable: false,
    received_amount: null,
    payment_list_total: null,
    utr: null,
    asked_at: null,
    first_heard_at: heard,
    last_heard_at: heard,
    heard_count: 1,
  }
}
