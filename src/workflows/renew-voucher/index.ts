import { setTimeout as wait } from "node:timers/promises"
import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Lease, Voucher } from "../../modules/paypro/types"
import { settlePurchaseWhenFree } from "../settle-purchase/index"
import { readCollectability } from "./collectability"

/**
 * - renewed: this call made the voucher · current: it was there already
 * - not_renewable: the order is paid, canceled, or being paid by other means
 * - unavailable: PayPro gave no voucher, or somebody else is still at it
 */
export type RenewVoucherResult =
  | { outcome: "renewed" | "current"; voucher: Voucher }
  | { outcome: "not_renewable" | "unavailable" }

/**
 * A new voucher for an order whose voucher failed, made through the core so that the order's payment is the new one.
 * However often and from however many tabs it is asked for, the order has at most one voucher that counts.
 */
export async function renewVoucher(
  container: MedusaContainer,
  failed: Voucher,
): Promise<RenewVoucherResult> {
  try {
    // One last query: money that came meanwhile settles the matter.
    await settlePurchaseWhenFree(container, { trade_no: failed.trade_no })
    return await underLease(container, failed, () => renewLeased(container, failed))
  } catch (error) {
    warn(container, failed, error)
    return { outcome: "unavailable" }
  }
}

async function renewLeased(
  container: MedusaContainer,
  failed: Voucher,
): Promise<RenewVoucherResult> {
  const before = await collectabilityOf(container, failed)
  if (before.current) {
    return { outcome: "current", voucher: before.current }
  }
  if (!before.canRenew) {
    return { outcome: "not_renewable" }
  }
  try {
    await createSession(container, failed)
  } catch (error) {
    // The core undoes a failed exchange by making the old session anew, which may have succeeded.
    warn(container, failed, error)
  }
  const { current } = await collectabilityOf(container, failed)
  return current ? { outcome: "renewed", voucher: current } : { outcome: "unavailable" }
}

async function collectabilityOf(container: MedusaContainer, { id }: Voucher) {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const voucher = await paypro.findVoucher({ id })
  return voucher ? await readCollectability(container, voucher) : { current: null, canRenew: false }
}

/** Not by the storefront's route, whose shopper may have left long ago; but by its workflow. */
async function createSession(container: MedusaContainer, failed: Voucher): Promise<void> {
  const { result: session } = await createPaymentSessionsWorkflow(container).run({
    input: {
      payment_collection_id: failed.payment_collection_id ?? "",
      provider_id: failed.provider_id,
    },
  })
  // As when the order was placed: the payment is pending from here on, and with `place_order` the voucher is issued now.
  await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {})
}

/** About as long as PayPro may take for whoever is at it. */
const LEASE_TRIES = 60
const LEASE_WAIT_MS = 250

/** Whoever renews a voucher of a purchase leases the purchase's oldest voucher, which never changes. */
async function underLease(
  container: MedusaContainer,
  { payment_collection_id }: Voucher,
  work: () => Promise<RenewVoucherResult>,
): Promise<RenewVoucherResult> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const [oldest] = await paypro.listVouchersOfCollections([payment_collection_id ?? ""])
  if (!oldest) {
    return { outcome: "not_renewable" }
  }
  let lease: Lease | undefined
  for (let tries = 0; tries < LEASE_TRIES && !lease; tries++) {
    await wait(tries && LEASE_WAIT_MS)
    lease = await paypro.acquireLease(oldest.trade_no)
  }
  if (!lease) {
    return { outcome: "unavailable" }
  }
  try {
    return await work()
  } finally {
    await paypro.releaseLease(lease)
  }
}

function warn(container: MedusaContainer, { trade_no }: Voucher, error: unknown): void {
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .warn(`PayPro: no new voucher instead of ${trade_no}: ${messageOf(error)}`)
}
