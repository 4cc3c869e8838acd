import type { MedusaContainer } from "@medusajs/framework/types"
import type { WayCode } from "../../lib/options"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { liveVoucherOf } from "../view-purchase/live-voucher"
import type { Collectable } from "./look"

/** The voucher that is there already for exactly what is owed, by that method, and whose time is not over. */
export async function findPayable(
  container: MedusaContainer,
  { wayCode }: { wayCode: WayCode },
  { purchase, owed }: Collectable,
): Promise<Voucher | undefined> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const payable = await paypro.listPayableVouchers(purchase.id)
  return liveVoucherOf(paypro, payable, { wayCode, owed: owed.owed, now: new Date() })
}
