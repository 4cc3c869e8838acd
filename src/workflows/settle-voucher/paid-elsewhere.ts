import type { MedusaContainer } from "@medusajs/framework/types"
import { PayproRefusedError } from "../../lib/errors"
import { hasReceived } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"

/**
 * Whether another voucher of the same purchase has money, as PayPro says now. A replaced voucher stays payable, so the
 * failure of the current one alone is no reason to cancel the order.
 * @throws when PayPro gives no usable answer.
 */
export async function paidElsewhere(
  container: MedusaContainer,
  voucher: Voucher,
): Promise<boolean> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const collection = voucher.payment_collection_id
  const all = collection ? await paypro.vouchers.listOfCollections([collection]) : []
  for (const other of all) {
    if (other.id !== voucher.id && hasReceived(await asked(paypro, other))) {
      return true
    }
  }
  return false
}

async function asked(paypro: PayproModuleService, voucher: Voucher): Promise<Voucher> {
  if (hasReceived(voucher)) {
    return voucher
  }
  try {
    return await paypro.askAbout(voucher)
  } catch (error) {
    if (error instanceof PayproRefusedError) {
      // PayPro knows no such number: it never became a voucher.
      return voucher
    }
    throw error
  }
}
