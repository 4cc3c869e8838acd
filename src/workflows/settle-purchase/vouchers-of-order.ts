import type { MedusaContainer } from "@medusajs/framework/types"
import { readPaymentCollectionIds } from "../../medusa/orders"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"

/** Every voucher ever issued for an order, oldest first; replaced ones too. */
export async function vouchersOfOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<Voucher[]> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const collections = await readPaymentCollectionIds(container, orderId)
  return collections.length ? await paypro.listVouchersOfCollections(collections) : []
}
