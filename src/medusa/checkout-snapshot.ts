import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { BigNumberInput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { GraphQuery } from "./outstanding"

type Person = {
  first_name: string | null
  last_name: string | null
  phone: string | null
}

/** Who buys, as a cart or an order says. */
export type Buyer = {
  email: string | null
  billing_address: Person | null
  shipping_address: Person | null
}

/** What Medusa knows of the checkout or order behind a payment session. Amounts are decimal text. */
export type Checkout = {
  id: string
  provider_id: string
  amount: string
  currency_code: string
  created_at: Date
  /** Whether PayPro has received money for the purchase, on whichever of its vouchers, that nobody has dealt with. */
  received: boolean
  payment_collection: {
    id: string
    captured_amount: string | null
    cart: ({ id: string } & Buyer) | null
    /** `total`: what the order costs as it is now; `created_at` as ISO 8601. */
    order:
      | ({
          id: string
          version: number
          created_at: string
          total: string | null
          /** The cart that it was placed from. */
          cart_id: string | null
        } & Buyer)
      | null
  }
}

const person = (table: "cart_address" | "order_address", id: string) => `
  (select jsonb_build_object('first_name', a.first_name, 'last_name', a.last_name, 'phone', a.phone)
     from ${table} a
    where a.id = ${id} and a.deleted_at is null)`

const CHECKOUT = `
  select s.id, s.provider_id, s.amount::text, s.currency_code, s.created_at,
    exists (select
              from paypro_voucher v
             where v.payment_collection_id = c.id and v.deleted_at is null
               and v.received_amount::numeric > (select coalesce(sum(a.amount::numeric), 0)
                                                   from paypro_allocation a
                                                  where a.voucher_id = v.id and a.deleted_at is null)) as received,
    jsonb_build_object(
    'id', c.id, 'captured_amount', c.captured_amount::text,
    'cart', (select jsonb_build_object(
                      'id', k.id, 'email', k.email,
                      'billing_address', ${person("cart_address", "k.billing_address_id")},
                      'shipping_address', ${person("cart_address", "k.shipping_address_id")})
               from cart k
              where k.deleted_at is null
                and k.id = any(array(select l.cart_id
                                       from cart_payment_collection l
                                      where l.payment_collection_id = c.id and l.deleted_at is null))
              limit 1),
    'order', (select jsonb_build_object(
                       'id', o.id, 'version', o.version, 'created_at', o.created_at, 'email', o.email,
                       'billing_address', ${person("order_address", "o.billing_address_id")},
                       'shipping_address', ${person("order_address", "o.shipping_address_id")},
                       'cart_id', (select l.cart_id from order_cart l where l.order_id = o.id and l.deleted_at is null limit 1),
                       'total', (select coalesce(v.totals #>> '{raw_current_order_total,value}',
                                                 v.totals ->> 'current_order_total')
                                   from order_summary v
                                  where v.order_id = o.id and v.version = o.version and v.deleted_at is null
                                  limit 1))
                from "order" o
               where o.deleted_at is null
                 and o.id = any(array(select l.order_id
                                        from order_payment_collection l
                                       where l.payment_collection_id = c.id and l.deleted_at is null))
               limit 1)) as payment_collection
  from payment_session s
  join payment_collection c on c.id = s.payment_collection_id and c.deleted_at is null
 where s.id = ? and s.deleted_at is null`

/**
 * The core hands a provider neither the cart nor the guest's name: they are looked up by the session's id. In one
 * statement, because the shopper waits for it: `query.graph` needs four (docs/performance.md).
 * @throws MedusaError when there is no such session.
 */
export async function readCheckout(knex: Knex, paymentSessionId: string): Promise<Checkout> {
  const { rows } = await knex.raw<{ rows: Checkout[] }>(CHECKOUT, [paymentSessionId])
  const [checkout] = rows
  if (!checkout) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Payment session ${paymentSessionId} was not found.`,
    )
  }
  return checkout
}

/** The purchase that a session pays for: the order's cart, else the order, else the collection. */
export function purchaseKeyOf({ payment_collection }: Checkout): string {
  const { order, cart, id } = payment_collection
  return order ? (order.cart_id ?? order.id) : (cart?.id ?? id)
}

/** What a cart costs now, taxes and promotions included: only the core can compute it. */
export async function readCartTotal(
  query: GraphQuery,
  cartId: string,
): Promise<BigNumberInput | undefined> {
  const { data } = await query.graph({
    entity: "cart",
    fields: ["id", "total"],
    filters: { id: cartId },
  })
  return (data[0] as { total?: BigNumberInput } | undefined)?.total
}
