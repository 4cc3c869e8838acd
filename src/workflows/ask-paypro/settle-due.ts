import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, executeWithConcurrency } from "@medusajs/framework/utils"
import { isPastGrace } from "../../lib/deadline"
import { messageOf } from "../../lib/errors"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"
import type { Purchase } from "../../modules/paypro/types"
import { settlePurchase } from "../settle-purchase/index"
import { askUnpaid } from "./ask-unpaid"

/**
 * Settles every purchase whose time has come, each once: one that fails, or is changed all the time, keeps no other one
 * waiting, and the run from its end.
 */
export async function settleDue(
  container: MedusaContainer,
): Promise<{ settled: number; failed: number }> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { batchSize, concurrency } = paypro.options.reconcile
  const seen = new Set<string>()
  let failed = 0
  for (;;) {
    const due = await paypro.listDuePurchases(batchSize)
    const unseen = due.filter(({ id }) => !seen.has(id))
    if (!unseen.length) {
      return { settled: seen.size - failed, failed }
    }
    unseen.forEach(({ id }) => seen.add(id))
    const results = await executeWithConcurrency(
      unseen.map((purchase) => () => settleOne(container, purchase)),
      concurrency,
    )
    for (const [index, result] of results.entries()) {
      if (result.status === "rejected") {
        failed += 1
        warn(container, unseen[index], result.reason)
      }
    }
  }
}

async function settleOne(container: MedusaContainer, purchase: Purchase): Promise<void> {
  const { options } = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  if (options.cancelUnpaidOrders && isPastGrace(purchase, new Date())) {
    await askUnpaid(container, purchase)
  }
  await settlePurchase(container, { purchase_id: purchase.id })
}

function warn(container: MedusaContainer, purchase: Purchase | undefined, error: unknown): void {
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .warn(`PayPro: purchase ${purchase?.id} could not be settled: ${messageOf(error)}`)
}
