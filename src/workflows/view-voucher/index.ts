import type { MedusaContainer } from "@medusajs/framework/types"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { voucherUrlOf } from "../../modules/paypro/voucher-url"
import { readCollectability } from "../renew-voucher/collectability"
import { publicVoucherOf } from "../../shopper-view/public-voucher"
import type { VoucherFacts } from "../../shopper-view/voucher-facts"

/** As the voucher repository makes them: 24 random bytes, base64url. */
const TOKEN = /^[\w-]{32}$/

/** Reads rows only, never asks PayPro. A token of any shape costs the same one look-up. */
export async function findByToken(
  container: MedusaContainer,
  token: string | undefined,
): Promise<Voucher | undefined> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  return await paypro.findVoucher({ token: token && TOKEN.test(token) ? token : "no such token" })
}

/** What the shopper of a voucher may know now. Only a voucher that should not be paid costs a look at its purchase. */
export async function viewVoucher(
  container: MedusaContainer,
  row: Voucher,
  now: Date,
): Promise<VoucherFacts> {
  const { options } = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const voucher = publicVoucherOf(row, options, now)
  if (voucher.state !== "failed" && voucher.state !== "void") {
    return { voucher, currentUrl: null, canRenew: false }
  }
  const { current, canRenew } = await readCollectability(container, row)
  return {
    voucher,
    currentUrl: current && voucherUrlOf(current, options),
    canRenew: canRenew && voucher.state === "failed",
  }
}
