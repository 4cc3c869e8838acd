import { Modules } from "@medusajs/framework/utils"
import { isInFlight, unrecordedCaptures } from "./in-flight"
import type { Repair } from "./repair"

type Finding = {
  orderId: string
  captures: { id: string; amount: string; currencyCode: string }[]
}

/**
 * A capture that the order does not know. The core writes a capture first and the order's transaction in a later step,
 * so a process that is killed in between leaves an order that still owes what was captured. The next capture would then
 * record the old one with the amount of the new one.
 *
 * No public issue is known. The places are core-flows `payment/workflows/capture-payment.js` and
 * `order/steps/add-order-transaction.js`. No fix is released as of 2.21. Captures of other providers are left alone:
 * one of those may be a call to the provider whose outcome nobody knows.
 */
export const missingTransactions: Repair<Finding> = {
  name: "missing_transactions",

  detect(purchase) {
    const captures = unrecordedCaptures(purchase)
      .filter((capture) => capture.isPaypro && !isInFlight(capture, purchase))
      .map(({ id, amount, currencyCode }) => ({ id, amount, currencyCode }))
    return purchase.order && captures.length ? { orderId: purchase.order.id, captures } : null
  },

  async apply(container, { orderId, captures }) {
    await container.resolve(Modules.ORDER).addOrderTransactions(
      captures.map(({ id, amount, currencyCode }) => ({
        order_id: orderId,
        amount,
        currency_code: currencyCode,
        reference: "capture",
        reference_id: id,
      })),
    )
  },
}
