import { container } from "@medusajs/framework"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PAYPRO_MODULE } from "../modules/paypro"
import type PayproModuleService from "../modules/paypro/service"
import { askPaypro } from "../workflows/ask-paypro/index"

/** Runs in every process of a store; leases keep them apart. By hand: `scripts/reconcile-paypro`. */
export default async function reconcilePayproVouchers(scope: MedusaContainer): Promise<void> {
  const logger = scope.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  try {
    const tally = await askPaypro(scope)
    await scope.resolve<PayproModuleService>(PAYPRO_MODULE).healthLog.noteJobRun(tally)
    const counts = Object.entries(tally).map(([name, count]) => `${name}=${count}`)
    logger.info(`PayPro reconcile: ${counts.join(" ")}`)
  } catch (error) {
    // A job that throws is logged without its cause; the next run goes on with whatever was left.
    logger.error(
      `PayPro reconcile: stopped early: ${error instanceof Error ? error.stack : String(error)}`,
    )
  }
}

// Medusa reads this after it has loaded the modules.
const paypro = container.resolve<PayproModuleService | undefined>(PAYPRO_MODULE, {
  allowUnregistered: true,
})

export const config = {
  name: "reconcile-paypro-vouchers",
  schedule: paypro?.options.reconcile.schedule ?? "* * * * *",
}
