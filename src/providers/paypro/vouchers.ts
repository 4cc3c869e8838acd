import type { AuthorizePaymentInput } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { hasReceived } from "../../lib/voucher-state"
import { CHECKOUT_TIMEOUT_MS } from "../../lib/timing"
import { sumOf } from "../../medusa/order-figures"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { dependency, type ProviderContainer } from "./container"

export type SessionData = Record<string, unknown> | undefined

/** The core passes the session's id as idempotency key to every call about a session. */
export function sessionIdOf(input: Pick<AuthorizePaymentInput, "context">): string {
  const id = input.context?.idempotency_key
  if (!id) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "The payment session's id is missing (context.idempotency_key).",
    )
  }
  return id
}

/** Of a session's data, which the storefront writes, nothing is read but the trade number that was put there by us. */
export function tradeNoOf(data: SessionData): string | undefined {
  const tradeNo = data?.trade_no
  return typeof tradeNo === "string" ? tradeNo : undefined
}

export async function findVoucher(
  paypro: PayproModuleService,
  data: SessionData,
): Promise<Voucher | undefined> {
  const trade_no = tradeNoOf(data)
  return trade_no === undefined ? undefined : await paypro.findVoucher({ trade_no })
}

/** Whether the session is the voucher's own, or was added for its money. */
export function isVoucherOf(
  { payment_session_id, added_session_ids }: Voucher,
  sessionId: string,
): boolean {
  return payment_session_id === sessionId || added_session_ids.includes(sessionId)
}

/**
 * Whether the session is for money that came on the voucher, and for an order that is there. A session is added only for
 * such an order, also where the voucher has none of its own.
 */
export function isForMoneyThere(voucher: Voucher, sessionId: string): boolean {
  const { order_id, payment_session_id, added_session_ids } = voucher
  const isAdded = added_session_ids.includes(sessionId)
  return hasReceived(voucher) && (isAdded || (!!order_id && payment_session_id === sessionId))
}

/** Whether all that came on it was returned, applied to another order or set aside, so that it pays for nothing any more. */
export async function isSpent(paypro: PayproModuleService, voucher: Voucher): Promise<boolean> {
  if (!hasReceived(voucher)) {
    return false
  }
  const allocated = sumOf(await paypro.listAllocationsOfVoucher(voucher.id))
  return MathBN.gte(allocated, voucher.received_amount ?? 0)
}

/** @throws MedusaError when no voucher belongs to the session. */
export function voucherOrThrow(voucher: Voucher | undefined): Voucher {
  if (!voucher) {
    throw noVoucher()
  }
  return voucher
}

export function noVoucher(): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_FOUND, "No PayPro voucher belongs to this payment.")
}

/**
 * Has the purchase settled shortly: its sessions or payments are not what they were. Whatever the data names, nothing is
 * decided by it. Never throws: the core would roll back the cart's edit and keep half of it.
 */
export async function wakePurchase(
  container: ProviderContainer,
  data: SessionData,
): Promise<{ data: Record<string, unknown> }> {
  const tradeNo = tradeNoOf(data)
  try {
    if (tradeNo !== undefined) {
      await dependency(container, PAYPRO_MODULE).wakePurchaseOfVoucher(tradeNo)
    }
  } catch (error) {
    container[ContainerRegistrationKeys.LOGGER].warn(
      `PayPro: a purchase could not be woken: ${messageOf(error)}`,
    )
  }
  return { data: data ?? {} }
}

/** The voucher as PayPro has it now, or as it was known where PayPro cannot say in time. */
export async function askIfOpen(paypro: PayproModuleService, voucher: Voucher): Promise<Voucher> {
  if (hasReceived(voucher) || voucher.final_at) {
    return voucher
  }
  try {
    return await paypro.askAbout(voucher, {
      timeoutMs: CHECKOUT_TIMEOUT_MS,
      retries: 0,
    })
  } catch {
    return voucher
  }
}
