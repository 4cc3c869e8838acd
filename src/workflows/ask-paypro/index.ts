import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, executeWithConcurrency } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import { nextAskAt } from "../../modules/paypro/ask-schedule"
import type PayproModuleService from "../../modules/paypro/service"
import type { Lease } from "../../modules/paypro/types"
import { publishExpiring } from "./publish-expiring"
import { askAboutVoucher } from "./ask-about-voucher"
import { releaseExpiredLocks } from "../../medusa/repairs/expired-locks"
import { retryCallbacks } from "./retry-callbacks"

/** What one run did, in vouchers and callbacks. */
export type Tally = {
  checked: number
  settled: number
  failed: number
  given_up: number
  callbacks: number
  callbacks_deleted: number
}

/**
 * Asks PayPro about every voucher whose time has come, and retries callbacks that could not be processed when they
 * came. No single failure stops it, and any number of processes may run it at once.
 */
export async function askPaypro(container: MedusaContainer): Promise<Tally> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const tally: Tally = {
    checked: 0,
    settled: 0,
    failed: 0,
    given_up: 0,
    callbacks: 0,
    callbacks_deleted: 0,
  }
  await releaseExpiredLocks(container)
  tally.callbacks = await retryCallbacks(container)
  const { batchSize } = paypro.options.reconcile
  for (let leases = await paypro.acquireDueLeases(batchSize); leases.length;) {
    await checkBatch(container, leases, tally)
    leases = leases.length === batchSize ? await paypro.acquireDueLeases(batchSize) : []
  }
  await publishExpiring(container)
  tally.callbacks_deleted = await paypro.deleteOldCallbacks()
  return tally
}

async function checkBatch(
  container: MedusaContainer,
  leases: Lease[],
  tally: Tally,
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const results = await executeWithConcurrency(
    leases.map((lease) => () => askAboutVoucher(container, lease)),
    paypro.options.reconcile.concurrency,
  )
  const repeated: Parameters<PayproModuleService["recordRepeated"]>[0] = []
  for (const [index, result] of results.entries()) {
    const lease = leases[index]
    if (!lease) {
      continue
    }
    if (result.status === "rejected") {
      tally.failed += 1
      container
        .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        .warn(
          `PayPro: voucher ${lease.voucher.trade_no} could not be asked about: ${messageOf(result.reason)}`,
        )
    } else if (result.value.outcome === "repeated") {
      const { answered } = result.value
      repeated.push({ lease, answered, askAt: nextAskAt(lease.voucher, new Date()) })
      tally.checked += 1
    } else {
      tally[result.value.outcome === "lost_lease" ? "checked" : result.value.outcome] += 1
    }
  }
  await paypro.recordRepeated(repeated)
}
