import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { setTimeout as pause } from "node:timers/promises"

/** Resolves when the order's transactions hold the capture, which is the last thing Medusa writes of it. */
export async function captured(
  knex: Knex,
  orderId: string,
  { seconds = 30, interval = 3 } = {},
): Promise<void> {
  const end = Date.now() + seconds * 1_000
  while (
    !(await knex("order_transaction")
      .where({ order_id: orderId, reference: "capture" })
      .first("id"))
  ) {
    if (Date.now() > end) {
      throw new Error(`Order ${orderId} was not captured`)
    }
    await pause(interval)
  }
}

/** @throws Error unless each order has exactly one capture. */
export async function assertCapturedOnce(knex: Knex, orderIds: string[]): Promise<void> {
  const rows = await knex("order_transaction")
    .whereIn("order_id", orderIds)
    .where({ reference: "capture" })
    .select<{ order_id: string }[]>("order_id")
  if (
    rows.length !== orderIds.length ||
    new Set(rows.map(({ order_id }) => order_id)).size !== orderIds.length
  ) {
    throw new Error(`${orderIds.length} orders have ${rows.length} captures`)
  }
}
