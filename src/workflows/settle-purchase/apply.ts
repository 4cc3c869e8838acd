import {
  cancelOrderWorkflowId,
  capturePaymentWorkflowId,
  completeCartWorkflowId,
  processPaymentWorkflowId,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  Modules,
  PaymentActions,
  PaymentCollectionStatus,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"
import { addSession, authorize } from "./add-session"
import type { Step } from "./step"

/** Carries out one step through Medusa's own workflows, so that stores' hooks and subscribers see what they always see. */
export async function applyStep(container: MedusaContainer, step: Step): Promise<void> {
  const workflows = container.resolve(Modules.WORKFLOW_ENGINE)
  switch (step.do) {
    case "repair":
      return await step.repair.apply(container, step.finding)
    case "wait":
      return
    case "complete_cart":
      await workflows.run(completeCartWorkflowId, { input: { id: step.cartId } })
      return
    case "add_session":
      await addSession(container, step)
      return
    case "capture":
      return await capture(container, step)
    case "even_collections":
      return await evenCollections(container, step)
    case "void_vouchers":
      return await voidVouchers(container, step)
    case "cancel_order":
      await workflows.run(cancelOrderWorkflowId, { input: { order_id: step.orderId } })
      return
    case "fail_session":
      return await failSession(container, step)
    default:
      step satisfies never
  }
}

async function capture(
  container: MedusaContainer,
  { amount, paymentId, sessionId, isYoung }: Extract<Step, { do: "capture" }>,
): Promise<void> {
  const workflows = container.resolve(Modules.WORKFLOW_ENGINE)
  if (paymentId) {
    // Not through the payment's session, which may be gone: the core would then act on an arbitrary cart.
    await workflows.run(capturePaymentWorkflowId, { input: { payment_id: paymentId, amount } })
  } else if (isYoung) {
    // Waits for the cart's lock, which whoever places the order may hold.
    await workflows.run(processPaymentWorkflowId, {
      input: { action: PaymentActions.SUCCESSFUL, data: { session_id: sessionId, amount } },
    })
  } else {
    const payment = await authorize(container, sessionId)
    await workflows.run(capturePaymentWorkflowId, { input: { payment_id: payment.id, amount } })
  }
}

async function evenCollections(
  container: MedusaContainer,
  { amounts }: Extract<Step, { do: "even_collections" }>,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  for (const { collectionId, captured } of amounts) {
    const isCompleted = Number(captured) > 0
    // The services take any column; their types name those that a merchant would change.
    const change = {
      amount: Number(captured),
      ...(isCompleted && { status: PaymentCollectionStatus.COMPLETED, completed_at: new Date() }),
    }
    await payments.updatePaymentCollections(collectionId, change)
  }
}

async function voidVouchers(
  container: MedusaContainer,
  { voucherIds, reason }: Extract<Step, { do: "void_vouchers" }>,
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  for (const id of voucherIds) {
    await paypro.voidVoucher(id, reason)
  }
}

async function failSession(
  container: MedusaContainer,
  { sessionId, amount, currencyCode, data }: Extract<Step, { do: "fail_session" }>,
): Promise<void> {
  await container.resolve(Modules.PAYMENT).updatePaymentSession({
    id: sessionId,
    status: PaymentSessionStatus.ERROR,
    // Both are mandatory, and the core passes them on to the provider.
    amount,
    currency_code: currencyCode,
    data,
  })
}
