import { capturePaymentWorkflowId } from "@medusajs/medusa/core-flows"
import type { MedusaContainer, PaymentDTO } from "@medusajs/framework/types"
import { Modules, PaymentCollectionStatus, PaymentSessionStatus } from "@medusajs/framework/utils"
import { readPurchase } from "../../medusa/purchase-snapshot"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Allocation } from "../../modules/paypro/types"
import { addSession, authorize } from "../settle-purchase/add-session"
import { collectionForMoney } from "../settle-purchase/book-steps"

/**
 * Captures an allocation on its order, from wherever a killed process left it. What the order does not take is held
 * again, and nothing of it is left on the order; what was captured stays allocated, and the job notes later that it is booked.
 * @throws what kept it from being booked.
 */
export async function bookOrWithdraw(
  container: MedusaContainer,
  allocation: Allocation,
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  try {
    await book(container, allocation)
  } catch (error) {
    // As its row says by now: the session was noted while it was being booked.
    const sessionId = (await paypro.findAllocation(allocation.id))?.payment_session_id
    const payments = sessionId ? await paymentsOf(container, sessionId) : []
    if (!payments.some(({ captures }) => captures?.length)) {
      await paypro.withdrawAllocation(allocation.id)
      await leaveNothing(container, sessionId, payments)
    }
    throw error
  }
}

async function paymentsOf(container: MedusaContainer, sessionId: string): Promise<PaymentDTO[]> {
  return await container
    .resolve(Modules.PAYMENT)
    .listPayments({ payment_session_id: sessionId }, { relations: ["captures"] })
}

/** A payment that was authorized and not captured would read as if the money was there, and staff could capture it. */
async function leaveNothing(
  container: MedusaContainer,
  sessionId: string | null | undefined,
  added: PaymentDTO[],
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  for (const { id, canceled_at } of added) {
    if (!canceled_at) {
      await payments.cancelPayment(id)
    }
  }
  const sessions = sessionId ? await payments.listPaymentSessions({ id: sessionId }) : []
  for (const { id, payment_collection_id } of sessions) {
    await payments.deletePaymentSession(id)
    await forgetAuthorization(container, payment_collection_id)
  }
}

/** The core counts what is authorized only when it authorizes or captures something else. */
async function forgetAuthorization(
  container: MedusaContainer,
  collectionId: string,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const { status, payment_sessions: left = [] } = await payments.retrievePaymentCollection(
    collectionId,
    { relations: ["payment_sessions"] },
  )
  const isForgotten = !left.some((session) => session.status === PaymentSessionStatus.AUTHORIZED)
  if (isForgotten && AUTHORIZED.includes(status)) {
    // The service takes any column; its types name those that a merchant would change.
    const change = {
      authorized_amount: 0,
      status: left.length ? PaymentCollectionStatus.AWAITING : PaymentCollectionStatus.NOT_PAID,
    }
    await payments.updatePaymentCollections(collectionId, change)
  }
}

const AUTHORIZED: string[] = [
  PaymentCollectionStatus.AUTHORIZED,
  PaymentCollectionStatus.PARTIALLY_AUTHORIZED,
]

async function book(container: MedusaContainer, allocation: Allocation): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const payments = container.resolve(Modules.PAYMENT)
  const sessionId = allocation.payment_session_id ?? (await sessionFor(container, allocation))
  const payment = await authorize(container, sessionId)
  const [before] = await payments.listCaptures({ payment_id: payment.id })
  if (!before) {
    await container.resolve(Modules.WORKFLOW_ENGINE).run(capturePaymentWorkflowId, {
      input: { payment_id: payment.id, amount: allocation.amount },
    })
  }
  await paypro.markAllocationBooked(allocation.id, payment.id)
}

async function sessionFor(
  container: MedusaContainer,
  { id, voucher_id, order_id, amount }: Allocation,
): Promise<string> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const voucher = voucher_id ? await paypro.findVoucher({ id: voucher_id }) : undefined
  if (!voucher || !order_id) {
    throw new Error(`Allocation ${id} has no voucher or no order`)
  }
  const { collections } = await readPurchase(container, { orderId: order_id })
  const session = await addSession(container, {
    voucherId: voucher.id,
    orderId: order_id,
    collectionId: collectionForMoney(collections)?.id ?? null,
    providerId: voucher.provider_id,
    amount,
    currencyCode: voucher.currency_code,
  })
  // Noted before it can be captured: what is captured on it is the allocation's, and not the voucher's own purchase's.
  await paypro.noteAllocationSession(id, session.id)
  return session.id
}
