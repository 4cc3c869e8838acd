import type { BigNumberInput, RemoteQueryFunction } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import type { Voucher } from "../../modules/paypro/types"

/** What Medusa has captured of a payment session, in pesos. */
export async function capturedOf(
  query: RemoteQueryFunction,
  paymentSessionId: string,
): Promise<BigNumberInput> {
  const { data } = await query.graph({
    entity: "payment",
    fields: ["id", "captures.raw_amount"],
    filters: { payment_session_id: paymentSessionId },
  })
  const payments = data as unknown as {
    captures?: { raw_amount: BigNumberInput }[]
  }[]
  return payments
    .flatMap((payment) => payment.captures ?? [])
    .reduce((sum: BigNumberInput, capture) => MathBN.add(sum, capture.raw_amount), 0)
}

/**
 * The last gate before money is booked. The core has written the capture and asks now; when this throws, it takes
 * the capture back. So whatever two processes, a merchant's click or a repeated event try to book, the captures of
 * a voucher never exceed what PayPro said it received.
 * @throws MedusaError when they would.
 */
export async function assertConfirmed(query: RemoteQueryFunction, voucher: Voucher): Promise<void> {
  const captured = await capturedOf(query, voucher.payment_session_id)
  if (MathBN.gt(captured, voucher.received_amount ?? 0)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `PayPro has confirmed ${voucher.received_amount ?? "no"} MXN of this payment so far; only that much can be captured. It is captured by itself as PayPro confirms it.`,
    )
  }
}
