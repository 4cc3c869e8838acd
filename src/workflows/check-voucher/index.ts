import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { differenceInMilliseconds } from "date-fns/differenceInMilliseconds"
import type { AdminVoucherWithHistory } from "../../admin-view/types"
import { ASK_PAUSE_MS } from "../../lib/timing"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { retrieveVoucher } from "../list-vouchers"
import { refreshVoucher } from "../ask-paypro/refresh-voucher"

/**
 * A person asks PayPro about a voucher now.
 * @throws MedusaError NOT_FOUND, or NOT_ALLOWED while it was just asked about or is being settled
 * @throws PayproError when PayPro gives no usable answer
 */
export async function checkVoucher(
  container: MedusaContainer,
  id: string,
): Promise<AdminVoucherWithHistory> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const voucher = await paypro.findVoucher({ id })
  if (!voucher) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no voucher with id ${id}`)
  }
  const { last_checked_at, trade_no } = voucher
  if (last_checked_at && differenceInMilliseconds(new Date(), last_checked_at) < ASK_PAUSE_MS) {
    throw notNow("PayPro was asked about this voucher a moment ago. What is shown is its answer.")
  }
  const { outcome } = await refreshVoucher(container, { trade_no })
  if (outcome === "busy") {
    throw notNow("This order is being settled right now. Look again in a moment.")
  }
  return await retrieveVoucher(container, id)
}

/** The core replaces the text of a CONFLICT. */
function notNow(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}
