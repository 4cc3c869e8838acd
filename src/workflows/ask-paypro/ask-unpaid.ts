import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf, PayproRefusedError } from "../../lib/errors"
import { hasReceived } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"
import type { Purchase, Voucher } from "../../modules/paypro/types"

/**
 * Asks PayPro once more about every voucher of an order that is about to be canceled: none is ever canceled on an old
 * answer, nor on none. A replaced voucher stays payable, and so is asked about too.
 */
export async function askUnpaid(container: MedusaContainer, { id }: Purchase): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const vouchers = await paypro.listVouchersOfPurchase(id)
  for (const voucher of vouchers.filter((row) => row.payment_info && !hasReceived(row))) {
    await ask(container, voucher)
  }
}

/** Silence is no answer, and then the order is kept. */
async function ask(container: MedusaContainer, voucher: Voucher): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  try {
    await paypro.askAbout(voucher)
  } catch (error) {
    if (error instanceof PayproRefusedError && voucher.status === "failed") {
      // PayPro may not know for ever a number that has ended.
      await paypro.noteAnswered(voucher.id)
      return
    }
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .warn(`PayPro: voucher ${voucher.trade_no} could not be asked about: ${messageOf(error)}`)
  }
}
