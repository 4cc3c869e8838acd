import type { ResolvedPayproOptions } from "../../lib/options"
import type { Voucher } from "./types"

/** The shopper's page of a voucher. Whoever knows the address may see it: the token is its only key. */
export function voucherUrlOf(
  { token }: Pick<Voucher, "token">,
  { backendUrl }: Pick<ResolvedPayproOptions, "backendUrl">,
): string {
  return `${backendUrl}/paypro/vouchers/${token}`
}
