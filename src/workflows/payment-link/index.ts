import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { readOrderTerms } from "../../medusa/order-terms"
import { readPurchaseKey } from "../../medusa/purchase-key"
import { PAYPRO_MODULE } from "../../modules/paypro"
import { paymentUrlOf } from "../../modules/paypro/page-urls"
import type PayproModuleService from "../../modules/paypro/service"
import { readOwedByOrder } from "../settle-purchase/owed-by-order"
import { obstacleToCollect, type CollectObstacle } from "./obstacle"

export type PaymentLinkInput = { order_id: string; by: string }

const REFUSALS: Record<CollectObstacle, string> = {
  draft: "This order is still a draft. Convert it to an order first, so that it can be paid.",
  canceled: "This order is canceled, so there is nothing to collect.",
  not_owed:
    "This order owes nothing beyond money that PayPro has, or may have, received. There is nothing to collect.",
  currency:
    "PayPro collects Mexican pesos (MXN) only, and this order is in another currency. Collect it in another way.",
  no_provider:
    "The region of this order offers no PayPro payment method. Add one in Settings, Regions, and try again.",
}

/**
 * The address of the page where the customer can pay what an order owes, by any method: always the same one. It sets no
 * deadline, and PayPro is asked for nothing until somebody chooses a method there.
 * @throws MedusaError NOT_FOUND where there is no such order, NOT_ALLOWED where the page could not collect anything.
 */
export async function makePaymentLink(
  container: MedusaContainer,
  { order_id, by }: PaymentLinkInput,
): Promise<string> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const terms = await readOrderTerms(container, order_id)
  const { owed } = await readOwedByOrder(container, order_id)
  const obstacle = await obstacleToCollect(container, terms, owed)
  if (obstacle) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, REFUSALS[obstacle])
  }
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const purchase = await paypro.ensurePurchase(await readPurchaseKey(knex, order_id), order_id)
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .info(`PayPro: payment link of order ${order_id} given to ${by}`)
  return paymentUrlOf(purchase, paypro.options)
}
