import type { MedusaContainer } from "@medusajs/framework/types"
import { addSeconds } from "date-fns/addSeconds"
import { SETTLE_RETRY_SECONDS } from "../../lib/timing"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"
import type { Callback, Voucher } from "../../modules/paypro/types"
import { settlePurchaseWhenFree } from "../settle-purchase/index"

type RefreshInput = {
  trade_no: string
  /** A callback that PayPro's answer will confirm or deny. */
  callback?: Callback
}

export type RefreshResult =
  | { outcome: "settled"; voucher: Voucher }
  /** Somebody else settles the purchase, and takes long; they, or the job, see what was heard. */
  | { outcome: "busy"; voucher: Voucher }
  | { outcome: "unknown_trade_no" }

/**
 * Asks PayPro about a voucher now, writes down the answer, and settles the purchase.
 * @throws PayproError when PayPro gives no usable answer; the voucher is asked about again soon.
 */
export async function refreshVoucher(
  container: MedusaContainer,
  { trade_no, callback }: RefreshInput,
): Promise<RefreshResult> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const known = await paypro.findVoucher({ trade_no })
  if (!known) {
    return { outcome: "unknown_trade_no" }
  }
  const voucher = await ask(paypro, known, callback)
  const { outcome } = await settlePurchaseWhenFree(container, { purchase_id: voucher.purchase_id })
  return { outcome, voucher }
}

async function ask(
  paypro: PayproModuleService,
  known: Voucher,
  callback: Callback | undefined,
): Promise<Voucher> {
  try {
    return await paypro.askAbout(known, { ...(callback && { callback }) })
  } catch (error) {
    await paypro.scheduleAsk(known.id, addSeconds(new Date(), SETTLE_RETRY_SECONDS))
    throw error
  }
}
