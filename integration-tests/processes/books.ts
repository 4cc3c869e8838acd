import type { MedusaServer } from "../../scripts/medusa"
import { adminClient } from "../../scripts/store/shopper"
import type { ProcessStore } from "./store"

const FIELDS = [
  "id",
  "status",
  "payment_status",
  "summary.*",
  "items.id",
  "transactions.*",
  "payment_collections.*",
  "payment_collections.payments.*",
  "payment_collections.payments.captures.*",
]

/** What the merchant sees of the shopper's orders, in plain numbers. */
export async function booksOf(store: ProcessStore, server: MedusaServer, email: string) {
  const { admin } = await adminClient(server.url, store.seeded)
  const { orders } = await admin.order.list({ q: email, fields: FIELDS.join(",") })
  return await Promise.all(
    orders.map(async (order) => {
      const [collection] = order.payment_collections
      const { reservations } = await admin.reservation.list({
        line_item_id: order.items.map(({ id }) => id),
      })
      const captures = collection?.payments?.flatMap((payment) => payment.captures ?? []) ?? []
      return {
        status: order.status,
        payment_status: order.payment_status,
        paid: order.summary.paid_total,
        refunded: order.summary.refunded_total,
        captures: captures.map(({ amount }) => amount),
        transactions: (order.transactions ?? []).map(({ amount }) => amount),
        collection: {
          status: collection?.status,
          captured_amount: collection?.captured_amount ?? 0,
        },
        reservations: reservations.length,
      }
    }),
  )
}
