import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

/** Amounts are decimal text, as the core's `raw_` columns hold them. */
export type OrderSummary = {
  /** What the order costs. */
  total: string
  paidTotal: string
  refundedTotal: string
  transactionTotal: string
  /** What the core stored as owed. `order.outstanding` is what the order owes. */
  pendingDifference: string
}

export type OrderTransaction = {
  id: string
  reference: string | null
  referenceId: string | null
  /** Below zero for a refund. */
  amount: string
}

/** What an order's money is made of, at its current version. */
export type OrderFigures = {
  id: string
  /** `canceled` also for a canceled order that was archived since, whose status the core overwrites. */
  status: string
  version: number
  isPlacedFromCart: boolean
  hasItemsRequestedBack: boolean
  summary: OrderSummary | null
  /** What it cost when it was placed. */
  placedTotal: string | null
  /** Oldest first. */
  transactions: OrderTransaction[]
}

type Totals = Record<string, { value: string | number } | string | number | null>

/** As `orderFigures` selects it. */
export type OrderFiguresRow = Omit<OrderFigures, "summary" | "placedTotal"> & {
  /** Of the first and of the current version. */
  summaries: Record<number, Totals>
}

/** SQL: keys and values of `OrderFiguresRow` for `jsonb_build_object`, of order `o`. */
export function orderFigures(conditions: {
  isPlacedFromCart: string
  hasItemsRequestedBack: string
}): string {
  return `
    'id', o.id, 'version', o.version,
    'status', case when o.canceled_at is null then o.status::text else 'canceled' end,
    'isPlacedFromCart', ${conditions.isPlacedFromCart},
    'hasItemsRequestedBack', ${conditions.hasItemsRequestedBack},
    'summaries', (select coalesce(jsonb_object_agg(s.version, s.totals), '{}')
                    from order_summary s
                   where s.order_id = o.id and s.version in (1, o.version) and s.deleted_at is null),
    'transactions', (select coalesce(jsonb_agg(jsonb_build_object(
                              'id', t.id, 'reference', t.reference, 'referenceId', t.reference_id,
                              'amount', t.raw_amount ->> 'value') order by t.created_at, t.id), '[]')
                       from order_transaction t
                      where t.order_id = o.id and t.deleted_at is null)`
}

export function figuresOf<Row extends OrderFiguresRow>(
  row: Row,
): Omit<Row, "summaries"> & OrderFigures {
  const { summaries, ...order } = row
  const placed = summaries[1]
  const current = summaries[row.version]
  return {
    ...order,
    summary: current ? summaryOf(current) : null,
    placedTotal: placed ? amountIn(placed, "current_order_total") : null,
  }
}

function summaryOf(totals: Totals): OrderSummary {
  return {
    total: amountIn(totals, "current_order_total"),
    paidTotal: amountIn(totals, "paid_total"),
    refundedTotal: amountIn(totals, "refunded_total"),
    transactionTotal: amountIn(totals, "transaction_total"),
    pendingDifference: amountIn(totals, "pending_difference"),
  }
}

/** The core keeps a number, and beside it what the number may have lost. */
function amountIn(totals: Totals, name: string): string {
  return MathBN.convert(totals[`raw_${name}`] ?? totals[name] ?? 0).toFixed()
}

export function sumOf(rows: { amount: BigNumberInput }[]): BigNumberInput {
  return MathBN.sum(...rows.map(({ amount }) => amount))
}

/** Sums by the core's rule: a transaction below zero is a refund. */
export function transactionTotalsOf(transactions: { amount: BigNumberInput }[]) {
  const paid = sumOf(transactions.filter(({ amount }) => MathBN.gte(amount, 0)))
  const refunded = MathBN.abs(sumOf(transactions.filter(({ amount }) => MathBN.lt(amount, 0))))
  return { paid, refunded, total: MathBN.sub(paid, refunded) }
}

/** Whether the order's summary says what its transactions say. An order without a summary has nothing to disagree. */
export function summaryMatches({
  summary,
  transactions,
}: Pick<OrderFigures, "summary" | "transactions">): boolean {
  const { paid, refunded, total } = transactionTotalsOf(transactions)
  return (
    !summary ||
    (MathBN.eq(summary.paidTotal, paid) &&
      MathBN.eq(summary.refundedTotal, refunded) &&
      MathBN.eq(summary.transactionTotal, total))
  )
}

/** Transactions that record a capture or a refund which an older transaction records already. */
export function duplicateTransactions(transactions: OrderTransaction[]): OrderTransaction[] {
  const seen = new Set<string>()
  return transactions.filter(({ reference, referenceId }) => {
    const fact = `${reference ?? ""}:${referenceId ?? ""}`
    const isRepeated = seen.has(fact)
    seen.add(fact)
    return isRepeated && (reference === "capture" || reference === "refund")
  })
}
