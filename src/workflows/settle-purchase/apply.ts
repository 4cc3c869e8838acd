import {
  cancelOrderWorkflowId,
  capturePaymentWorkflowId,
  completeCartWorkflowId,
  processPaymentWorkflowId,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, PaymentActions, PaymentSessionStatus } from "@medusajs/framework/utils"
import type { Voucher } from "../../modules/paypro/types"
import type { VoucherSnapshot } from "./observe"
import type { Step } from "./plan"

/** Carries out one step through Medusa's own workflows, so that stores' hooks and subscribers see what they always see. */
export async function applyStep(
  container: MedusaContainer,
  step: Exclude<Step, { do: "nothing" }>,
  voucher: Voucher,
  snapshot: VoucherSnapshot,
): Promise<void> {
  const workflows = container.resolve(Modules.WORKFLOW_ENGINE)
  switch (step.do) {
    case "repair":
      await step.repair.apply(container, step.finding)
      return
    case "await_transaction":
      throw new Error("another process is capturing a payment of this order right now")
    case "await_order":
      throw new Error("another process is placing the order right now")
    case "complete_cart":
      await workflows.run(completeCartWorkflowId, { input: { id: step.cartId } })
      return
    case "capture":
      await capture(container, step)
      return
    case "cancel_order":
      await workflows.run(cancelOrderWorkflowId, { input: { order_id: step.orderId } })
      return
    case "fail_session":
      await failSession(container, voucher, snapshot, step.sessionId)
      return
    default:
      step satisfies never
  }
}

async function capture(
  container: MedusaContainer,
  { amount, paymentId, sessionId }: Extract<Step, { do: "capture" }>,
): Promise<void> {
  const workflows = container.resolve(Modules.WORKFLOW_ENGINE)
  if (paymentId) {
    // Not through the payment's session, which may be gone: the core would then act on an arbitrary cart.
    await workflows.run(capturePaymentWorkflowId, { input: { payment_id: paymentId, amount } })
    return
  }
  await workflows.run(processPaymentWorkflowId, {
    input: { action: PaymentActions.SUCCESSFUL, data: { session_id: sessionId, amount } },
  })
}

async function failSession(
  container: MedusaContainer,
  voucher: Voucher,
  { session }: VoucherSnapshot,
  id: string,
): Promise<void> {
  await container.resolve(Modules.PAYMENT).updatePaymentSession({
    id,
    status: PaymentSessionStatus.ERROR,
    // Both are mandatory, and the core passes them on to the provider.
    amount: session?.amount ?? voucher.amount,
    currency_code: voucher.currency_code,
    data: session?.data ?? {},
  })
}
