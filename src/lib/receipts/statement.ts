/**
 * One distinct thing that PayPro, or staff who know, said of a voucher. Two statements are the same if they agree in
 * `via`, `status_code`, the amounts and `utr`; hearing the same again only moves `last_heard_at`, `asked_at` and
 * `heard_count`.
 */
export type Statement = {
  via: "query" | "callback" | "staff"
  /** PayPro's status code as printed; empty for staff. */
  status_code: string
  /** In pesos, plain decimal text; null if none was named. For staff, what was really received so far. */
  amount: string | null
  /** An amount was printed that could not be read. */
  amount_unreadable: boolean
  /** A query's `receivedAmount`. */
  received_amount: string | null
  /** The sum of the successful payments in a query's `paymentList`, only where the list is unmistakable. */
  payment_list_total: string | null
  /** The bank's reference of one transfer, on callbacks. */
  utr: string | null
  /** Tells apart the same answer before and after PayPro said something else, once staff have settled a voucher. */
  run?: number
  /** When the newest query that was answered like this was sent; null for callbacks and staff. */
  asked_at: Date | null
  first_heard_at: Date
  last_heard_at: Date
  heard_count: number
}

/** What makes a statement distinct, as one string. */
export function statementKey(statement: Statement): string {
  const { via, status_code, amount, amount_unreadable } = statement
  const { received_amount, payment_list_total, utr, run = 0 } = statement
  return JSON.stringify([
    via,
    status_code,
    amount,
    amount_unreadable,
    received_amount,
    payment_list_total,
    utr,
    run,
  ])
}

/** The distinct statements, first heard first: repetitions are merged, and the order of the array has no say. */
export function distinctStatements<S extends Statement>(statements: readonly S[]): S[] {
  const byKey = new Map<string, S>()
  for (const statement of statements) {
    const key = statementKey(statement)
    const known = byKey.get(key)
    byKey.set(key, known ? merged(known, statement) : statement)
  }
  return [...byKey]
    .sort(
      ([keyA, a], [keyB, b]) =>
        a.first_heard_at.getTime() - b.first_heard_at.getTime() || (keyA < keyB ? -1 : 1),
    )
    .map(([, statement]) => statement)
}

function merged<S extends Statement>(a: S, b: S): S {
  return {
    ...(b.first_heard_at < a.first_heard_at ? b : a),
    asked_at: later(a.asked_at, b.asked_at),
    last_heard_at: later(a.last_heard_at, b.last_heard_at),
    heard_count: a.heard_count + b.heard_count,
  }
}

function later<T extends Date | null>(a: T, b: T): T {
  if (a === null || b === null) {
    return a ?? b
  }
  return b > a ? b : a
}
