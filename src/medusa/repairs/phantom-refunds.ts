import { Modules } from "@medusajs/framework/utils"
import { isPayproProvider } from "../../lib/provider-id"
import type { OrderTransaction } from "../order-figures"
import type { PurchaseSnapshot } from "../purchase-snapshot"
import type { Repair } from "./repair"

/** How the core's ids of refunds begin. */
const REFUND_ID = /^ref_/

/**
 * A refund in the order's transactions that did not happen. Canceling a paid order, the core refunds every payment. It
 * only logs the error of a provider that refuses, and records the refund all the same, under the payment's id. And a
 * refund that is being refused while another one is recorded is recorded with it, and then deleted.
 *
 * https://github.com/medusajs/medusa/issues/15306 (closed as stale) tells of the first. The places are core-flows
 * `payment/steps/refund-payments.js` and `payment/workflows/refund-payment.js`. No fix is released as of 2.21. Other
 * providers' payments are left alone. A return is recorded under its refund's own id, and our provider refuses whatever
 * the core tries as it cancels, so no true refund is touched.
 */
export const phantomRefunds: Repair<{ transactionIds: string[] }> = {
  name: "phantom_refunds",

  detect(purchase) {
    const phantoms = phantomsOf(purchase)
    return phantoms.length ? { transactionIds: phantoms.map(({ id }) => id) } : null
  },

  async apply(container, { transactionIds }) {
    await container.resolve(Modules.ORDER).deleteOrderTransactions(transactionIds)
  },
}

function phantomsOf({ order, collections }: PurchaseSnapshot): OrderTransaction[] {
  const payments = collections.flatMap((collection) => collection.payments)
  const ours = payments.filter(({ providerId }) => isPayproProvider(providerId))
  const ourIds = new Set(ours.map(({ id }) => id))
  const known = new Set(payments.flatMap(({ refunds }) => refunds.map(({ id }) => id)))
  const isPhantom = (referenceId: string) =>
    ourIds.has(referenceId) ||
    (ours.length > 0 && REFUND_ID.test(referenceId) && !known.has(referenceId))
  return (order?.transactions ?? []).filter(
    ({ reference, referenceId }) =>
      reference === "refund" && referenceId !== null && isPhantom(referenceId),
  )
}
