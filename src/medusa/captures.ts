import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import type { Voucher } from "../modules/paypro/types"
import { voucherOrThrow, tradeNoOf, type SessionData } from "../providers/paypro/vouchers"

const CAPTURED = `
  select v.*,
    (select coalesce(sum((c.raw_amount ->> 'value')::numeric), 0)::text
       from capture c
      where c.deleted_at is null
        and c.payment_id = any(array(select p.id
                                       from payment p
                                      where p.payment_session_id = v.payment_session_id
                                        and p.deleted_at is null))) as captured,
    (select coalesce(sum((c.raw_amount ->> 'value')::numeric), 0)
              > (select l.amount from payment_collection l where l.id = v.payment_collection_id)
       from capture c
      where c.deleted_at is null
        and c.payment_id = any(array(select p.id
                                       from payment p
                                      where p.payment_collection_id = v.payment_collection_id
                                        and p.deleted_at is null))) as exceeds_collection
  from paypro_voucher v
  where v.trade_no = ?`

type Captured = Voucher & { captured: string; exceeds_collection: boolean | null }

async function readCaptured(knex: Knex, tradeNo: string): Promise<Captured | undefined> {
  const { rows } = await knex.raw<{ rows: Captured[] }>(CAPTURED, [tradeNo])
  return rows[0]
}

/** What Medusa has captured of a voucher, in pesos. */
export async function capturedOf(knex: Knex, tradeNo: string): Promise<BigNumberInput> {
  return (await readCaptured(knex, tradeNo))?.captured ?? 0
}

/**
 * The last gate before money is booked. The core has written the capture and asks now; when this throws, it takes
 * the capture back. So whatever two processes, a merchant's click or a repeated event try to book, the captures of
 * a voucher never exceed what PayPro said it received, nor those of a purchase what it costs.
 * @throws MedusaError when they would, or when no voucher belongs to the session.
 */
export async function confirmedVoucher(knex: Knex, data: SessionData): Promise<Voucher> {
  const { captured, exceeds_collection, ...voucher } = voucherOrThrow(
    await readCaptured(knex, tradeNoOf(data) ?? ""),
  )
  if (MathBN.gt(captured, voucher.received_amount ?? 0)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `PayPro has confirmed ${voucher.received_amount ?? "no"} MXN of this payment so far; only that much can be captured. It is captured by itself as PayPro confirms it.`,
    )
  }
  if (exceeds_collection) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "The purchase is paid already by other means. What came in beyond that is named by a discrepancy.",
    )
  }
  return voucher
}
