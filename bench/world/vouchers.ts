import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { RunningSimulator } from "../../simulator"
import { MERCHANT_NO, signed } from "./merchant"

/**
 * Writes vouchers whose time to be asked about has come, of as many minutes as they are numbered: `prefix` and seven digits.
 * They belong to no purchase. Spread over the last day, a good deal of them found again by what they begin with.
 */
export async function insertVouchers(
  knex: Knex,
  prefix: string,
  count: number,
  { table = "paypro_voucher", baseUrl = "http://localhost" } = {},
): Promise<void> {
  await knex.raw(
    `insert into ?? (id, trade_no, platform_trade_no, token, payment_session_id, payment_collection_id, cart_id,
        provider_id, way_code, total_amount, amount, currency_code, payment_info, status, status_code, issued_at,
        ask_at, created_at, merchant_no, base_url, purchase_id, purchase_token)
     select 'ppvou_' || t, t, md5(t), md5(t) || 'bench', 'payses_' || t, 'pay_col_' || t, 'cart_' || t,
        'pp_paypro-va_paypro', 'va', '300', 300, 'mxn', lpad(n::text, 18, '6'), 'open', '0015', now(), now(),
        now() - n * interval '10 milliseconds', ?, ?, 'pppur_' || t, md5(t) || 'purchase'
       from (select n, ?::text || lpad(n::text, 7, '0') as t from generate_series(1, ?::int) n) numbered`,
    [table, MERCHANT_NO, baseUrl, prefix, count],
  )
  await knex.raw("analyze ??", [table])
}

/** Has them asked about before, and answered as the voucher of this number was: the same answer again is no news. */
export async function answerAs(knex: Knex, tradeNo: string, prefix: string): Promise<void> {
  const from = "paypro_voucher v, paypro_voucher o where o.trade_no = ? and v.trade_no like ?"
  await knex.raw(
    `insert into paypro_statement (id, voucher_id, key, via, status_code, message, amount, received_amount,
        asked_at, first_heard_at, last_heard_at)
     select 'ppsta_' || v.trade_no, v.id, s.key, s.via, s.status_code, s.message, s.amount, s.received_amount,
        s.asked_at, s.first_heard_at, s.last_heard_at
       from paypro_statement s, ${from} and s.voucher_id = o.id and s.key = o.last_answer`,
    [tradeNo, `${prefix}%`],
  )
  await knex.raw(
    "update paypro_voucher v set last_answer = o.last_answer from paypro_voucher o where o.trade_no = ? and v.trade_no like ?",
    [tradeNo, `${prefix}%`],
  )
  await knex.raw("analyze paypro_statement")
}

/** Makes them known to PayPro, where nobody pays them. */
export function issueAtPaypro(simulator: RunningSimulator, prefix: string, count: number): void {
  for (let n = 1; n <= count; n++) {
    const request = signed({
      tradeNo: `${prefix}${String(n).padStart(7, "0")}`,
      amount: "300",
      wayCode: "va",
      notifyUrl: "http://localhost/hooks/paypro",
      timestamp: String(Date.now()),
    })
    simulator.api.answer("payInApi", MERCHANT_NO, Buffer.from(request))
  }
}
