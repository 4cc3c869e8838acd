import type { MedusaContainer } from "@medusajs/framework/types"
import { hasReceived } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { settleVoucherWhenFree } from "../settle-voucher"
import { vouchersOfOrder } from "../settle-order/vouchers-of-order"

/** After an order was canceled: its vouchers are voided, and money that is there is put before a person. */
export async function closeCanceledOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  for (const voucher of await vouchersOfOrder(container, orderId)) {
    await paypro.vouchers.void({ id: voucher.id }, "order_canceled")
    if (hasReceived(voucher)) {
      await settleVoucherWhenFree(container, { trade_no: voucher.trade_no })
    }
  }
}
