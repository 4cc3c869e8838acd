import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, executeWithConcurrency } from "@medusajs/framework/utils"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import { nextAskAt } from "../../modules/paypro/check-schedule"
import type PayproModuleService from "../../modules/paypro/service"
import type { Lease } from "../../modules/paypro/types"
import { publishExpiring } from "./publish-expiring"
import { askAboutVoucher, type Check } from "./ask-about-voucher"
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
 * Asks PayPro about every voucher whose time has come, and takes up callbacks that could not be processed when they
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
  const { batchSize, inboxRetentionDays } = paypro.options.reconcile
  for (let leases = await paypro.vouchers.acquireDue(batchSize); leases.length;) {
    await checkBatch(container, leases, tally)
    leases = leases.length === batchSize ? await paypro.vouchers.acquireDue(batchSize) : []
  }
  await publishExpiring(container)
  tally.callbacks_deleted = await paypro.callbacks.deleteOlderThan(inboxRetentionDays)
  return tally
}

async function checkBatch(
  container: MedusaContainer,
  leases: Lease[],
  tally: Tally,
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const checks = await executeWithConcurrency(
    leases.map((lease) => () => askAboutVoucher(container, lease)),
    paypro.options.reconcile.concurrency,
  )
  const unchanged: { lease: Lease; askAt: Date | null }[] = []
  for (const [index, check] of checks.entries()) {
    const lease = leases[index]
    if (!lease) {
      continue
    }
    const result: Check = check.status === "fulfilled" ? check.value : "failed"
    tally[result === "unchanged" ? "checked" : result] += 1
    if (result === "unchanged") {
      unchanged.push({
        lease,
        askAt: nextAskAt(lease.voucher.created_at, new Date()),
      })
    }
    if (check.status === "rejected") {
      container
        .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        .warn(
          `PayPro: voucher ${lease.voucher.trade_no} could not be checked: ${String(check.reason)}`,
        )
    }
  }
  await paypro.vouchers.releaseUnchanged(unchanged)
}
