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
  table = "paypro_voucher",
): Promise<void> {
  await knex.raw(
    `insert into ?? (id, trade_no, platform_trade_no, token, payment_session_id, payment_collection_id, cart_id,
        provider_id, way_code, amount, currency_code, payment_info, status, status_code, issued_at, ask_at, created_at)
     select 'ppvou_' || t, t, md5(t), md5(t) || 'bench', 'payses_' || t, 'pay_col_' || t, 'cart_' || t,
        'pp_paypro-va_paypro', 'va', 300, 'mxn', lpad(n::text, 18, '6'), 'open', '0015', now(), now(),
        now() - n * interval '10 milliseconds'
       from (select n, ?::text || lpad(n::text, 7, '0') as t from generate_series(1, ?::int) n) numbered`,
    [table, prefix, count],
  )
  await knex.raw("analyze ??", [table])
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
