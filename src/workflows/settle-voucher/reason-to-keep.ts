import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf, PayproRefusedError } from "../../lib/errors"
import { hasReceived } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { isAuthorized } from "./half-order"
import { vouchersOfOrder } from "./vouchers-of-order"

/**
 * Why an order is not to be canceled though a voucher of it failed: it is paid, or about to be, by other means, or
 * PayPro does not say. A replaced voucher stays payable, an edited order is paid in several parts, and two clicks at
 * once make two sessions of one cart.
 */
export async function reasonToKeep(
  container: MedusaContainer,
  voucher: Voucher,
  orderId: string,
): Promise<string | undefined> {
  if (await hasOtherPayments(container, voucher, orderId)) {
    return "it is paid, or about to be, by other means"
  }
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  for (const other of await vouchersOfOrder(container, orderId)) {
    try {
      if (other.id !== voucher.id && hasReceived(await asked(paypro, other))) {
        return `voucher ${other.trade_no} was paid`
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

async function hasOtherPayments(
  container: MedusaContainer,
  { payment_session_id: own }: Voucher,
  orderId: string,
): Promise<boolean> {
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
  return (order?.payment_collections ?? []).some(({ payments = [], payment_sessions = [] }) => {
    // Where a session has a payment, the payment tells: the session of a canceled one stays authorized.
    const told = new Set([own, ...payments.map(({ payment_session_id }) => payment_session_id)])
    return (
      payments.some((payment) => payment.payment_session_id !== own && !payment.canceled_at) ||
      payment_sessions.some((session) => !told.has(session.id) && isAuthorized(session))
    )
  })
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
