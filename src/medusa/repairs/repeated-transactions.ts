import { Modules } from "@medusajs/framework/utils"
import { duplicateTransactions } from "../order-figures"
import type { Repair } from "./repair"

/**
 * A capture or a refund that the order's transactions record twice. The core looks whether it is recorded before it
 * records it, without a lock or a unique index, so two processes that do so at the same moment both record it. The order
 * then counts as paid, or given back, by twice the amount.
 *
 * No public issue is known. The place is core-flows `order/steps/add-order-transaction.js`. No fix is released as of 2.21.
 */
export const repeatedTransactions: Repair<{ transactionIds: string[] }> = {
  name: "repeated_transactions",

  detect({ order }) {
    const duplicates = duplicateTransactions(order?.transactions ?? [])
    return duplicates.length ? { transactionIds: duplicates.map(({ id }) => id) } : null
  },

  async apply(container, { transactionIds }) {
    await container.resolve(Modules.ORDER).deleteOrderTransactions(transactionIds)
  },
}
