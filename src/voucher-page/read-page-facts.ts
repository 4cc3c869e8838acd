import type { MedusaContainer } from "@medusajs/framework/types"
import { PAYPRO_MODULE } from "../modules/paypro"
import type PayproModuleService from "../modules/paypro/service"
import type { Voucher } from "../modules/paypro/types"
import { voucherUrlOf } from "../modules/paypro/voucher-url"
import { readCollectability } from "../workflows/renew-voucher/collectability"
import type { PageFacts } from "./page-facts"
import { publicVoucherOf } from "../shopper-view/public-voucher"

/** As `VoucherTable` makes them: 24 random bytes, base64url. */
const TOKEN = /^[\w-]{32}$/

/** Reads rows only, never asks PayPro. A token of any shape costs the same one look-up. */
export async function findByToken(
  container: MedusaContainer,
  token: string | undefined,
): Promise<Voucher | undefined> {
  const { vouchers } = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  return await vouchers.find({ token: token && TOKEN.test(token) ? token : "no such token" })
}

export async function readPageFacts(
  container: MedusaContainer,
  row: Voucher,
  now: Date,
): Promise<Omit<PageFacts, "notice">> {
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
