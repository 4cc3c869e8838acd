import type { BigNumberInput } from "@medusajs/framework/types"
import { BigNumber, MathBN, Modules } from "@medusajs/framework/utils"
import { transactionTotalsOf } from "../order-figures"
import type { Repair } from "./repair"

/**
 * A summary that does not say what the order's transactions say. The core keeps running sums in the summary of the
 * version that a transaction was made under, and reads, adds and writes them without a lock. So captures at the same
 * moment lose a sum; and a change of the order that is confirmed meanwhile (a cancel is one) makes another summary of
 * the transactions that it saw. Nothing corrects either until the next version is written.
 *
 * No public issue is known. The place is `updateOrderPaidRefundableAmount_` of the order module. No fix is released as of 2.21.
 */
export const orderSummary: Repair<{ orderId: string; version: number }> = {
  name: "order_summary",

  detect({ order }) {
    return order && !order.summaryMatches ? { orderId: order.id, version: order.version } : null
  },

  async apply(container, { orderId, version }) {
    const orders = container.resolve(Modules.ORDER)
    const summaries = orders as unknown as SummaryMethods
    const [summary] = await summaries.listOrderSummaries({ order_id: orderId, version })
    if (!summary) {
      return
    }
    const { paid, refunded, total } = transactionTotalsOf(
      await orders.listOrderTransactions({ order_id: orderId }, { select: ["amount"], take: null }),
    )
    const corrected = {
      paid_total: paid,
      refunded_total: refunded,
      transaction_total: total,
      pending_difference: MathBN.sub(summary.totals.current_order_total ?? 0, total),
    }
    const changes = Object.entries(corrected).flatMap(([name, amount]) => stored(name, amount))
    const totals = { ...summary.totals, ...Object.fromEntries(changes) }
    await summaries.updateOrderSummaries({ id: summary.id, totals })
  },
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
