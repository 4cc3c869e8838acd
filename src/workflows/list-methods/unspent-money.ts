import { MathBN } from "@medusajs/framework/utils"
import { sumOf } from "../../medusa/order-figures"
import type PayproModuleService from "../../modules/paypro/service"

/** Whether PayPro has received money for a cart that nobody has dealt with: a second voucher would collect it twice. */
export async function hasUnspentMoney(
  paypro: PayproModuleService,
  cartId: string,
): Promise<boolean> {
  const purchase = await paypro.findPurchase({ key: cartId })
  if (!purchase) {
    return false
  }
  const vouchers = await paypro.observeVouchers(purchase.id)
  return vouchers.some(({ received_amount, allocations }) =>
    MathBN.gt(received_amount ?? 0, sumOf(allocations)),
  )
}
