import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import type { Voucher } from "../../modules/paypro/types"

const CAPTURED = `
  select coalesce(sum((c.raw_amount ->> 'value')::numeric), 0)::text as captured
    from capture c join payment p on p.id = c.payment_id and p.deleted_at is null
   where p.payment_session_id = ? and c.deleted_at is null`

/** What Medusa has captured of a payment session, in pesos. */
export async function capturedOf(knex: Knex, paymentSessionId: string): Promise<BigNumberInput> {
  const { rows } = await knex.raw<{ rows: { captured: string }[] }>(CAPTURED, [paymentSessionId])
  return rows[0]?.captured ?? 0
}

/**
 * The last gate before money is booked. The core has written the capture and asks now; when this throws, it takes
 * the capture back. So whatever two processes, a merchant's click or a repeated event try to book, the captures of
 * a voucher never exceed what PayPro said it received.
 * @throws MedusaError when they would.
 */
export async function assertConfirmed(knex: Knex, voucher: Voucher): Promise<void> {
  const captured = await capturedOf(knex, voucher.payment_session_id)
  if (MathBN.gt(captured, voucher.received_amount ?? 0)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `PayPro has confirmed ${voucher.received_amount ?? "no"} MXN of this payment so far; only that much can be captured. It is captured by itself as PayPro confirms it.`,
    )
  }
}
