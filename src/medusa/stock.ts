import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** A reservation that was deleted. */
export type DeletedReservation = { id: string; inventoryItemId: string }

/** The stock that an order should hold. */
export type OrderStock = {
  /** Ids of the line items whose variant's inventory the store manages. */
  managedLineItemIds: string[]
  /** What was reserved last for each of them that nobody has shipped. */
  deletedReservations: DeletedReservation[]
}

/** No index finds a deleted reservation by its line item, so none is looked for where nothing is left to ship. */
const STOCK = `
  with managed as materialized (
    select i.item_id as id, i.fulfilled_quantity > 0 as is_shipped
      from order_item i
     where i.order_id = :orderId and i.version = :version and i.deleted_at is null and i.quantity > 0
       and exists (select
                     from order_line_item l
                     join product_variant v on v.id = l.variant_id and v.deleted_at is null
                    where l.id = i.item_id and v.manage_inventory))
  select (select coalesce(jsonb_agg(m.id), '[]') from managed m) as "managedLineItemIds",
    (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'inventoryItemId', d.inventory_item_id)), '[]')
       from (select r.*, max(r.deleted_at) over (partition by r.line_item_id) as last_deleted_at
               from reservation_item r
              where r.deleted_at is not null
                and exists (select from managed m where not m.is_shipped)
                and r.line_item_id = any(array(select m.id from managed m where not m.is_shipped))) d
      where d.deleted_at = d.last_deleted_at) as "deletedReservations"`

export async function readStock(
  container: MedusaContainer,
  { id, version }: { id: string; version: number },
): Promise<OrderStock> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: [OrderStock] }>(STOCK, { orderId: id, version })
  return rows[0]
}
