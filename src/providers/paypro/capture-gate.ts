import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import { roundedToCentavos } from "../../lib/money"
import { readCapturedVoucher } from "../../medusa/captures"
import type { Voucher } from "../../modules/paypro/types"
import { noVoucher, tradeNoOf, type SessionData } from "./vouchers"

/**
 * The last gate before money is captured. The core has written the capture and asks now; when this throws, it takes the
 * capture back. So whatever two processes, a merchant's click or a repeated event try to capture, the captures of a
 * voucher never exceed what PayPro said it received, nor those of its payment collection what that is for.
 * @throws MedusaError when they would, or when no voucher belongs to the session.
 */
export async function confirmedVoucher(knex: Knex, data: SessionData): Promise<Voucher> {
  const read = await readCapturedVoucher<Voucher>(knex, tradeNoOf(data) ?? "")
  if (!read) {
    throw noVoucher()
  }
  const { voucher, captured, capturedInCollection, collectionAmount } = read
  // Medusa keeps fractions of a centavo that nobody can pay.
  if (roundedToCentavos(captured).gt(voucher.received_amount ?? 0)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `PayPro has confirmed ${voucher.received_amount ?? "no"} MXN of this payment so far; only that much can be captured. It is captured by itself as PayPro confirms it.`,
    )
  }
  if (collectionAmount !== null && MathBN.gt(capturedInCollection, collectionAmount)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "The purchase is paid already by other means. What came in beyond that is named by a discrepancy.",
    )
  }
  return voucher
}
