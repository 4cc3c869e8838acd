import type { Knex } from "@medusajs/framework/mikro-orm/knex"

const ORDERS_TO_SHIP = `
  select o.id
    from "order" o
   where o.id = any(:orderIds) and o.canceled_at is null and o.deleted_at is null
     and exists (select
                   from order_item i
                   join order_line_item l on l.id = i.item_id and l.requires_shipping
                  where i.order_id = o.id and i.version = o.version and i.deleted_at is null
                    and i.fulfilled_quantity < i.quantity)`

/** Which of these orders have something that needs shipping and is in no fulfillment. A canceled one has not. */
export async function findOrdersToShip(knex: Knex, orderIds: string[]): Promise<Set<string>> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(ORDERS_TO_SHIP, { orderIds })
  return new Set(rows.map(({ id }) => id))
}
