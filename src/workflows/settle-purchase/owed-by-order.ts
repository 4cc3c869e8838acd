import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { readOutstanding } from "../../medusa/outstanding"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"
import { readOwed, type Owed } from "./owed"

/**
 * What an order owes beyond the money that PayPro has received, or may have received, for any of its purchases. It has
 * none before PayPro has to do with it.
 * @throws MedusaError NOT_FOUND where there is no such order.
 */
export async function readOwedByOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<Pick<Owed, "owed" | "isDisputed">> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const sources = {
    knex: container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION),
    query: container.resolve(ContainerRegistrationKeys.QUERY),
    paypro,
  }
  const [outstanding, [purchase]] = await Promise.all([
    readOutstanding(container, orderId),
    paypro.listPurchasesOfOrder(orderId),
  ])
  const known = purchase && (await readOwed(sources, { orderId, purchaseId: purchase.id }))
  return known ?? { owed: MathBN.convert(MathBN.max(outstanding, 0)).toFixed(), isDisputed: false }
}
