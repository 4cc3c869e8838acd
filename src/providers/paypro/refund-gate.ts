import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import { readRefund } from "../../medusa/refunds"
import type PayproModuleService from "../../modules/paypro/service"
import { returnNamedIn } from "../../workflows/return-money/refund-note"

/**
 * The core has written a refund and asks now; when this throws, it deletes the refund. Only a return that staff recorded
 * is accepted, and each one once: Medusa's own buttons, claims and cancels refund nothing, since PayPro cannot.
 * @throws MedusaError NOT_ALLOWED that says where to record a return.
 */
export async function claimRefund(
  { knex, paypro }: { knex: Knex; paypro: PayproModuleService },
  refundId: string,
): Promise<void> {
  const refund = await readRefund(knex, refundId)
  const returnId = refund && returnNamedIn(refund.note)
  if (!returnId) {
    throw notAllowed(
      "PayPro cannot return a payment. Send the money back by bank transfer, then record it under PayPro on the order's page: that books the refund here too.",
    )
  }
  // The core would take back what it records on the order, and keep the refund.
  if (refund.hasOpenChange && !refund.isCanceled) {
    throw notAllowed(
      "This order has a change that is not confirmed. Confirm or cancel it, then record the return again.",
    )
  }
  const { paymentId, amount } = refund
  if (!(await paypro.claimReturn(returnId, { refundId, paymentId, amount }))) {
    throw notAllowed("This return was recorded before. Reload the page.")
  }
}

function notAllowed(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}
