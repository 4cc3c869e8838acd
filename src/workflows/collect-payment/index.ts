import { setTimeout as wait } from "node:timers/promises"
import {
  createOrderPaymentCollectionWorkflow,
  createPaymentSessionsWorkflow,
} from "@medusajs/medusa/core-flows"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { roundedToCentavos, wholePesosToCollect } from "../../lib/money"
import { isPayproProvider } from "../../lib/provider-id"
import { isAuthorized } from "../../medusa/payment-sessions"
import { capturesOf, readPurchase, type PurchaseCollection } from "../../medusa/purchase-snapshot"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { refreshVoucher } from "../ask-paypro/refresh-voucher"
import { readOwed } from "../settle-purchase/owed"

/** How long to look for the voucher that somebody else is getting at the same moment. */
const FIND_TRIES = 20
const FIND_WAIT_MS = 100

/**
 * - issued: the voucher to pay, a new one or the one that was there already
 * - not_owed: the order is paid or canceled, or there is none
 * - unavailable: PayPro gave no voucher
 */
export type CollectPaymentResult =
  { outcome: "issued"; voucher: Voucher } | { outcome: "not_owed" | "unavailable" }

/**
 * Gets a voucher for what an order still owes, by the same method as the given one. However often and from however many
 * tabs it is asked for, the order has one voucher for that amount.
 */
export async function collectPayment(
  container: MedusaContainer,
  { trade_no, purchase_id, provider_id }: Voucher,
): Promise<CollectPaymentResult> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  try {
    // One last query: money that came meanwhile settles the matter.
    await refreshVoucher(container, { trade_no })
    const orderId = (await paypro.findPurchase({ id: purchase_id }))?.order_id
    const owed = orderId && (await owedOf(container, orderId, purchase_id))
    if (!orderId || !owed) {
      return { outcome: "not_owed" }
    }
    const wanted = { purchaseId: purchase_id, providerId: provider_id, owed }
    const voucher =
      (await findPayable(paypro, wanted)) ?? (await issueOrFind(container, { ...wanted, orderId }))
    return { outcome: "issued", voucher }
  } catch (error) {
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .warn(`PayPro: no new voucher instead of ${trade_no}: ${messageOf(error)}`)
    return { outcome: "unavailable" }
  }
}

type Wanted = { purchaseId: string; providerId: string; owed: string }

/** The one that is there already for this amount and method. */
async function findPayable(
  paypro: PayproModuleService,
  { purchaseId, providerId, owed }: Wanted,
): Promise<Voucher | undefined> {
  return (await paypro.listPayableVouchers(purchaseId)).find(
    ({ provider_id, amount }) => provider_id === providerId && amount === wholePesosToCollect(owed),
  )
}

/** Two at once disturb each other's sessions, and one of them gets its voucher. */
async function issueOrFind(
  container: MedusaContainer,
  wanted: Wanted & { orderId: string },
): Promise<Voucher> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  try {
    return await issue(container, wanted)
  } catch (error) {
    for (let tries = 0; tries < FIND_TRIES; tries++) {
      const found = await findPayable(paypro, wanted)
      if (found) {
        return found
      }
      await wait(FIND_WAIT_MS)
    }
    throw error
  }
}

async function owedOf(
  container: MedusaContainer,
  orderId: string,
  purchaseId: string,
): Promise<string | undefined> {
  const sources = {
    knex: container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION),
    query: container.resolve(ContainerRegistrationKeys.QUERY),
    paypro: container.resolve<PayproModuleService>(PAYPRO_MODULE),
  }
  const owed = await readOwed(sources, { orderId, purchaseId })
  return owed && !owed.isCanceled && roundedToCentavos(owed.owed).gt(0) ? owed.owed : undefined
}

async function issue(
  container: MedusaContainer,
  { orderId, providerId: provider_id, owed }: Wanted & { orderId: string },
): Promise<Voucher> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { result: session } = await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id: await collectionFor(container, orderId, owed), provider_id },
  })
  // As when the order was placed: the payment is pending from here on, and with `place_order` the voucher is issued now.
  await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {})
  const voucher = await paypro.findVoucherOfSession(session.id)
  if (!voucher?.payment_info) {
    throw new Error(`session ${session.id} got no voucher`)
  }
  return voucher
}

/** The order's own collection where it is for exactly what is owed; else one more, for that. */
async function collectionFor(
  container: MedusaContainer,
  orderId: string,
  owed: string,
): Promise<string> {
  const { collections } = await readPurchase(container, { orderId })
  const fitting = collections.find((collection) => isFor(collection, owed))
  if (fitting) {
    return fitting.id
  }
  const { result } = await createOrderPaymentCollectionWorkflow(container).run({
    input: { order_id: orderId, amount: Number(owed) },
  })
  return result[0]?.id ?? ""
}

function isFor(collection: PurchaseCollection, owed: string): boolean {
  const { amount, isLinkedToOrder, status, payments, sessions } = collection
  return (
    isLinkedToOrder &&
    MathBN.eq(amount, owed) &&
    (status === "not_paid" || status === "awaiting") &&
    capturesOf(collection).length === 0 &&
    payments.every(({ canceledAt }) => canceledAt !== null) &&
    !sessions.some((session) => isAuthorized(session) && !isPayproProvider(session.providerId))
  )
}
