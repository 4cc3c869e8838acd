import type { MedusaContainer } from "@medusajs/framework/types"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"

/** How long before its deadline a shopper is reminded, in minutes; a voucher payable for less is reminded at half its time. */
const AHEAD_MINUTES = 12 * 60

/**
 * Emits `paypro.voucher_expiring` once for each unpaid voucher whose deadline is near. Emitted before it is noted: a
 * crash in between repeats it, and never loses it.
 */
export async function publishExpiring(container: MedusaContainer): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  for (const voucher of await paypro.listExpiringVouchers(
    AHEAD_MINUTES,
    paypro.options.reconcile.batchSize,
  )) {
    await paypro.publish(voucher, "voucher_expiring")
    await paypro.markPublished(voucher.id, "voucher_expiring")
  }
}
