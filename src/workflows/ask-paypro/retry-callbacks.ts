import type { MedusaContainer } from "@medusajs/framework/types"
import { differenceInHours } from "date-fns/differenceInHours"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"
import type { Callback } from "../../modules/paypro/types"
import { claimsMoney, processCallback } from "../receive-callback/index"

/** PayPro repeats a call for 24 hours; what its query still does not confirm then is put before a person. */
const UNCONFIRMED_AFTER_HOURS = 24

/** @returns how many callbacks were done with now. */
export async function retryCallbacks(container: MedusaContainer): Promise<number> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  let done = 0
  for (const callback of await paypro.callbacks.listUnprocessed(
    paypro.options.reconcile.batchSize,
  )) {
    const result = await processCallback(container, callback)
    if (result.outcome === "processed") {
      done += 1
    } else if (differenceInHours(new Date(), callback.created_at) >= UNCONFIRMED_AFTER_HOURS) {
      await giveUp(paypro, callback, result.problem)
      done += 1
    }
  }
  return done
}

async function giveUp(
  paypro: PayproModuleService,
  callback: Callback,
  problem: string,
): Promise<void> {
  const voucher = await paypro.vouchers.find({ trade_no: callback.trade_no })
  if (claimsMoney(callback)) {
    await paypro.openDiscrepancy(
      {
        kind: "amount_unclear",
        callback_id: callback.id,
        amount: callback.amount,
        detail: `PayPro called that ${callback.amount ?? "an unnamed amount"} was paid, and a day later: ${problem}.`,
      },
      voucher,
    )
  }
  await paypro.callbacks.finish(callback.id, voucher?.id ?? null)
}
