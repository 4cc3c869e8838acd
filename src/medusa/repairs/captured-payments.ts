import type { BigNumberInput, UpdatePaymentDTO } from "@medusajs/framework/types"
import { MathBN, Modules, PaymentCollectionStatus } from "@medusajs/framework/utils"
import { roundedToCentavos } from "../../lib/money"
import { isPayproProvider } from "../../lib/provider-id"
import { sumOf } from "../order-figures"
import { capturedOf, capturesOf, type PurchaseCollection } from "../purchase-snapshot"
import type { Repair } from "./repair"

type Finding = {
  collectionId: string
  /** Captured on the collection, by whichever of its payments. */
  captured: BigNumberInput
  isCompleted: boolean
  /** Payments that are captured in full and do not know it. */
  paymentIds: string[]
}

/**
 * A payment that was captured in full and is not marked as captured, or a payment collection that counts another sum
 * than its captures. The core marks both after it has written the capture and asked the provider, each in a transaction
 * of its own, so a process that is killed in between leaves the order "partially captured" for good.
 *
 * No public issue is known. The place is `capturePayment` of the payment module. No fix is released as of 2.21.
 */
export const capturedPayments: Repair<Finding> = {
  name: "captured_payments",

  detect({ order, collections }) {
    const linked = order ? collections.filter(({ isLinkedToOrder }) => isLinkedToOrder) : []
    return linked.map(findingOf).find((finding) => finding !== null) ?? null
  },

  async apply(container, { collectionId, captured, isCompleted, paymentIds }) {
    const payments = container.resolve(Modules.PAYMENT)
    // The services take any column; their types name those that a merchant would change.
    const change = {
      captured_amount: captured,
      ...(isCompleted && { status: PaymentCollectionStatus.COMPLETED, completed_at: new Date() }),
    }
    await payments.updatePaymentCollections(collectionId, change)
    for (const id of paymentIds) {
      await payments.updatePayment({ id, captured_at: new Date() } as UpdatePaymentDTO)
    }
  },
}

/** Collections without a payment of PayPro's are left alone. */
function findingOf(collection: PurchaseCollection): Finding | null {
  const ours = collection.payments.filter(({ providerId }) => isPayproProvider(providerId))
  const captured = sumOf(capturesOf(collection))
  const paymentIds = ours
    .filter((payment) => !payment.capturedAt && MathBN.gte(capturedOf(payment), payment.amount))
    .map(({ id }) => id)
  // By the centavo: the core keeps the amount as a number, which drops digits of a capture.
  const isCounted = roundedToCentavos(collection.capturedAmount).eq(roundedToCentavos(captured))
  return ours.length && (paymentIds.length || !isCounted)
    ? {
        collectionId: collection.id,
        captured,
        isCompleted:
          collection.status !== PaymentCollectionStatus.CANCELED &&
          MathBN.gte(captured, collection.amount),
        paymentIds,
      }
    : null
}
