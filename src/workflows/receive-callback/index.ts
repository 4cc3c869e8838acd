import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { PAYPRO_MODULE } from "../../modules/paypro"
import { statementKeyOf } from "../../modules/paypro/evidence"
import type PayproModuleService from "../../modules/paypro/service"
import type { Callback, Voucher } from "../../modules/paypro/types"
import { refreshVoucher } from "../ask-paypro/refresh-voucher"
import { claimsMoney } from "./claims-money"

/** `later`: the job takes it up again. */
export type CallbackResult = { outcome: "processed" } | { outcome: "later"; problem: string }

/** What this process is working on, by the callbacks' ids: PayPro repeats a call until it is answered. */
export const underWay = new Map<string, Promise<CallbackResult>>()

/** Settles what a callback in the inbox is about. One that was processed before is not looked at again. */
export async function processCallback(
  container: MedusaContainer,
  callback: Callback,
): Promise<CallbackResult> {
  if (callback.processed_at) {
    return { outcome: "processed" }
  }
  const { id } = callback
  const result = underWay.get(id) ?? process(container, callback).finally(() => underWay.delete(id))
  underWay.set(id, result)
  return await result
}

async function process(container: MedusaContainer, callback: Callback): Promise<CallbackResult> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const problem = await attempt(container, paypro, callback).catch(messageOf)
  if (problem === undefined) {
    return { outcome: "processed" }
  }
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .warn(`PayPro: callback for ${callback.trade_no} could not be finished: ${problem}`)
  await paypro.postponeCallback(callback.id, problem)
  return { outcome: "later", problem }
}

/** @returns what stood in the way, if anything did. */
async function attempt(
  container: MedusaContainer,
  paypro: PayproModuleService,
  callback: Callback,
): Promise<string | undefined> {
  const { id, trade_no, status_code } = callback
  if (trade_no === null || status_code === null) {
    return await nameUnreadable(paypro, callback)
  }
  const result = await refreshVoucher(container, { trade_no, callback })
  if (result.outcome === "unknown_trade_no") {
    await reportUnmatched(paypro, { ...callback, trade_no })
    await paypro.finishCallback(id, null)
    return undefined
  }
  return await finishIfConfirmed(paypro, callback, result.voucher)
}

/** A query that was sent after the callback has answered; it agrees, or it does not know of the money. */
async function finishIfConfirmed(
  paypro: PayproModuleService,
  callback: Callback,
  voucher: Voucher,
): Promise<string | undefined> {
  if (!(await isConfirmed(paypro, callback, voucher))) {
    return `PayPro's query does not confirm status ${callback.status_code}`
  }
  await paypro.finishConfirmedCallback(callback.id, voucher.id)
  return undefined
}

async function isConfirmed(
  paypro: PayproModuleService,
  callback: Callback,
  voucher: Voucher,
): Promise<boolean> {
  if (voucher.final_at) {
    // No voucher is final while a callback about it is open.
    return true
  }
  const key = statementKeyOf(callback)
  const { unconfirmed, denied } = await paypro.receiptsOf(voucher)
  return ![...unconfirmed, ...denied].some((open) => open.key === key)
}

/** It is signed, so it is PayPro's, and it may be about money. */
async function nameUnreadable(paypro: PayproModuleService, callback: Callback): Promise<string> {
  const { id, trade_no } = callback
  const problem = callback.problem ?? "it cannot be read"
  const voucher = trade_no === null ? undefined : await paypro.findVoucher({ trade_no })
  if (voucher) {
    await paypro.scheduleNow(voucher.trade_no)
  }
  await paypro.openDiscrepancy(
    { kind: "amount_unclear", callback_id: id, values: { problem } },
    voucher,
  )
  return problem
}

/** Money for a number we never asked for. A failed or open one of somebody else's is no money, and no question. */
async function reportUnmatched(
  paypro: PayproModuleService,
  callback: Callback & { trade_no: string },
): Promise<void> {
  if (claimsMoney(callback)) {
    const { id, trade_no, amount } = callback
    await paypro.openDiscrepancy({
      kind: "unmatched",
      callback_id: id,
      amount,
      values: { trade_no, ...(amount !== null && { amount }) },
    })
  }
}
