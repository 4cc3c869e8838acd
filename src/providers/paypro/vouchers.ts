import type { AuthorizePaymentInput } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { hasReceived, isFinal } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { dependency, type ProviderContainer } from "./container"

/** The shopper waits for this answer, and the voucher can be taken as open without it. */
const CHECKOUT_TIMEOUT_MS = 2_500

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
  return trade_no === undefined ? undefined : await paypro.vouchers.find({ trade_no })
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
    : await paypro.vouchers.findOfSession(sessionId)
}

/** @throws MedusaError when no voucher belongs to the session. */
export function voucherOrThrow<T extends Voucher>(voucher: T | undefined): T {
  if (!voucher) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "No PayPro voucher belongs to this payment.")
  }
  return voucher
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
  if (hasReceived(voucher) || isFinal(voucher, voucher.status_code, voucher.amount)) {
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
