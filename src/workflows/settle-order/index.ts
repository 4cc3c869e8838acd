import type { MedusaContainer } from "@medusajs/framework/types"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { settleReceived } from "./settle-received"
import { vouchersOfOrder } from "../settle-purchase/vouchers-of-order"

/** Books what was paid before the order was placed; a voucher not paid yet costs no query. */
export async function settleOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const vouchers = await vouchersOfOrder(container, orderId)
  for (const voucher of vouchers) {
    if (voucher.order_id !== orderId) {
      await paypro.linkVoucherToOrder(voucher.id, orderId)
    }
  }
  await settleReceived(container, vouchers)
}
