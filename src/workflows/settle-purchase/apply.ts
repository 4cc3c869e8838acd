import {
  cancelOrderWorkflowId,
  capturePaymentWorkflowId,
  completeCartWorkflowId,
  processPaymentWorkflowId,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer, UpdatePaymentDTO } from "@medusajs/framework/types"
import {
  MathBN,
  Modules,
  OrderChangeStatus,
  OrderChangeType,
  PaymentActions,
  PaymentCollectionStatus,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import { subMinutes } from "date-fns/subMinutes"
import type { Voucher } from "../../modules/paypro/types"
import type { PurchaseSnapshot } from "./observe"
import type { Step } from "./plan"
import { deleteReservations, restoreReservations } from "../../medusa/repairs/order-reservations"
import { correctSummary } from "../../medusa/repairs/order-summary"

/** Carries out one step through Medusa's own workflows, so that stores' hooks and subscribers see what they always see. */
export async function applyStep(
  container: MedusaContainer,
  step: Exclude<Step, { do: "nothing" }>,
  voucher: Voucher,
  books: PurchaseSnapshot,
): Promise<void> {
  const workflows = container.resolve(Modules.WORKFLOW_ENGINE)
  const payments = container.resolve(Modules.PAYMENT)
  switch (step.do) {
    case "capture":
      if (step.paymentId) {
        // Not through the payment's session, which may be gone: the core would then act on an arbitrary cart.
        const capture = { payment_id: step.paymentId, amount: step.amount }
        await workflows.run(capturePaymentWorkflowId, { input: capture })
        return
      }
      await workflows.run(processPaymentWorkflowId, {
        input: {
          action: PaymentActions.SUCCESSFUL,
          data: { session_id: step.sessionId, amount: step.amount },
        },
      })
      return
    case "await_order":
      throw new Error("another process is placing the order right now")
    case "complete_cart":
      await workflows.run(completeCartWorkflowId, {
        input: { id: step.cartId },
      })
      return
    case "cancel_order":
      await cancelAbandonedChanges(container, step.orderId)
      await workflows.run(cancelOrderWorkflowId, {
        input: { order_id: step.orderId },
      })
      return
    case "fail_session":
      await payments.updatePaymentSession({
        id: step.sessionId,
        status: PaymentSessionStatus.ERROR,
        // Both are mandatory, and the core passes them on to the provider.
        amount: books.session?.amount ?? voucher.amount,
        currency_code: voucher.currency_code,
        data: books.session?.data ?? {},
      })
      return
    case "add_missing_transactions":
      await container.resolve(Modules.ORDER).addOrderTransactions(
        step.captures.map((capture) => ({
          order_id: step.orderId,
          amount: capture.amount,
          currency_code: voucher.currency_code,
          reference: "capture",
          reference_id: capture.id,
        })),
      )
      return
    case "await_transaction":
      throw new Error("another process is booking a capture of this payment right now")
    case "delete_phantom_transactions":
      await container.resolve(Modules.ORDER).deleteOrderTransactions(step.transactionIds)
      return
    case "correct_summary":
      await correctSummary(container, step.order)
      return
    case "delete_reservations":
      await deleteReservations(container, step.lineItemIds)
      return
    case "restore_reservations":
      await cancelAbandonedChanges(container, step.orderId)
      await restoreReservations(container, step.freed)
      return
    case "complete_payment":
      await completePayment(container, step, books)
      return
    default:
      step satisfies never
  }
}

/** Longer than any process needs to cancel an order. */
const DEAD_AFTER_MINUTES = 5

/**
 * Canceling an order, the core opens an order change and confirms it at once. One that a killed process left open
 * would keep the order from being canceled for good.
 */
async function cancelAbandonedChanges(container: MedusaContainer, orderId: string): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const open = await orders.listOrderChanges({
    order_id: orderId,
    status: OrderChangeStatus.PENDING,
  })
  const longAgo = subMinutes(new Date(), DEAD_AFTER_MINUTES)
  for (const { id, change_type, created_at } of open) {
    // The type of `change_type` does not name all there are.
    const own = (change_type as OrderChangeType) === OrderChangeType.CREDIT_LINE
    if (own && new Date(created_at) < longAgo) {
      await orders.cancelOrderChange(id)
    }
  }
}

/**
 * What the core does after a capture and a killed process did not. The services take any column; their types
 * name those a merchant would change.
 */
async function completePayment(
  container: MedusaContainer,
  { paymentId, full }: Extract<Step, { do: "complete_payment" }>,
  { collection, capturedInAll }: PurchaseSnapshot,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  if (collection) {
    const completed =
      collection.status !== PaymentCollectionStatus.CANCELED &&
      MathBN.gte(capturedInAll, collection.amount)
    const change = {
      captured_amount: capturedInAll,
      ...(completed && {
        status: PaymentCollectionStatus.COMPLETED,
        completed_at: new Date(),
      }),
    }
    await payments.updatePaymentCollections(collection.id, change)
  }
  if (full) {
    await payments.updatePayment({
      id: paymentId,
      captured_at: new Date(),
    } as UpdatePaymentDTO)
  }
}
