import type { MedusaContainer } from "@medusajs/framework/types"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { hasReceived } from "../../lib/voucher-state"
import { vouchersOfOrder } from "./vouchers-of-order"
import { settleVoucherWhenFree } from "../settle-voucher"

/** Books what was paid before the order was placed; a voucher not paid yet costs no query. */
export async function settleOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  for (const voucher of await vouchersOfOrder(container, orderId)) {
    if (voucher.order_id !== orderId) {
      await paypro.vouchers.update(voucher.id, { order_id: orderId })
    }
    if (hasReceived(voucher)) {
      await settleVoucherWhenFree(container, { trade_no: voucher.trade_no })
    }
  }
}
