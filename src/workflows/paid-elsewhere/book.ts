import {
  capturePaymentWorkflowId,
  deleteOrderPaymentCollections,
  markPaymentCollectionAsPaid,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { inPesos, roundedToCentavos } from "../../lib/money"
import {
  capturesOf,
  readPurchase,
  recordedCapturesOf,
  type PurchaseCollection,
  type PurchasePayment,
  type PurchaseSnapshot,
} from "../../medusa/purchase-snapshot"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Allocation } from "../../modules/paypro/types"
import { addCollection } from "../settle-purchase/add-session"
import { readOwedByOrder } from "../settle-purchase/owed-by-order"

type OfOrder = Allocation & { order_id: string }

/**
 * Books a payment made elsewhere on its order, from wherever a killed process left it: a further collection of exactly
 * that amount, marked as paid by the core. Under the leases of the order's purchases. Where the order does not owe that
 * much any more, or Medusa refuses, the row is withdrawn; what was captured stays, and is finished later.
 * @throws what kept it from being booked.
 */
export async function bookElsewhereOrWithdraw(
  container: MedusaContainer,
  allocation: Allocation,
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { id, order_id } = allocation
  if (!order_id) {
    throw new Error(`Allocation ${id} has no order`)
  }
  const ofOrder = { ...allocation, order_id }
  try {
    await book(container, ofOrder)
  } catch (error) {
    const { collection } = await readCollection(container, ofOrder)
    if (!collection || capturesOf(collection).length === 0) {
      await paypro.withdrawAllocation(id)
      await leaveNothing(container, collection)
    }
    throw error
  }
}

async function book(container: MedusaContainer, allocation: OfOrder): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { purchase, collection } = await readCollection(container, allocation)
  const payment = collection && paymentOf(collection)
  if (payment?.captures.length) {
    await finishCapture(container, allocation, purchase, payment)
    await paypro.markAllocationBooked(allocation.id, payment.id)
    return
  }
  await assertOwed(container, allocation)
  const paymentId = payment
    ? await capture(container, allocation, payment)
    : await markAsPaid(container, allocation, collection)
  await paypro.markAllocationBooked(allocation.id, paymentId)
}

/** As the row says by now: its collection was noted while it was being booked. */
async function readCollection(
  container: MedusaContainer,
  { id, order_id }: OfOrder,
): Promise<{ purchase: PurchaseSnapshot; collection: PurchaseCollection | undefined }> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const noted = (await paypro.findAllocation(id))?.payment_collection_id
  const purchase = await readPurchase(container, { orderId: order_id })
  return { purchase, collection: purchase.collections.find((one) => one.id === noted) }
}

/** The one that was captured, even where the core canceled it because a later step of its own failed. */
function paymentOf({ payments }: PurchaseCollection): PurchasePayment | undefined {
  return (
    payments.find(({ captures }) => captures.length) ??
    payments.find(({ canceledAt }) => canceledAt === null)
  )
}

/** @throws Error where the order owes less by now. */
async function assertOwed(
  container: MedusaContainer,
  { order_id, amount }: OfOrder,
): Promise<void> {
  const { owed } = await readOwedByOrder(container, order_id)
  if (roundedToCentavos(owed).lt(amount)) {
    throw new Error(`the order owes ${inPesos(owed)} by now, and ${inPesos(amount)} were paid`)
  }
}

/** Always a further collection: the core marks none as paid that waits for somebody's payment. */
async function markAsPaid(
  container: MedusaContainer,
  { id, order_id, amount, created_by }: OfOrder,
  noted: PurchaseCollection | undefined,
): Promise<string> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const collectionId = noted?.id ?? (await addCollection(container, order_id, amount))
  // Noted before it is paid, so that nobody marks another one for the same payment.
  await paypro.noteAllocationCollection(id, collectionId)
  const { result: payment } = await markPaymentCollectionAsPaid(container).run({
    input: { order_id, payment_collection_id: collectionId, captured_by: created_by },
  })
  if (!payment) {
    throw new Error(`Medusa made no payment for collection ${collectionId}`)
  }
  return payment.id
}

async function capture(
  container: MedusaContainer,
  { created_by }: OfOrder,
  { id }: PurchasePayment,
): Promise<string> {
  await container.resolve(Modules.WORKFLOW_ENGINE).run(capturePaymentWorkflowId, {
    input: { payment_id: id, captured_by: created_by },
  })
  return id
}

/**
 * The core writes the capture, then that the payment is captured, then the order's transaction, and then tells stores.
 * Of a payment that it holds for captured, its workflow does whatever is left.
 */
async function finishCapture(
  container: MedusaContainer,
  allocation: OfOrder,
  { order }: PurchaseSnapshot,
  payment: PurchasePayment,
): Promise<void> {
  const recorded = recordedCapturesOf({ transactions: order?.transactions ?? [] })
  const isRecorded = payment.captures.every(({ id }) => recorded.has(id))
  if (isRecorded && payment.capturedAt && !payment.canceledAt) {
    return
  }
  // The service takes any column; its types name those that a merchant would change.
  const change = {
    id: payment.id,
    canceled_at: null,
    captured_at: payment.capturedAt ?? new Date(),
  }
  await container.resolve(Modules.PAYMENT).updatePayment(change)
  await capture(container, allocation, payment)
}

/** A collection that nobody pays would read as if the order owed it, and could be marked as paid. */
async function leaveNothing(
  container: MedusaContainer,
  collection: PurchaseCollection | undefined,
): Promise<void> {
  for (const { id, canceledAt } of collection?.payments ?? []) {
    if (canceledAt === null) {
      await container.resolve(Modules.PAYMENT).cancelPayment(id)
    }
  }
  if (collection?.status === "not_paid") {
    await deleteOrderPaymentCollections(container).run({ input: { id: collection.id } })
  }
}
