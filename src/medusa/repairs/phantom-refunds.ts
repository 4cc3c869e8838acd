import { MathBN, Modules } from "@medusajs/framework/utils"
import { isPayproProvider } from "../../lib/provider-id"
import { sumOf } from "../order-figures"
import type { PurchaseOrder, PurchasePayment } from "../purchase-snapshot"
import type { Repair } from "./repair"

/**
 * A refund in the order's transactions that did not happen. Canceling a paid order, the core refunds every payment. It
 * only logs the error of a provider that refuses, and records the refund all the same.
 *
 * https://github.com/medusajs/medusa/issues/15306 (closed as stale). The place is core-flows
 * `payment/steps/refund-payments.js`. No fix is released as of 2.21. Other providers' payments are left alone.
 */
export const phantomRefunds: Repair<{ transactionIds: string[] }> = {
  name: "phantom_refunds",

  detect({ order, collections }) {
    const payments = collections
      .flatMap((collection) => collection.payments)
      .filter(({ providerId }) => isPayproProvider(providerId))
    const transactionIds = order ? payments.flatMap((payment) => phantomsOf(payment, order)) : []
    return transactionIds.length ? { transactionIds } : null
  },

  async apply(container, { transactionIds }) {
    await container.resolve(Modules.ORDER).deleteOrderTransactions(transactionIds)
  },
}

/**
 * A cancel records its refunds under the payment's id, and every other refund under its own. So the former are real as
 * far as there are refunds of the payment that have no transaction of their own.
 */
function phantomsOf(payment: PurchasePayment, { transactions }: PurchaseOrder): string[] {
  const refunds = transactions.filter(({ reference }) => reference === "refund")
  const recorded = new Set(refunds.map(({ referenceId }) => referenceId))
  const byCancel = refunds.filter(({ referenceId }) => referenceId === payment.id)
  const happened = sumOf(payment.refunds.filter(({ id }) => !recorded.has(id)))
  return MathBN.gt(MathBN.abs(sumOf(byCancel)), happened) ? byCancel.map(({ id }) => id) : []
}
