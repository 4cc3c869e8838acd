import type { ResolvedPayproOptions } from "../../lib/options"
import type { Purchase, Voucher } from "./types"

type Backend = Pick<ResolvedPayproOptions, "backendUrl">

/** The shopper's page of a voucher. Whoever knows the address may see it: the token is its only key. */
export function voucherUrlOf({ token }: Pick<Voucher, "token">, { backendUrl }: Backend): string {
  return `${backendUrl}/paypro/vouchers/${token}`
}

/** The page where whatever an order owes can be paid, by any method; `token` is its purchase's. */
export function paymentUrlOf({ token }: Pick<Purchase, "token">, { backendUrl }: Backend): string {
  return `${backendUrl}/paypro/pay/${token}`
}
