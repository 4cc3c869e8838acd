import { capturePaymentWorkflowId } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { readPurchase } from "../../medusa/purchase-snapshot"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Allocation } from "../../modules/paypro/types"
import { addSession, authorize } from "../settle-purchase/add-session"
import { collectionForMoney } from "../settle-purchase/book-steps"

/**
 * Captures an allocation on its order, from wherever a killed process left it. What the order does not take is held
 * again; what was captured stays allocated, and the job notes later that it is booked.
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
    if (!(await isCaptured(container, allocation.id))) {
      await paypro.withdrawAllocation(allocation.id)
    }
    throw error
  }
}

/** As its row says by now: the session was noted while it was being booked. */
async function isCaptured(container: MedusaContainer, id: string): Promise<boolean> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const sessionId = (await paypro.findAllocation(id))?.payment_session_id
  if (!sessionId) {
    return false
  }
  const payments = await container
    .resolve(Modules.PAYMENT)
    .listPayments({ payment_session_id: sessionId }, { relations: ["captures"] })
  return payments.some(({ captures }) => captures?.length)
}

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
