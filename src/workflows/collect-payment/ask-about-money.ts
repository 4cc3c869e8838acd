import { setTimeout as wait } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { addSeconds } from "date-fns/addSeconds"
import { differenceInMilliseconds } from "date-fns/differenceInMilliseconds"
import { ASK_PAUSE_MS, CHECKOUT_TIMEOUT_MS, SETTLE_RETRY_SECONDS } from "../../lib/timing"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { settlePurchaseWhenFree } from "../settle-purchase/index"
import { underWay, type Heard } from "./under-way"

/**
 * Asks PayPro about every voucher of a purchase that the shopper may have paid, and settles the purchase where one of
 * them has news. Void and failed ones are asked about too: PayPro may take money on them all the same.
 * @throws PayproError where PayPro does not say whether money came on a voucher that can still be paid.
 */
export async function askAboutMoney(container: MedusaContainer, purchaseId: string): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const vouchers = await paypro.listVouchersOfPurchase(purchaseId)
  const asked = vouchers.filter((row) => mayHaveMoney(paypro, row) && !wasAskedJustNow(row))
  const answers = await Promise.allSettled(asked.map((row) => askOnce(paypro, row)))
  if (answers.some((answer) => answer.status === "fulfilled" && answer.value === "news")) {
    await settlePurchaseWhenFree(container, { purchase_id: purchaseId })
  }
  const silence = answers.find((answer) => answer.status === "rejected")
  if (silence) {
    throw silence.reason
  }
}

/** Nobody has seen a voucher without a reference; of one under another merchant number PayPro can say nothing. */
function mayHaveMoney(paypro: PayproModuleService, voucher: Voucher): boolean {
  return voucher.payment_info !== null && paypro.isOurs(voucher)
}

function wasAskedJustNow({ last_checked_at }: Voucher): boolean {
  return (
    last_checked_at !== null && differenceInMilliseconds(new Date(), last_checked_at) < ASK_PAUSE_MS
  )
}

async function askOnce(paypro: PayproModuleService, voucher: Voucher): Promise<Heard> {
  const { asking } = underWay
  const known = asking.get(voucher.id)
  if (known) {
    return await known
  }
  const begun = ask(paypro, voucher)
  asking.set(voucher.id, begun)
  const pause = wait(ASK_PAUSE_MS, undefined, { ref: false })
  void Promise.allSettled([begun, pause]).then(() => asking.delete(voucher.id))
  return await begun
}

async function ask(paypro: PayproModuleService, voucher: Voucher): Promise<Heard> {
  try {
    const heard = await paypro.askAbout(voucher, {
      timeoutMs: CHECKOUT_TIMEOUT_MS,
      retries: 1,
    })
    return isNews(voucher, heard) ? "news" : "nothing_new"
  } catch (error) {
    if (voucher.final_at) {
      // PayPro had said its last word on it, and may not know the number for ever.
      return "nothing_new"
    }
    await paypro.scheduleAsk(voucher.id, addSeconds(new Date(), SETTLE_RETRY_SECONDS))
    throw error
  }
}

function isNews(before: Voucher, heard: Voucher): boolean {
  return (
    heard.status !== before.status ||
    heard.received_amount !== before.received_amount ||
    heard.disputed_amount !== before.disputed_amount
  )
}
