import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, executeWithConcurrency } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { releaseExpiredLocks } from "../../medusa/repairs/expired-locks"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import { nextAskAt } from "../../modules/paypro/ask-schedule"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { finishAllocations } from "../finish-allocations"
import { askAboutVoucher } from "./ask-about-voucher"
import { retryCallbacks } from "./retry-callbacks"
import { settleDue } from "./settle-due"
import { tellPeople } from "./tell-people"

/** What one run did, in vouchers (`checked`, `given_up`), purchases (`settled`), callbacks, and failures of either. */
export type Tally = {
  checked: number
  settled: number
  failed: number
  given_up: number
  callbacks: number
  callbacks_deleted: number
}

/**
 * Settles every purchase that is due, asks PayPro about every voucher whose time has come, and retries callbacks that
 * could not be processed when they came. No single failure stops it, and any number of processes may run it at once.
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
  await finishAllocations(container)
  await settle(container, tally)
  const { batchSize } = paypro.options.reconcile
  for (let vouchers = await paypro.claimDueVouchers(batchSize); vouchers.length;) {
    await checkBatch(container, vouchers, tally)
    vouchers = vouchers.length === batchSize ? await paypro.claimDueVouchers(batchSize) : []
  }
  await settle(container, tally)
  await tellPeople(container)
  tally.callbacks_deleted = await paypro.deleteOldCallbacks()
  return tally
}

async function settle(container: MedusaContainer, tally: Tally): Promise<void> {
  const { settled, failed } = await settleDue(container)
  tally.settled += settled
  tally.failed += failed
}

async function checkBatch(
  container: MedusaContainer,
  vouchers: Voucher[],
  tally: Tally,
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const results = await executeWithConcurrency(
    vouchers.map((voucher) => () => askAboutVoucher(container, voucher)),
    paypro.options.reconcile.concurrency,
  )
  const repeated: Parameters<PayproModuleService["recordRepeated"]>[0] = []
  for (const [index, result] of results.entries()) {
    const voucher = vouchers[index]
    if (!voucher) {
      continue
    }
    if (result.status === "rejected") {
      tally.failed += 1
      container
        .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        .warn(
          `PayPro: voucher ${voucher.trade_no} could not be asked about: ${messageOf(result.reason)}`,
        )
      continue
    }
    tally[result.value.outcome === "given_up" ? "given_up" : "checked"] += 1
    if (result.value.outcome === "repeated") {
      const { answered } = result.value
      repeated.push({ voucher, answered, askAt: nextAskAt(voucher, new Date()) })
    }
  }
  await paypro.recordRepeated(repeated)
}
