import type { AuthorizePaymentInput } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { hasReceived } from "../../lib/voucher-state"
import { CHECKOUT_TIMEOUT_MS } from "../../lib/timing"
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

/** The one that the session names; it may have been replaced since, and paid all the same. */
export async function voucherOfSession(
  paypro: PayproModuleService,
  sessionId: string,
  data: SessionData,
): Promise<Voucher | undefined> {
  const named = await findVoucher(paypro, data)
  return named?.payment_session_id === sessionId
    ? named
    : await paypro.findVoucherOfSession(sessionId)
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

/** Notes something about a payment's voucher. Never throws: money that comes is found by the job all the same. */
export async function bestEffort(
  container: ProviderContainer,
  data: SessionData,
  note: (paypro: PayproModuleService, voucher: Voucher) => Promise<void>,
): Promise<{ data: Record<string, unknown> }> {
  try {
    const paypro = dependency(container, PAYPRO_MODULE)
    const voucher = await findVoucher(paypro, data)
    if (voucher) {
      await note(paypro, voucher)
    }
  } catch (error) {
    container[ContainerRegistrationKeys.LOGGER].warn(
      `PayPro: nothing could be noted about a voucher: ${messageOf(error)}`,
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
