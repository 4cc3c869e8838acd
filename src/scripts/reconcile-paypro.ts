import type { ExecArgs, Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { askPaypro } from "../workflows/ask-paypro/index"
import { refreshVoucher } from "../workflows/ask-paypro/refresh-voucher"

/** `medusa exec` of this file runs the job once; with trade numbers, it settles those vouchers whatever their time. */
export default async function reconcilePaypro({ container, args }: ExecArgs): Promise<void> {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  if (!args.length) {
    logger.info(`PayPro reconcile: ${JSON.stringify(await askPaypro(container))}`)
  }
  for (const trade_no of args) {
    const result = await refreshVoucher(container, { trade_no })
    const status = "voucher" in result ? result.voucher.status : result.outcome
    logger.info(`PayPro: voucher ${trade_no}: ${status}`)
  }
}
