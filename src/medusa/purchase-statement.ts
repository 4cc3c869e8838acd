import { orderFigures } from "./order-figures"

const CAPTURES = `
  (select coalesce(jsonb_agg(jsonb_build_object(
            'id', k.id, 'amount', k.raw_amount ->> 'value', 'createdAt', k.created_at) order by k.created_at, k.id), '[]')
     from capture k
    where k.payment_id = y.id and k.deleted_at is null)`

const REFUNDS = `
  (select coalesce(jsonb_agg(jsonb_build_object(
            'id', r.id, 'amount', r.raw_amount ->> 'value', 'createdAt', r.created_at,
            'isReturn', exists (select
                                  from paypro_allocation a
                                 where a.refund_id = r.id and a.deleted_at is null)) order by r.created_at, r.id), '[]')
     from refund r
    where r.payment_id = y.id and r.deleted_at is null)`

const PAYMENTS = `
  (select coalesce(jsonb_agg(jsonb_build_object(
            'id', y.id, 'amount', y.amount::text, 'providerId', y.provider_id, 'capturedAt', y.captured_at,
            'canceledAt', y.canceled_at, 'paymentSessionId', y.payment_session_id, 'data', y.data,
            'captures', ${CAPTURES}, 'refunds', ${REFUNDS}) order by y.created_at, y.id), '[]')
     from payment y
    where y.payment_collection_id = c.id and y.deleted_at is null)`

const SESSIONS = `
  (select coalesce(jsonb_agg(jsonb_build_object(
            'id', s.id, 'amount', s.amount::text, 'status', s.status, 'providerId', s.provider_id,
            'data', s.data, 'createdAt', s.created_at) order by s.created_at, s.id), '[]')
     from payment_session s
    where s.payment_collection_id = c.id and s.deleted_at is null)`

const COLLECTION = `
  jsonb_build_object(
    'id', c.id, 'amount', c.amount::text, 'status', c.status, 'capturedAmount', coalesce(c.captured_amount, 0)::text,
    'currencyCode', c.currency_code, 'isLinkedToOrder', c.id = any(p.of_order), 'isOfCart', c.id = any(p.of_cart),
    'sessions', ${SESSIONS}, 'payments', ${PAYMENTS})`

const ORDER = `
  jsonb_build_object(
    ${orderFigures({
      isPlacedFromCart: "p.is_placed_from_cart",
      hasItemsRequestedBack:
        "exists (select from items i where i.version = o.version and i.return_requested_quantity > 0)",
    })},
    'createdAt', o.created_at,
    'isFulfilled', exists (select from items i where i.version = o.version and i.fulfilled_quantity > 0),
    'hasItemsToShip', exists (select
                                from items i
                                join order_line_item l on l.id = i.item_id and l.requires_shipping
                               where i.version = o.version and i.fulfilled_quantity < i.quantity),
    'hasCreditLines', exists (select
                                from order_credit_line l
                               where l.order_id = o.id and l.deleted_at is null and l.amount <> 0),
    'openChanges', (select coalesce(jsonb_agg(jsonb_build_object(
                             'id', h.id, 'type', h.change_type, 'status', h.status, 'createdAt', h.created_at)), '[]')
                      from order_change h
                     where h.order_id = o.id and h.deleted_at is null and h.status in ('pending', 'requested')),
    'reservedLineItemIds', (select coalesce(jsonb_agg(distinct r.line_item_id), '[]')
                              from reservation_item r
                             where r.deleted_at is null
                               and r.line_item_id = any(array(select i.item_id from items i))))`

/**
 * What belongs together: the given order, else that of the given payment collections, else of the cart, and the
 * collections of both. The items are those of every version of the order.
 */
const PARTS = `
  given as materialized (
    select coalesce((select o.id from "order" o where o.id = :orderId and o.deleted_at is null),
                    (select l.order_id
                       from order_payment_collection l
                      where l.payment_collection_id = any(cast(:collectionIds as text[])) and l.deleted_at is null
                      limit 1)) as order_id,
           coalesce((select l.cart_id
                       from cart_payment_collection l
                      where l.payment_collection_id = any(cast(:collectionIds as text[])) and l.deleted_at is null
                      limit 1), cast(:cartId as text)) as cart_id),
  purchase as materialized (
    select coalesce(g.order_id, placed.order_id) as order_id, coalesce(g.cart_id, placed.cart_id) as cart_id,
           placed.order_id is not null as is_placed_from_cart
      from given g
      left join lateral (select l.order_id, l.cart_id
                           from order_cart l
                          where l.deleted_at is null
                            and (l.order_id = g.order_id or (g.order_id is null and l.cart_id = g.cart_id))
                          limit 1) placed on true),
  parts as materialized (
    select p.*, array(select l.payment_collection_id
                        from order_payment_collection l
                       where l.order_id = p.order_id and l.deleted_at is null) as of_order,
                array(select l.payment_collection_id
                        from cart_payment_collection l
                       where l.cart_id = p.cart_id and l.deleted_at is null) as of_cart
      from purchase p),
  items as materialized (
    select i.item_id, i.version, i.return_requested_quantity, i.quantity, i.fulfilled_quantity
      from order_item i
     where i.order_id = (select p.order_id from parts p) and i.deleted_at is null)`

/**
 * Reads a whole purchase. Amounts that are summed come from `raw_` columns, as the core's sums do. Planning it takes
 * longer than running it: `any(array(…))` instead of a join, and few looks at each table, keep that short.
 */
export const PURCHASE = `
  with ${PARTS}
  select now() as "readAt",
    (select jsonb_build_object('id', k.id, 'completedAt', k.completed_at)
       from cart k
      where k.id = p.cart_id and k.deleted_at is null) as cart,
    (select ${ORDER}
       from "order" o
      where o.id = p.order_id and o.deleted_at is null) as "order",
    (select coalesce(jsonb_agg(${COLLECTION} order by c.created_at, c.id), '[]')
       from payment_collection c
      where c.deleted_at is null
        and c.id = any(p.of_order || p.of_cart || cast(:collectionIds as text[]))) as collections
  from parts p`
