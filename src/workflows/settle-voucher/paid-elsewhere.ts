import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PayproRefusedError } from "../../lib/errors"
import { hasReceived } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { vouchersOfOrder } from "../settle-order/vouchers-of-order"
import { isAuthorized } from "./half-order"

/**
 * Whether an order is paid, or about to be, by other means than a voucher that failed: that alone is then no reason to
 * cancel it. A replaced voucher stays payable, an edited order is paid in several parts, and two clicks at once make
 * two sessions of one cart.
 * @throws when PayPro gives no usable answer about another voucher of the order.
 */
export async function paidElsewhere(
  container: MedusaContainer,
  voucher: Voucher,
  orderId: string,
): Promise<boolean> {
  if (await hasOtherPayments(container, voucher, orderId)) {
    return true
  }
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  for (const other of await vouchersOfOrder(container, orderId)) {
    if (other.id !== voucher.id && hasReceived(await asked(paypro, other))) {
      return true
    }
  }
  return false
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
  return (order?.payment_collections ?? []).some(
    ({ payments = [], payment_sessions = [] }) =>
      payments.some((payment) => payment.payment_session_id !== own && !payment.canceled_at) ||
      payment_sessions.some((session) => session.id !== own && isAuthorized(session)),
  )
}

async function asked(paypro: PayproModuleService, voucher: Voucher): Promise<Voucher> {
  if (hasReceived(voucher)) {
    return voucher
  }
  try {
    return await paypro.askAbout(voucher)
  } catch (error) {
    if (error instanceof PayproRefusedError && voucher.payment_info === null) {
      // PayPro knows no such number, and nobody has seen a reference of it.
      return voucher
    }
    throw error
  }
}
