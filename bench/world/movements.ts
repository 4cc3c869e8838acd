import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MERCHANT_NO } from "./merchant"

/** Crockford's base 32 of milliseconds: what the id of a capture of that moment begins with. */
const CAPTURE_ID = `
  'capt_' || (select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ',
                                       ((extract(epoch from at) * 1000)::bigint >> (45 - 5 * place) & 31)::int + 1, 1), '' order by place)
                from generate_series(0, 9) place) || lpad(n::text, 16, '0')`

/** One payment in ten has its money allocated as well. */
const PER_ALLOCATION = 10

/**
 * Writes so many vouchers that were paid and captured, one every `seconds` from a moment on, with their receipts, payments
 * and captures, and an allocation for every tenth. They belong to no order.
 */
export async function insertMovements(
  knex: Knex,
  { from, seconds, payments }: { from: string; seconds: number; payments: number },
): Promise<void> {
  const numbered = `
    (select n, 'M' || lpad(n::text, 7, '0') as t, ?::timestamptz + n * ?::numeric * interval '1 second' as at
       from generate_series(1, ?::int) n) m`
  const bindings = [from, seconds, payments]
  const raw = `jsonb_build_object('value', '300', 'precision', 20)`
  await knex.raw(
    `insert into paypro_voucher (id, trade_no, token, payment_session_id, provider_id, way_code, total_amount, amount,
        received_amount, currency_code, status, paid_at, created_at, merchant_no, base_url, purchase_id, purchase_token, payment_info)
     select 'ppvou_' || t, t, md5(t), 'payses_' || t, 'pp_paypro-va_paypro', 'va', '300', 300, '300', 'mxn', 'paid', at, at,
        ?, 'http://localhost', 'pppur_' || t, md5(t), '1' from ${numbered}`,
    [MERCHANT_NO, ...bindings],
  )
  await knex.raw(
    `insert into paypro_receipt (id, voucher_id, purchase_id, amount, statement_count, received_at, utr)
     select 'pprec_' || t, 'ppvou_' || t, 'pppur_' || t, '300', 1, at, md5(t) from ${numbered}`,
    bindings,
  )
  await knex.raw(
    `insert into payment_collection (id, currency_code, amount, raw_amount, status)
     select 'pay_col_' || t, 'mxn', 300, ${raw}, 'completed' from ${numbered}`,
    bindings,
  )
  await knex.raw(
    `insert into payment (id, amount, raw_amount, currency_code, provider_id, payment_collection_id, payment_session_id, data)
     select 'pay_' || t, 300, ${raw}, 'mxn', 'pp_paypro-va_paypro', 'pay_col_' || t, 'payses_' || t,
        jsonb_build_object('trade_no', t) from ${numbered}`,
    bindings,
  )
  await knex.raw(
    `insert into capture (id, amount, raw_amount, payment_id, created_at)
     select ${CAPTURE_ID}, 300, ${raw}, 'pay_' || t, at from ${numbered}`,
    bindings,
  )
  await knex.raw(
    `insert into paypro_allocation (id, kind, voucher_id, purchase_id, amount, returned_on, payment_id, note, created_by, booked_at)
     select 'ppall_' || t, case when n % 20 = 0 then 'returned' else 'set_aside' end, 'ppvou_' || t, 'pppur_' || t, '1',
        case when n % 20 = 0 then to_char(at, 'YYYY-MM-DD') end, case when n % 20 = 0 then 'pay_' || t end,
        'Returned by bank transfer.', 'user_bench', at from ${numbered} where n % ${PER_ALLOCATION} = 0`,
    bindings,
  )
  await knex.raw("analyze")
}

export async function deleteMovements(knex: Knex): Promise<void> {
  for (const [table, column] of [
    ["capture", "payment_id"],
    ["payment", "id"],
    ["payment_collection", "id"],
  ] as const) {
    await knex(table).where(column, "like", `%\\_M%`).delete()
  }
  for (const table of ["paypro_receipt", "paypro_allocation", "paypro_voucher"]) {
    await knex(table).where("id", "like", `%\\_M%`).delete()
  }
}
