import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { subHours } from "date-fns/subHours"
import { deadlineView } from "../../admin-view/deadline-view"
import type {
  AdminToday,
  AdminTodayOrder,
  AdminTodayUnpaidOrder,
} from "../../admin-view/today-types"
import { dayOf, periodOf } from "../../lib/mexican-time"
import { readOrderContacts, type OrderContact } from "../../medusa/order-contacts"
import { findOrdersToShip } from "../../medusa/orders-to-ship"
import { readOutstandingOfOrders, type OrderBalance } from "../../medusa/outstanding-of-orders"
import { PAYPRO_MODULE } from "../../modules/paypro"
import { paymentUrlOf } from "../../modules/paypro/page-urls"
import type { ReadyPurchase, UnpaidPurchase } from "../../modules/paypro/repositories/today-reader"
import type PayproModuleService from "../../modules/paypro/service"
import { found, listOf, LOOKED_AT, shownOf } from "./list"
import { owedOfAll } from "./owed"

type Orders = Pick<AdminToday, "ready_to_ship" | "due_today" | "unpaid">

/** Our own columns find the orders; Medusa's figures of the moment decide which of them are listed. */
export async function ordersOfToday(container: MedusaContainer, now: Date): Promise<Orders> {
  const { options } = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const looked = await lookAround(container, now)
  const all = [looked.ready, looked.due, looked.unpaid].flatMap(orderIdsOf)
  const [balances, toShip] = await Promise.all([
    readOutstandingOfOrders(container, [...new Set(all)]),
    findOrdersToShip(knex, orderIdsOf(looked.ready)),
  ])
  const owed = await owedOfAll(knex, [...looked.due, ...looked.unpaid], balances)
  const isOwing = ({ order_id }: UnpaidPurchase) => MathBN.gt(owed.get(order_id) ?? 0, 0)
  const ready = found(
    looked.ready,
    ({ order_id }) =>
      toShip.has(order_id) && MathBN.lte(balances.get(order_id)?.outstanding ?? 1, 0),
  )
  const due = found(looked.due, isOwing)
  const unpaid = found(looked.unpaid, isOwing)
  const shown = [ready, due, unpaid].flatMap((list) => orderIdsOf(shownOf<OfOrder>(list)))
  const contacts = await readOrderContacts(knex, [...new Set(shown)])
  const order = ({ order_id }: OfOrder) => orderView(contacts.get(order_id), balances.get(order_id))

  function readyView(row: ReadyPurchase): AdminTodayOrder | undefined {
    const view = order(row)
    return view && { ...view, paid_at: row.paid_at.toISOString() }
  }

  function unpaidView(row: UnpaidPurchase): AdminTodayUnpaidOrder | undefined {
    const view = order(row)
    const isCanceled = options.cancelUnpaidOrders && balances.get(row.order_id)?.isPlacedFromCart
    return (
      view && {
        ...view,
        outstanding: owed.get(row.order_id) ?? "0",
        ...deadlineView(row, { cancelUnpaidOrders: isCanceled === true }),
        payment_url: paymentUrlOf(row, options),
        reserved_quantity: Number(contacts.get(row.order_id)?.reservedQuantity ?? 0),
      }
    )
  }

  return {
    ready_to_ship: listOf(ready, readyView),
    due_today: listOf(due, unpaidView),
    unpaid: listOf(unpaid, unpaidView),
  }
}

type OfOrder = { order_id: string }

async function lookAround(container: MedusaContainer, now: Date) {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { va, store } = paypro.options.graceHours
  const limit = LOOKED_AT
  const today = periodOf({ from: dayOf(now), to: dayOf(now) })
  const [ready, due, unpaid] = await Promise.all([
    paypro.listReadyToShip(limit),
    paypro.listUnpaidPurchases({ from: today.from, before: today.until, limit }),
    // Whose grace is over does not wait any more, and no grace is longer.
    paypro.listUnpaidPurchases({ from: subHours(now, Math.max(va, store)), limit }),
  ])
  return { ready, due, unpaid }
}

function orderView(
  contact: OrderContact | undefined,
  balance: OrderBalance | undefined,
): Omit<AdminTodayOrder, "paid_at"> | undefined {
  return (
    contact &&
    balance && {
      order_id: contact.orderId,
      order_display_id: contact.number,
      customer_name: contact.name,
      email: contact.email,
      phone: contact.phone,
      total: balance.total,
      currency_code: contact.currencyCode,
    }
  )
}

function orderIdsOf(rows: OfOrder[]): string[] {
  return rows.map(({ order_id }) => order_id)
}
