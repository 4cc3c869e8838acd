import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf, PayproRefusedError } from "../../lib/errors"
import { hasReceived } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { isAuthorized } from "../../medusa/repairs/incomplete-order"
import { vouchersOfOrder } from "./vouchers-of-order"

/**
 * Why an order is not to be canceled though a voucher of it failed: it is paid, or about to be, by other means, or it
 * was placed for nothing (a promotion, gift cards), and the voucher was for what somebody added; or PayPro does not say.
 * A replaced voucher stays payable, an edited order is paid in several parts, and two clicks at once make two sessions.
 */
export async function reasonToKeepOrder(
  container: MedusaContainer,
  voucher: Voucher,
  orderId: string,
): Promise<string | undefined> {
  const collections = await collectionsOf(container, orderId)
  if (hasOtherPayments(collections, voucher)) {
    return "it is paid, or about to be, by other means"
  }
  if (await wasPlacedForNothing(container, orderId)) {
    return "it was placed for nothing"
  }
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const vouchers = await vouchersOfOrder(container, orderId)
  for (const other of vouchers.filter(({ id }) => id !== voucher.id)) {
    try {
      const current = await asked(paypro, other)
      if (hasReceived(current)) {
        return `voucher ${other.trade_no} was paid`
      }
      if (current.status === "open" && !current.voided_at) {
        return `voucher ${other.trade_no} is open`
      }
    } catch (error) {
      return `PayPro does not say whether voucher ${other.trade_no} was paid: ${messageOf(error)}`
    }
  }
  return undefined
}

type Collection = {
  payments?: { payment_session_id: string; canceled_at: unknown }[]
  payment_sessions?: { id: string; status: string }[]
}

async function collectionsOf(container: MedusaContainer, orderId: string): Promise<Collection[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: [
      "payment_collections.payments.payment_session_id",
      "payment_collections.payments.canceled_at",
      "payment_collections.payment_sessions.id",
      "payment_collections.payment_sessions.status",
    ],
    filters: { id: orderId },
  })
  const order = data[0] as unknown as { payment_collections?: Collection[] } | undefined
  return order?.payment_collections ?? []
}

function hasOtherPayments(
  collections: Collection[],
  { payment_session_id: own }: Voucher,
): boolean {
  return collections.some(({ payments = [], payment_sessions = [] }) => {
    // Where a session has a payment, the payment tells: the session of a canceled one stays authorized.
    const told = new Set([own, ...payments.map(({ payment_session_id }) => payment_session_id)])
    return (
      payments.some((payment) => payment.payment_session_id !== own && !payment.canceled_at) ||
      payment_sessions.some((session) => !told.has(session.id) && isAuthorized(session))
    )
  })
}

/** By its first version. A draft that a merchant sent to be paid begins with nothing in it, and has no cart. */
async function wasPlacedForNothing(container: MedusaContainer, orderId: string): Promise<boolean> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const placed: unknown = await knex("order_summary as s")
    .join("order_cart as l", "l.order_id", "s.order_id")
    .where({ "s.order_id": orderId, "s.version": 1 })
    .whereNull("s.deleted_at")
    .whereNull("l.deleted_at")
    .whereRaw("(s.totals ->> 'current_order_total')::numeric <= 0")
    .first("s.id")
  return placed !== undefined
}

async function asked(paypro: PayproModuleService, voucher: Voucher): Promise<Voucher> {
  if (hasReceived(voucher)) {
    return voucher
  }
  try {
    return await paypro.askAbout(voucher)
  } catch (error) {
    // PayPro may not know a number that nobody has seen, nor for ever one that has ended.
    const expected = voucher.payment_info === null || voucher.status === "failed"
    if (error instanceof PayproRefusedError && expected) {
      return voucher
    }
    throw error
  }
}
