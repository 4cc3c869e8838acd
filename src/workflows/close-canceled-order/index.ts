import type { MedusaContainer } from "@medusajs/framework/types"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { settleReceived } from "../settle-order/settle-received"
import { vouchersOfOrder } from "../settle-purchase/vouchers-of-order"

/** After an order was canceled: its vouchers are voided, and money that is there is put before a person. */
export async function closeCanceledOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const vouchers = await vouchersOfOrder(container, orderId)
  for (const { id } of vouchers) {
    await paypro.voidVoucher({ id }, "order_canceled")
  }
  await settleReceived(container, vouchers)
}
