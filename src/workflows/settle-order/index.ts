import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { hasReceived } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Purchase } from "../../modules/paypro/types"
import { settlePurchaseWhenFree } from "../settle-purchase/index"

/** Settles whatever was bought with an order. What cannot be settled now is left to the job. */
export async function settleOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  for (const purchase of await paypro.listPurchasesOfOrder(orderId)) {
    await settleOrLeave(container, purchase)
  }
}

/** Books what was paid before the order was placed; one that is not paid yet costs next to nothing. */
export async function settlePlacedOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  for (const purchase of await paypro.listPurchasesOfOrder(orderId)) {
    if (purchase.order_id !== orderId) {
      await paypro.linkPurchaseToOrder(purchase.id, orderId)
    }
    const vouchers = await paypro.listVouchersOfPurchase(purchase.id)
    if (vouchers.some(hasReceived)) {
      await settleOrLeave(container, purchase)
    }
  }
}

async function settleOrLeave(container: MedusaContainer, { id }: Purchase): Promise<void> {
  try {
    await settlePurchaseWhenFree(container, { purchase_id: id })
  } catch (error) {
    await container.resolve<PayproModuleService>(PAYPRO_MODULE).settleSoon([id])
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .warn(`PayPro: purchase ${id} could not be settled: ${messageOf(error)}`)
  }
}
