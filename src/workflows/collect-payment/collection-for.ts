import { createOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { isPayproProvider } from "../../lib/provider-id"
import { isAuthorized } from "../../medusa/payment-sessions"
import { capturesOf, readPurchase, type PurchaseCollection } from "../../medusa/purchase-snapshot"

/**
 * The order's own unpaid collection where it is for exactly what is owed; else one more, for that. Not by
 * `createOrUpdateOrderPaymentCollectionWorkflow`, which cancels payments that are captured in part.
 * @param owed Pesos, as decimal text.
 */
export async function collectionFor(
  container: MedusaContainer,
  orderId: string,
  owed: string,
): Promise<string> {
  const { collections } = await readPurchase(container, { orderId })
  const fitting = collections.find((collection) => isFor(collection, owed))
  if (fitting) {
    return fitting.id
  }
  const { result } = await createOrderPaymentCollectionWorkflow(container).run({
    input: { order_id: orderId, amount: Number(owed) },
  })
  const [collection] = result
  if (!collection) {
    throw new Error(`Medusa made no payment collection for order ${orderId}`)
  }
  return collection.id
}

/** Its sessions are replaced, so none of them may be another provider's that is about to pay. */
function isFor(collection: PurchaseCollection, owed: string): boolean {
  const { amount, isLinkedToOrder, status, payments, sessions } = collection
  return (
    isLinkedToOrder &&
    MathBN.eq(amount, owed) &&
    (status === "not_paid" || status === "awaiting") &&
    capturesOf(collection).length === 0 &&
    payments.every(({ canceledAt }) => canceledAt !== null) &&
    !sessions.some((session) => isAuthorized(session) && !isPayproProvider(session.providerId))
  )
}
