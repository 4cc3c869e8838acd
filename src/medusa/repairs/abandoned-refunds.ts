import { MathBN, Modules } from "@medusajs/framework/utils"
import { subSeconds } from "date-fns/subSeconds"
import { isPayproProvider } from "../../lib/provider-id"
import { TRANSACTION_WITHIN_SECONDS } from "../../lib/timing"
import { sumOf } from "../order-figures"
import type { PurchaseRefund, PurchaseSnapshot } from "../purchase-snapshot"
import { countRefunded } from "../refunds"
import type { Repair } from "./repair"

type Finding = {
  refundIds: string[]
  /** What is left of the refunds on each of their collections. */
  collections: { id: string; refunded: string }[]
}

/**
 * A refund that nobody made. The core writes a refund before it asks the provider, and deletes it when the provider
 * refuses, as ours does unless staff recorded a return. A process that is killed in between leaves the refund, and the
 * next one would be recorded for both, each with the amount of the new one.
 *
 * No public issue is known. The places are `refundPayment` of the payment module and core-flows
 * `payment/workflows/refund-payment.js`. No fix is released as of 2.21. Other providers' refunds are left alone.
 */
export const abandonedRefunds: Repair<Finding> = {
  name: "abandoned_refunds",

  detect(purchase) {
    const abandoned = unclaimedRefunds(purchase).filter((one) => !isInFlight(one, purchase))
    const ids = new Set(abandoned.map(({ id }) => id))
    const collections = purchase.collections
      .map(({ id, payments }) => ({ id, refunds: payments.flatMap(({ refunds }) => refunds) }))
      .filter(({ refunds }) => refunds.some((refund) => ids.has(refund.id)))
      .map(({ id, refunds }) => ({
        id,
        refunded: sumIn(refunds.filter((one) => !ids.has(one.id))),
      }))
    return ids.size ? { refundIds: [...ids], collections } : null
  },

  async apply(container, { refundIds, collections }) {
    for (const { id, refunded } of collections) {
      await countRefunded(container, id, refunded)
    }
    await container.resolve(Modules.PAYMENT).deleteRefunds(refundIds)
  },
}

/** Refunds of PayPro's payments that stand for no return, and that no transaction of the order records. */
export function unclaimedRefunds({ order, collections }: PurchaseSnapshot): PurchaseRefund[] {
  const recorded = new Set((order?.transactions ?? []).map(({ referenceId }) => referenceId))
  return collections
    .flatMap(({ payments }) => payments)
    .filter(({ providerId }) => isPayproProvider(providerId))
    .flatMap(({ refunds }) => refunds)
    .filter(({ id, isReturn }) => !isReturn && !recorded.has(id))
}

/** Whether whoever wrote the refund may be asking the provider, who refuses. */
function isInFlight({ createdAt }: PurchaseRefund, { readAt }: PurchaseSnapshot): boolean {
  return new Date(createdAt) > subSeconds(readAt, TRANSACTION_WITHIN_SECONDS)
}

/** Pesos, as decimal text. */
function sumIn(refunds: PurchaseRefund[]): string {
  return MathBN.convert(sumOf(refunds)).toFixed()
}
