import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"

/** Every voucher ever issued for an order, oldest first; replaced ones too. */
export async function vouchersOfOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<Voucher[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "payment_collections.id"],
    filters: { id: orderId },
  })
  const order = data[0] as unknown as { payment_collections?: { id: string }[] } | undefined
  const collections = (order?.payment_collections ?? []).map((collection) => collection.id)
  return collections.length
    ? await container
        .resolve<PayproModuleService>(PAYPRO_MODULE)
        .vouchers.listOfCollections(collections)
    : []
}
