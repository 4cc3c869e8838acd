import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { deadlineView } from "../../admin-view/deadline-view"
import { paymentElsewhereView } from "../../admin-view/payment-elsewhere-view"
import type { AdminPaymentElsewhere, AdminPayproOrder } from "../../admin-view/types"
import { readOrderTerms } from "../../medusa/order-terms"
import { readOutstanding } from "../../medusa/outstanding"
import { readPurchaseKey } from "../../medusa/purchase-key"
import { readUserNames } from "../../medusa/users"
import { PAYPRO_MODULE } from "../../modules/paypro"
import { paymentUrlOf } from "../../modules/paypro/page-urls"
import type PayproModuleService from "../../modules/paypro/service"
import type { Purchase } from "../../modules/paypro/types"
import { discrepancyViews } from "../list-discrepancies"
import { vouchersWithHistory } from "../list-vouchers"
import { obstacleToCollect } from "../payment-link/obstacle"
import { readOwedByOrder } from "../settle-purchase/owed-by-order"
import { viewReturns } from "./returns"

/**
 * What an order owes, until when, how it can be collected, and all that PayPro has to do with it.
 * @throws MedusaError NOT_FOUND where there is no such order.
 */
export async function viewOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<AdminPayproOrder> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const terms = await readOrderTerms(container, orderId)
  const [outstanding, { owed }, purchases, vouchers] = await Promise.all([
    readOutstanding(container, orderId),
    readOwedByOrder(container, orderId),
    paypro.listPurchasesOfOrder(orderId),
    paypro.listVouchersOfOrder(orderId),
  ])
  const discrepancies = await paypro.listDiscrepanciesOfPurchases(purchases.map(({ id }) => id))
  return {
    order_id: orderId,
    outstanding,
    owed,
    currency_code: terms.currencyCode,
    payment_url: await paymentUrl(container, orderId, purchases),
    can_be_collected: (await obstacleToCollect(container, terms, owed)) === null,
    ...deadlineView(deadlineOf(purchases), {
      cancelUnpaidOrders: paypro.options.cancelUnpaidOrders && terms.isPlacedFromCart,
    }),
    vouchers: await vouchersWithHistory(container, vouchers.toSorted(newestFirst)),
    discrepancies: await discrepancyViews(container, discrepancies),
    payments_elsewhere: await paymentsElsewhere(container, purchases),
    ...(await viewReturns(container, purchases)),
  }
}

/** An order that was paid for in several ways may have several purchases; staff set the deadline of all. */
function deadlineOf(purchases: Purchase[]): Pick<Purchase, "pay_by" | "cancel_at"> {
  const withDeadline = purchases.find(({ cancel_at }) => cancel_at) ?? purchases[0]
  return withDeadline ?? { pay_by: null, cancel_at: null }
}

/** The page that a payment link leads to: of several purchases, the order's own. */
async function paymentUrl(
  container: MedusaContainer,
  orderId: string,
  purchases: Purchase[],
): Promise<string | null> {
  const { options } = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const key = await readPurchaseKey(knex, orderId)
  const purchase = purchases.find((one) => one.key === key) ?? purchases[0]
  return purchase ? paymentUrlOf(purchase, options) : null
}

async function paymentsElsewhere(
  container: MedusaContainer,
  purchases: Purchase[],
): Promise<AdminPaymentElsewhere[]> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const payments = await paypro.listPaidElsewhere(purchases.map(({ id }) => id))
  const users = await readUserNames(
    container,
    payments.map(({ created_by }) => created_by),
  )
  return payments.map((allocation) => paymentElsewhereView(allocation, users))
}

function newestFirst(a: { created_at: Date }, b: { created_at: Date }): number {
  return b.created_at.getTime() - a.created_at.getTime()
}
