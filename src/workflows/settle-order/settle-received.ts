import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { hasReceived } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { settlePurchaseWhenFree } from "../settle-purchase/index"

/** Settles those with money. One that cannot be settled now keeps no other from it, and is left to the job. */
export async function settleReceived(
  container: MedusaContainer,
  vouchers: Voucher[],
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  for (const { trade_no } of vouchers.filter(hasReceived)) {
    try {
      await settlePurchaseWhenFree(container, { trade_no })
    } catch (error) {
      await paypro.scheduleNow(trade_no)
      container
        .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        .warn(`PayPro: voucher ${trade_no} could not be settled: ${messageOf(error)}`)
    }
  }
}
