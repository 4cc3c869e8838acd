import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { figuresOf, orderFigures, type OrderFigures, type OrderFiguresRow } from "./order-figures"
import { orderConditions } from "./outstanding"

/** A capture that the core has written and asks the provider about. Amounts are pesos as decimal text. */
export type AttemptedCapture = {
  sessionId: string
  amount: string
  /** Captured on the payment's session, this capture included. */
  capturedOfSession: string
  /** Captured on each session whose money is the same voucher's, this capture included. */
  capturedOfVoucher: { sessionId: string; amount: string }[]
  /**
   * What became of the voucher's money otherwise; with a session, where it was applied to an order. What was returned of
   * captured money is in what was captured.
   */
  allocations: { sessionId: string | null; amount: string }[]
  /** The order that the payment is for, once there is one. */
  order: OrderFigures | null
  /** Captures of the order's payments that none of its transactions records yet, this one included. */
  unrecorded: string
  /** What the payment's collection is for, and what was captured on it. */
  collectionAmount: string
  capturedInCollection: string
}

const SUM = "coalesce(sum((k.raw_amount ->> 'value')::numeric), 0)"

const CAPTURE = `
  with attempted as materialized (
    select k.raw_amount ->> 'value' as amount, y.payment_session_id as session_id, y.payment_collection_id as collection_id,
           (select l.order_id
              from order_payment_collection l
             where l.payment_collection_id = y.payment_collection_id and l.deleted_at is null
             limit 1) as order_id
      from capture k
      join payment y on y.id = k.payment_id
     where k.id = :captureId and k.deleted_at is null),
  collections as materialized (
    select l.payment_collection_id as id
      from order_payment_collection l
     where l.order_id = (select a.order_id from attempted a) and l.deleted_at is null
    union
    select a.collection_id from attempted a),
  payments as materialized (
    select y.id, y.payment_session_id as session_id, y.payment_collection_id as collection_id, y.data ->> 'trade_no' as trade_no
      from payment y
     where y.deleted_at is null
       and (y.payment_collection_id = any(array(select c.id from collections c))
            or y.payment_session_id = any(cast(:sessionIds as text[])))),
  captures as materialized (
    select k.*, p.session_id, p.collection_id, p.trade_no
      from capture k
      join payments p on p.id = k.payment_id
     where k.deleted_at is null)
  select a.session_id as "sessionId", a.amount,
    (select ${SUM}::text from captures k where k.session_id = a.session_id) as "capturedOfSession",
    (select coalesce(jsonb_agg(jsonb_build_object('sessionId', v.session_id, 'amount', v.amount)), '[]')
       from (select k.session_id, ${SUM}::text as amount
               from captures k
              where k.trade_no = :tradeNo or k.session_id = any(cast(:sessionIds as text[]))
              group by k.session_id) v) as "capturedOfVoucher",
    (select coalesce(jsonb_agg(jsonb_build_object('sessionId', l.payment_session_id, 'amount', l.amount)), '[]')
       from paypro_allocation l
      where l.voucher_id = :voucherId and l.deleted_at is null
        and not (l.kind = 'returned' and l.payment_id is not null)) as allocations,
    (select jsonb_build_object(${orderFigures(orderConditions)})
       from "order" o
      where o.id = a.order_id and o.deleted_at is null) as "order",
    (select ${SUM}::text
       from captures k
      where k.collection_id = any(array(select c.id from collections c))
        and not exists (select
                          from order_transaction t
                         where t.order_id = a.order_id and t.reference = 'capture' and t.reference_id = k.id
                           and t.deleted_at is null)) as unrecorded,
    (select c.amount::text from payment_collection c where c.id = a.collection_id) as "collectionAmount",
    (select ${SUM}::text from captures k where k.collection_id = a.collection_id) as "capturedInCollection"
  from attempted a`

type Row = Omit<AttemptedCapture, "order"> & { order: OrderFiguresRow | null }

/**
 * What has to be known before a capture may stand: in one statement, so that captures of the same moment are all
 * counted.
 * @param voucher Whose money is captured: its id and trade number, and the sessions that its row names.
 */
export async function readAttemptedCapture(
  knex: Knex,
  captureId: string,
  voucher: { voucherId: string; tradeNo: string; sessionIds: string[] },
): Promise<AttemptedCapture | undefined> {
  const { rows } = await knex.raw<{ rows: Row[] }>(CAPTURE, { captureId, ...voucher })
  const [row] = rows
  return row && { ...row, order: row.order && figuresOf(row.order) }
}
