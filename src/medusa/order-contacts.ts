import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Whose an order is, how they are reached, and what is kept for them. */
export type OrderContact = {
  orderId: string
  /** The number people know the order by. */
  number: number
  currencyCode: string
  /** Of the shipping address, else the billing address, else the customer. */
  name: string | null
  email: string | null
  phone: string | null
  /** Pieces that are kept from other customers for it, as decimal text. */
  reservedQuantity: string
}

const name = (person: string) =>
  `nullif(trim(concat_ws(' ', ${person}.first_name, ${person}.last_name)), '')`
const phone = (person: string) => `nullif(trim(${person}.phone), '')`

const CONTACTS = `
  select o.id as "orderId", o.display_id as number, o.currency_code as "currencyCode",
         coalesce(${["s", "b", "c"].map(name).join(", ")}) as name,
         coalesce(o.email, c.email) as email,
         coalesce(${["s", "b", "c"].map(phone).join(", ")}) as phone,
         (select coalesce(sum((r.raw_quantity ->> 'value')::numeric), 0)::text
            from reservation_item r
           where r.deleted_at is null
             and r.line_item_id = any(array(select i.item_id
                                              from order_item i
                                             where i.order_id = o.id and i.version = o.version
                                               and i.deleted_at is null))) as "reservedQuantity"
    from "order" o
    left join order_address s on s.id = o.shipping_address_id and s.deleted_at is null
    left join order_address b on b.id = o.billing_address_id and b.deleted_at is null
    left join customer c on c.id = o.customer_id and c.deleted_at is null
   where o.id = any(:orderIds) and o.deleted_at is null`

/** Of each of these orders, by their ids. */
export async function readOrderContacts(
  knex: Knex,
  orderIds: string[],
): Promise<Map<string, OrderContact>> {
  const { rows } = await knex.raw<{ rows: OrderContact[] }>(CONTACTS, { orderIds })
  return new Map(rows.map((contact) => [contact.orderId, contact]))
}
