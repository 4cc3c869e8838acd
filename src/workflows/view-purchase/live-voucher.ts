import { wholePesosToCollect } from "../../lib/money"
import type { WayCode } from "../../lib/options"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"

/**
 * The voucher that is there already for exactly what is owed, by that method, and whose time is not over. Of one that
 * was issued under another merchant number nobody would hear that it is paid.
 * @param payable Those of the purchase that the shopper can pay.
 */
export function liveVoucherOf(
  paypro: Pick<PayproModuleService, "isOurs">,
  payable: Voucher[],
  { wayCode, owed, now }: { wayCode: WayCode; owed: string; now: Date },
): Voucher | undefined {
  return payable.find(
    (voucher) =>
      voucher.way_code === wayCode &&
      voucher.amount === wholePesosToCollect(owed) &&
      voucher.disputed_amount === null &&
      !(voucher.expires_at && voucher.expires_at <= now) &&
      paypro.isOurs(voucher),
  )
}
