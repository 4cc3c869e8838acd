import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { DISCREPANCY_KINDS } from "../../src/lib/discrepancies"
import { MERCHANT_NO } from "./merchant"

const PREFIX = "Y"
const PER_DAY = 1_000
/** The job deletes callbacks after 400 days. */
const KEPT_DAYS = 399
/** Only so many of the newest have an order and a customer of Medusa's: names are looked for among no more. */
const WITH_ORDER = 10_000

/** Crockford's base 32 of milliseconds: what the id of a capture of that moment begins with. */
const CAPTURE_ID = `
  'capt_' || (select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ',
                                       ((extract(epoch from at) * 1000)::bigint >> (45 - 5 * place) & 31)::int + 1, 1), '' order by place)
                from generate_series(0, 9) place) || lpad(n::text, 16, '0')`

const TRADE_NO = "to_char(at, 'YYYYMMDDHH24MISS') || lpad(n::text, 12, '0')"

const MONEY = "jsonb_build_object('value', pesos::text, 'precision', 20)"

/** Of twenty: fourteen paid, one in part, three failed, and two that nobody ever paid. */
const STATUS = `
  case when n % 20 < 14 then 'paid' when n % 20 = 14 then 'partially_paid' when n % 20 < 18 then 'failed' else 'open' end`

const IS_PAID = "n % 20 < 14"

/** Of the last hours' discrepancies none was looked at yet, and of older ones one in a hundred was not. */
const IS_RESOLVED = "n % 1000 > 0 and newest >= 500"

const KIND = `(array['${DISCREPANCY_KINDS.join("', '")}'])[1 + n / 10 % ${DISCREPANCY_KINDS.length}]`

