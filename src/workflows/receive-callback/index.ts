import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { outcomeOf } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { isNews, statementOf } from "../../modules/paypro/statement"
import type { Callback } from "../../modules/paypro/types"
import { settlePurchaseWhenFree } from "../settle-purchase/index"

/** `later`: not finished, and PayPro should call again; the job takes it up as well. */
export type CallbackResult = { outcome: "processed" } | { outcome: "later"; problem: string }

/**
 * Takes one call of PayPro: signature, inbox, settling.
 * @throws SignatureError, MalformedBodyError; then nothing was written.
 */
export async function receiveCallback(
  container: MedusaContainer,
  rawBody: Buffer,
): Promise<CallbackResult> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  return await processCallback(container, await paypro.receiveCallback(rawBody))
}

/** Settles what a callback in the inbox is about; one that was processed before is not looked at again. */
export async function processCallback(
  container: MedusaContainer,
  callback: Callback,
): Promise<CallbackResult> {
  if (callback.processed_at) {
    return { outcome: "processed" }
  }
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const problem = await attempt(container, paypro, callback)
  if (problem === undefined) {
    return { outcome: "processed" }
  }
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .warn(`PayPro: callback for ${callback.trade_no} could not be finished: ${problem}`)
  await paypro.callbacks.postpone(callback.id, problem)
  return { outcome: "later", problem }
}

/** @returns what stood in the way, if anything did. */
async function attempt(
  container: MedusaContainer,
  paypro: PayproModuleService,
  callback: Callback,
): Promise<string | undefined> {
  const reported = statementOf(callback)
  // Of several calls about one fact, the first settles it and the others wait for that.
  const processedElsewhere = async () => await paypro.callbacks.isProcessed(callback.id)
  try {
    const result = await settlePurchaseWhenFree(
      container,
      { trade_no: callback.trade_no },
      processedElsewhere,
    )
    switch (result.outcome) {
      case "meanwhile_done":
        return undefined
      case "busy":
        return "the voucher is being settled by another process"
      case "unknown_trade_no":
        await reportUnmatched(paypro, callback)
        await paypro.callbacks.finish(callback.id, null)
        return undefined
      case "settled":
        if (isNews(result.voucher, reported)) {
          return `PayPro's query does not confirm status ${callback.status_code}`
        }
        await paypro.callbacks.finish(callback.id, result.voucher.id)
        return undefined
    }
  } catch (error) {
    return messageOf(error)
  }
}

/** Money for a number we never asked for. A failed or open one of somebody else's is no money, and no question. */
async function reportUnmatched(paypro: PayproModuleService, callback: Callback): Promise<void> {
  if (claimsMoney(callback)) {
    await paypro.openDiscrepancy({
      kind: "unmatched",
      callback_id: callback.id,
      amount: callback.amount,
      detail: `PayPro says that trade number ${callback.trade_no} was paid, and this store never asked for it.`,
    })
  }
}

export function claimsMoney(callback: Callback): boolean {
  const outcome = outcomeOf(callback.status_code)
  return outcome === "paid" || outcome === "partially_paid"
}
