import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** A row of `paypro_voucher`, and what Medusa has captured by now. Amounts are pesos as decimal text. */
export type CapturedVoucher<Row> = {
  voucher: Omit<Row, keyof Captures>
  /** Captured on the payment of the voucher's session. */
  captured: string
  /** Captured on the voucher's payment collection, by whatever means. */
  capturedInCollection: string
  /** What the collection is for; null where it is gone. */
  collectionAmount: string | null
}

const capturesWhere = (condition: string) => `
  (select coalesce(sum((k.raw_amount ->> 'value')::numeric), 0)::text
     from capture k
    where k.deleted_at is null
      and k.payment_id = any(array(select p.id from payment p where ${condition} and p.deleted_at is null)))`

const CAPTURED = `
  select v.*,
    ${capturesWhere("p.payment_session_id = v.payment_session_id")} as captured,
    ${capturesWhere("p.payment_collection_id = v.payment_collection_id")} as captured_in_collection,
    (select c.amount::text from payment_collection c where c.id = v.payment_collection_id) as collection_amount
  from paypro_voucher v
  where v.trade_no = ? and v.deleted_at is null`

type Captures = {
  captured: string
  captured_in_collection: string
  collection_amount: string | null
}

/** In one statement, so that a capture which was just written is counted with the receipts of the same moment. */
export async function readCapturedVoucher<Row extends object>(
  knex: Knex,
  tradeNo: string,
): Promise<CapturedVoucher<Row> | undefined> {
  const { rows } = await knex.raw<{ rows: (Row & Captures)[] }>(CAPTURED, [tradeNo])
  if (!rows[0]) {
    return undefined
  }
  const { captured, captured_in_collection, collection_amount, ...voucher } = rows[0]
  return {
    voucher,
    captured,
    capturedInCollection: captured_in_collection,
    collectionAmount: collection_amount,
  }
}
