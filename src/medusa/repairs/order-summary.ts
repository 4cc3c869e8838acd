import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { BigNumber, MathBN, Modules } from "@medusajs/framework/utils"

type Transaction = { amount: BigNumberInput }
export type SummaryTotals = { paid_total: BigNumberInput; refunded_total: BigNumberInput }

/** By the core's rule: what is below zero was refunded. */
export function totalsOf(transactions: Transaction[]): SummaryTotals {
  const sum = (amounts: Transaction[]): BigNumberInput =>
    amounts.reduce((total: BigNumberInput, { amount }) => MathBN.add(total, amount), 0)
  return {
    paid_total: sum(transactions.filter(({ amount }) => MathBN.gte(amount, 0))),
    refunded_total: MathBN.abs(sum(transactions.filter(({ amount }) => MathBN.lt(amount, 0)))),
  }
}

/**
 * Has the order's current summary say what its transactions say. The core adds to and takes from the summary of the
 * version that a transaction was made under; a change of the order that is confirmed meanwhile (canceling is one)
 * makes another summary of the transactions it saw, and is never corrected.
 */
export async function correctSummary(
  container: MedusaContainer,
  { id, version }: { id: string; version: number },
): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const summaries = orders as unknown as SummaryMethods
  const [summary] = await summaries.listOrderSummaries({ order_id: id, version })
  if (!summary) {
    return
  }
  const { paid_total, refunded_total } = totalsOf(
    await orders.listOrderTransactions({ order_id: id }, { select: ["amount"], take: null }),
  )
  const transaction_total = MathBN.sub(paid_total, refunded_total)
  const corrected = {
    paid_total,
    refunded_total,
    transaction_total,
    pending_difference: MathBN.sub(summary.totals.current_order_total ?? 0, transaction_total),
  }
  const changes = Object.entries(corrected).flatMap(([name, amount]) => stored(name, amount))
  const totals = { ...summary.totals, ...Object.fromEntries(changes) }
  await summaries.updateOrderSummaries({ id: summary.id, totals })
}

/** An amount as the core keeps it: the number, and what the number may have lost. */
function stored(name: string, amount: BigNumberInput): [name: string, value: unknown][] {
  const { numeric, raw } = new BigNumber(amount)
  return [
    [name, numeric],
    [`raw_${name}`, raw],
  ]
}

/** Methods that the order module has and its types do not name. */
type SummaryMethods = {
  listOrderSummaries(filters: {
    order_id: string
    version: number
  }): Promise<{ id: string; totals: Record<string, BigNumberInput> }[]>
  updateOrderSummaries(change: { id: string; totals: Record<string, unknown> }): Promise<unknown>
}
