import { Modules } from "@medusajs/framework/utils"
import { duplicateTransactions } from "../order-figures"
import type { Repair } from "./repair"

/**
 * A capture that the order's transactions record twice. The core looks whether a capture is recorded before it records
 * it, without a lock or a unique index, so two processes that capture at the same moment both record it. The order then
 * counts as paid by twice the amount.
 *
 * No public issue is known. The place is core-flows `order/steps/add-order-transaction.js`. No fix is released as of 2.21.
 */
export const duplicateCaptures: Repair<{ transactionIds: string[] }> = {
  name: "duplicate_captures",

  detect({ order }) {
    const duplicates = duplicateTransactions(order?.transactions ?? [])
    const captures = duplicates.filter(({ reference }) => reference === "capture")
    return captures.length ? { transactionIds: captures.map(({ id }) => id) } : null
  },

  async apply(container, { transactionIds }) {
    await container.resolve(Modules.ORDER).deleteOrderTransactions(transactionIds)
  },
}
