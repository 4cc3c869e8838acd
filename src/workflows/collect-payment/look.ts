import type { MedusaContainer } from "@medusajs/framework/types"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Purchase } from "../../modules/paypro/types"
import { purchaseStateOf } from "../../shopper-view/purchase-state"
import type { Owed } from "../settle-purchase/owed"
import { owedOfPurchase } from "../view-purchase"

/** A purchase whose order owes something that can be paid now. */
export type Collectable = { purchase: Purchase; orderId: string; owed: Owed }

export type NotCollectable = "not_owed" | "under_review" | "expired"

/** What our rows, and Medusa's, say of a purchase now. */
export async function lookAt(
  container: MedusaContainer,
  purchaseId: string,
): Promise<Collectable | { outcome: NotCollectable }> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const purchase = await paypro.findPurchase({ id: purchaseId })
  if (!purchase?.order_id) {
    return { outcome: "not_owed" }
  }
  const owed = await owedOfPurchase(container, purchase)
  const state = purchaseStateOf(purchase, owed, paypro.options, new Date())
  switch (state) {
    case "under_review":
    case "expired":
      return { outcome: state }
    default:
      return owed && state === "owing"
        ? { purchase, orderId: purchase.order_id, owed }
        : { outcome: "not_owed" }
  }
}
