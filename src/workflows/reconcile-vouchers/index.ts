import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, executeWithConcurrency } from "@medusajs/framework/utils"
import { PAYPRO_MODULE } from "../../modules/paypro"
import { nextCheckAfter } from "../../modules/paypro/check-schedule"
import type PayproModuleService from "../../modules/paypro/service"
import type { Claim } from "../../modules/paypro/types"
import { announceExpiring } from "./expiring"
import { checkClaimed, type Check } from "./check-claimed"
import { releaseDeadLocks } from "./dead-locks"
import { takeUpCallbacks } from "./take-up-callbacks"

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
export async function reconcileVouchers(container: MedusaContainer): Promise<Tally> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const tally: Tally = {
    checked: 0,
    settled: 0,
    failed: 0,
    given_up: 0,
    callbacks: 0,
    callbacks_deleted: 0,
  }
  await releaseDeadLocks(container)
  tally.callbacks = await takeUpCallbacks(container)
  const { batchSize, inboxRetentionDays } = paypro.options.reconcile
  for (let claims = await paypro.vouchers.claimDue(batchSize); claims.length;) {
    await checkBatch(container, claims, tally)
    claims = claims.length === batchSize ? await paypro.vouchers.claimDue(batchSize) : []
  }
  await announceExpiring(container)
  tally.callbacks_deleted = await paypro.callbacks.deleteOlderThan(inboxRetentionDays)
  return tally
}

async function checkBatch(
  container: MedusaContainer,
  claims: Claim[],
  tally: Tally,
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const checks = await executeWithConcurrency(
    claims.map((claim) => () => checkClaimed(container, claim)),
    paypro.options.reconcile.concurrency,
  )
  const unchanged: { claim: Claim; nextCheckAt: Date | null }[] = []
  for (const [index, check] of checks.entries()) {
    const claim = claims[index]
    if (!claim) {
      continue
    }
    const result: Check = check.status === "fulfilled" ? check.value : "failed"
    tally[result === "unchanged" ? "checked" : result] += 1
    if (result === "unchanged") {
      unchanged.push({
        claim,
        nextCheckAt: nextCheckAfter(claim.voucher.created_at, new Date()),
      })
    }
    if (check.status === "rejected") {
      container
        .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        .warn(
          `PayPro: voucher ${claim.voucher.trade_no} could not be checked: ${String(check.reason)}`,
        )
    }
  }
  await paypro.vouchers.releaseUnchanged(unchanged)
}
