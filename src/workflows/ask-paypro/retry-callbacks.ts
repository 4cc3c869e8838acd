import type { MedusaContainer } from "@medusajs/framework/types"
import { differenceInHours } from "date-fns/differenceInHours"
import { UNCONFIRMED_AFTER_HOURS } from "../../lib/timing"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Callback } from "../../modules/paypro/types"
import { processCallback } from "../receive-callback"
import { claimsMoney } from "../receive-callback/claims-money"

/** @returns how many callbacks were processed now. */
export async function retryCallbacks(container: MedusaContainer): Promise<number> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  let processed = 0
  for (const callback of await paypro.listUnprocessedCallbacks(
    paypro.options.reconcile.batchSize,
  )) {
    const result = await processCallback(container, callback)
    if (result.outcome === "processed") {
      processed += 1
    } else if (differenceInHours(new Date(), callback.created_at) >= UNCONFIRMED_AFTER_HOURS) {
      await nameUnconfirmed(paypro, callback)
    }
  }
  return processed
}

/** It stays unprocessed: PayPro is asked about it again, and no order of its is canceled until a query agrees. */
async function nameUnconfirmed(paypro: PayproModuleService, callback: Callback): Promise<void> {
  const { id, trade_no, status_code, amount } = callback
  // One that cannot be read is `amount_unclear` already.
  if (!claimsMoney(callback) || trade_no === null || status_code === null) {
    return
  }
  await paypro.openDiscrepancy(
    {
      kind: "unconfirmed_callback",
      callback_id: id,
      amount,
      values: { status_code, ...(amount !== null && { amount }) },
    },
    await paypro.findVoucher({ trade_no }),
  )
}