/** What each table has of sale \`n\`, numbered \`t\`, over \`pesos\`, at the moment \`at\`: columns and their expressions. */
const TABLES: { table: string; where?: string; columns: Record<string, string> }[] = [
  {
    table: "paypro_purchase",
    columns: {
      id: "'pppur_' || t",
      key: "'cart_' || t",
      order_id: "'order_' || t",
      token: "md5(t) || 'purchase'",
      pay_by: "at + interval '3 days'",
      is_paid_published: IS_PAID,
      created_at: "at",
    },
  },
  {
    table: "paypro_voucher",
    columns: {
      id: "'ppvou_' || t",
      trade_no: TRADE_NO,
      platform_trade_no: "md5(t)",
      merchant_no: `'${MERCHANT_NO}'`,
      base_url: "'http://localhost'",
      token: "md5(t) || 'voucher'",
      purchase_id: "'pppur_' || t",
      purchase_token: "md5(t) || 'purchase'",
      payment_session_id: "'payses_' || t",
      payment_collection_id: "'pay_col_' || t",
      cart_id: "'cart_' || t",
      order_id: "'order_' || t",
      provider_id: "'pp_paypro-' || way || '_paypro'",
      way_code: "way",
      total_amount: "case when n % 10 = 0 then pesos - 0.5 else pesos end::text",
      amount: "pesos",
      received_amount: `case when ${IS_PAID} then pesos when n % 20 = 14 then 50 end::text`,
      currency_code: "'mxn'",
      payment_info: "lpad((n::bigint * 7919 % 1000000007)::text, 18, '6461')",
      status: STATUS,
      status_code: "case when n % 20 < 14 then '0000' when n % 20 > 17 then '0015' else '0004' end",
      issued_at: "at",
      expires_at: "at + interval '3 days'",
      paid_at: `case when ${IS_PAID} then at + interval '1 hour' end`,
      final_at: "case when n % 20 < 18 then at + interval '1 hour' end",
      last_checked_at: "at + interval '1 hour'",
      statement_count: "3",
      created_at: "at",
    },
  },
  ...[1, 2, 3].map((nth) => ({
    table: "paypro_statement",
    columns: {
      id: `'ppsta_${nth}' || t`,
      voucher_id: "'ppvou_' || t",
      key: `'${nth}:' || md5(t)`,
      via: nth === 3 ? "'callback'" : "'query'",
      status_code: nth === 1 ? "'0015'" : `case when ${IS_PAID} then '0000' else '0004' end`,
      amount: "pesos::text",
      utr: nth === 3 ? `case when ${IS_PAID} then upper(md5('utr' || t)) end` : "null",
      asked_at: "at",
      first_heard_at: "at + interval '1 hour'",
      last_heard_at: "at + interval '1 hour'",
      created_at: "at",
    },
  })),
  {
    table: "paypro_callback",
    where: `n % 20 < 15 and newest < ${KEPT_DAYS * PER_DAY}`,
    columns: {
      id: "'ppcb_' || t",
      digest: "md5('digest' || t)",
      trade_no: TRADE_NO,
      voucher_id: "'ppvou_' || t",
      status_code: "'0000'",
      amount: "pesos::text",
      utr: "upper(md5('utr' || t))",
      last_seen_at: "at + interval '1 hour'",
      processed_at: "at + interval '1 hour'",
      created_at: "at + interval '1 hour'",
      updated_at: "at + interval '1 hour'",
    },
  },
  {
    table: "paypro_receipt",
    where: "n % 20 < 15",
    columns: {
      id: "'pprec_' || t",
      voucher_id: "'ppvou_' || t",
      purchase_id: "'pppur_' || t",
      amount: `case when ${IS_PAID} then pesos else 50 end::text`,
      statement_count: "3",
      received_at: "at + interval '1 hour'",
      utr: "upper(md5('utr' || t))",
      created_at: "at + interval '1 hour'",
    },
  },
  {
    table: "paypro_discrepancy",
    where: "n % 10 = 0",
    columns: {
      id: "'ppdis_' || t",
      fact: `${KIND} || ':ppvou_' || t`,
      kind: KIND,
      purchase_id: "'pppur_' || t",
      voucher_id: "'ppvou_' || t",
      amount: "pesos::text",
      resolved_at: `case when ${IS_RESOLVED} then at + interval '2 hours' end`,
      resolved_by: `case when ${IS_RESOLVED} then 'paypro' end`,
      created_at: "at + interval '1 hour'",
    },
  },
  {
    table: "paypro_allocation",
    where: "n % 100 = 1",
    columns: {
      id: "'ppall_' || t",
      kind: "case when n % 200 = 1 then 'set_aside' else 'returned' end",
      voucher_id: "'ppvou_' || t",
      purchase_id: "'pppur_' || t",
      amount: "'1'",
      order_id: "'order_' || t",
      returned_on: "case when n % 200 = 101 then to_char(at, 'YYYY-MM-DD') end",
      tracking_key: "case when n % 200 = 101 then 'MBAN' || upper(md5(t)) end",
      payment_id: "case when n % 200 = 101 then 'pay_' || t end",
      note: "'A note.'",
      created_by: "'user_bench'",
      booked_at: "at + interval '3 hours'",
      created_at: "at + interval '3 hours'",
    },
  },
  {
    table: "payment_collection",
    where: IS_PAID,
    columns: {
      id: "'pay_col_' || t",
      currency_code: "'mxn'",
      amount: "pesos",
      raw_amount: MONEY,
      status: "'completed'",
    },
  },
  {
    table: "payment",
    where: IS_PAID,
    columns: {
      id: "'pay_' || t",
      amount: "pesos",
      raw_amount: MONEY,
      currency_code: "'mxn'",
      provider_id: "'pp_paypro-' || way || '_paypro'",
      payment_collection_id: "'pay_col_' || t",
      payment_session_id: "'payses_' || t",
      data: `jsonb_build_object('trade_no', ${TRADE_NO})`,
      created_at: "at",
    },
  },
  {
    table: "capture",
    where: IS_PAID,
    columns: {
      id: CAPTURE_ID,
      amount: "pesos",
      raw_amount: MONEY,
      payment_id: "'pay_' || t",
      created_at: "at",
    },
  },
  {
    table: "order_payment_collection",
    where: IS_PAID,
    columns: {
      id: "'ordpay_' || t",
      order_id: "'order_' || t",
      payment_collection_id: "'pay_col_' || t",
    },
  },
  {
    table: "customer",
    where: `newest <= ${WITH_ORDER}`,
    columns: { id: "'cus_' || t", email: "lower(t) || '@example.mx'", has_account: "false" },
  },
  {
    table: "order_address",
    where: `newest <= ${WITH_ORDER}`,
    columns: {
      id: "'ordaddr_' || t",
      first_name: "'María ' || n",
      last_name: "'Núñez'",
      phone: "'55' || lpad((n % 100000000)::text, 8, '0')",
    },
  },
  {
    table: "order",
    where: `newest <= ${WITH_ORDER}`,
    columns: {
      id: "'order_' || t",
      region_id: ":region",
      customer_id: "'cus_' || t",
      email: "lower(t) || '@example.mx'",
      shipping_address_id: "'ordaddr_' || t",
      billing_address_id: "'ordaddr_' || t",
      currency_code: "'mxn'",
      version: "1",
    },
  },
]

/**
 * Writes so many sales, the last of them a moment ago and a thousand a day before it: what the plugin kept of them, their
 * payments and captures, three statements a voucher and a discrepancy for every tenth.
 */
export async function insertYears(
  knex: Knex,
  { sales, regionId }: { sales: number; regionId: string },
  say: (text: string) => void,
): Promise<void> {
  const rows = `
    select n, :sales - n as newest, '${PREFIX}' || lpad(n::text, 7, '0') as t, 100 + n % 900 as pesos,
           case when n % 4 = 0 then 'store' else 'va' end as way,
           cast(:now as timestamptz) - interval '3 hours' - (:sales - n) * interval '${86_400 / PER_DAY} seconds' as at
      from generate_series(1, :sales) n`
  const now = new Date()
  for (const { table, where = "true", columns } of TABLES) {
    say(`  ${sales.toLocaleString("en")} sales: ${table}`)
    const names = Object.keys(columns)
    await knex.raw(
      `insert into "${table}" (${names.join(", ")})
       select ${names.map((name) => columns[name]).join(", ")} from (${rows}) sale where ${where}`,
      { sales, region: regionId, now },
    )
  }
  await knex.raw("vacuum analyze")
}
