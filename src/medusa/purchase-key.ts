import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** SQL: the keys that the purchase of an order may have: its cart's id, or its own. Takes the order's id twice. */
export function purchaseKeysOfOrder(orderId: string): string {
  return `select l.cart_id from order_cart l where l.order_id = ${orderId} and l.deleted_at is null union all select ${orderId}`
}

/** SQL: ids of the orders that summaries belong to; the core's events name summaries. */
export function ordersOfSummaries(summaryIds: string): string {
  return `select s.order_id from order_summary s where s.id = any(${summaryIds})`
}

/** The key of the purchase that an order belongs to. */
export async function readPurchaseKey(knex: Knex, orderId: string): Promise<string> {
  const { rows } = await knex.raw<{ rows: { key: string }[] }>(
    "select l.cart_id as key from order_cart l where l.order_id = ? and l.deleted_at is null limit 1",
    [orderId],
  )
  return rows[0]?.key ?? orderId
}
