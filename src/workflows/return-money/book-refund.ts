import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflowId } from "@medusajs/medusa/core-flows"
import { inPesos, roundedToCentavos } from "../../lib/money"
import { readPurchase, type PurchaseSnapshot } from "../../medusa/purchase-snapshot"
import { countRefunded, readRefund, type WrittenRefund } from "../../medusa/refunds"
import { unclaimedRefunds } from "../../medusa/repairs"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Allocation } from "../../modules/paypro/types"
import { isCanceledOrder } from "../settle-purchase/order-state"
import { OBSTACLES } from "./refusals"
import { refundNote } from "./refund-note"

/** What the core's own refund gives credit with; it is registered, and not exported. */
const REFUND_CREDIT_WORKFLOW = "create-order-refund-credit-lines"

export type CapturedReturn = Allocation & { payment_id: string; order_id: string }

/**
 * Books a return of captured money as Medusa's refund, from wherever a killed process left it. The core writes a refund,
 * asks our provider, which claims it for this return, and then records it on the order; what it did not get to is done
 * here.
 */
export async function bookRefund(container: MedusaContainer, row: CapturedReturn): Promise<void> {
  const before = await claimedRefund(container, row)
  if (!before) {
    await refund(container, row)
  }
  const written = before ?? (await claimedRefund(container, row))
  if (!written) {
    throw new Error(`Medusa made no refund of payment ${row.payment_id}`)
  }
  await complete(container, row, written)
}

/** As the row says by now. A claim whose refund Medusa deleted is given up. */
async function claimedRefund(
  container: MedusaContainer,
  { id }: CapturedReturn,
): Promise<WrittenRefund | undefined> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const refundId = (await paypro.findAllocation(id))?.refund_id
  const written = refundId ? await readRefund(knexOf(container), refundId) : undefined
  if (refundId && !written) {
    await paypro.releaseReturn(id, refundId)
  }
  return written
}

async function refund(container: MedusaContainer, row: CapturedReturn): Promise<void> {
  const purchase = await readPurchase(container, { orderId: row.order_id })
  // The core would record this return for each of them.
  if (unclaimedRefunds(purchase).length) {
    throw new Error(OBSTACLES.being_settled)
  }
  const input = {
    payment_id: row.payment_id,
    amount: row.amount,
    created_by: row.created_by,
    note: refundNote(row),
  }
  if (purchase.order && isCanceledOrder(purchase.order)) {
    // The core's workflow takes back what it recorded on a canceled order, and keeps the refund.
    await container.resolve(Modules.PAYMENT).refundPayment(input)
    return
  }
  await agreeOnWriteOff(container, row, purchase)
  try {
    await container.resolve(Modules.WORKFLOW_ENGINE).run(refundPaymentWorkflowId, { input })
  } catch (error) {
    // Canceled or changed at the same moment: the refund stands, and what is missing of it is done below.
    if (!(await claimedRefund(container, row))) {
      throw error
    }
  }
}

/**
 * The core gives credit for whatever exceeds what the order is negative by. What was confirmed is not exceeded.
 * @throws Error where the order owes more by now.
 */
async function agreeOnWriteOff(
  container: MedusaContainer,
  { id, amount, write_off }: CapturedReturn,
  { order }: PurchaseSnapshot,
): Promise<void> {
  const negative = MathBN.max(MathBN.mult(order?.outstanding ?? 0, -1), 0)
  const writeOff = roundedToCentavos(MathBN.max(MathBN.sub(amount, negative), 0))
  if (writeOff.gt(write_off ?? 0)) {
    throw new Error(
      `the order's total would fall by ${inPesos(writeOff)}, and ${inPesos(write_off ?? 0)} of that was confirmed`,
    )
  }
  if (!writeOff.eq(write_off ?? 0)) {
    await container
      .resolve<PayproModuleService>(PAYPRO_MODULE)
      .noteWriteOff(id, writeOff.gt(0) ? writeOff.toFixed() : null)
  }
}

/** Does what the core did not get to: the order's transaction, the credit, and what the collection counts. */
async function complete(
  container: MedusaContainer,
  { id, order_id, created_by }: CapturedReturn,
  { isCanceled, hasOpenChange, transactionId, ...refund }: WrittenRefund,
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const writeOff = (await paypro.findAllocation(id))?.write_off ?? null
  const lacksCredit = writeOff !== null && !isCanceled && !isAmong(refund.creditsSince, writeOff)
  if (lacksCredit && hasOpenChange) {
    // Recorded without the credit, the order would read as owing what was returned.
    throw new Error(OBSTACLES.open_change)
  }
  if (!transactionId) {
    await container.resolve(Modules.ORDER).addOrderTransactions({
      order_id,
      amount: MathBN.mult(refund.amount, -1),
      currency_code: refund.currencyCode,
      reference: "refund",
      reference_id: refund.id,
    })
  }
  if (lacksCredit) {
    await container.resolve(Modules.WORKFLOW_ENGINE).run(REFUND_CREDIT_WORKFLOW, {
      input: { order_id, amount: writeOff, created_by },
    })
  }
  if (!MathBN.eq(refund.counted, refund.refunded)) {
    await countRefunded(container, refund.collectionId, refund.refunded)
  }
}

function isAmong(amounts: string[], amount: string): boolean {
  return amounts.some((one) => roundedToCentavos(one).eq(amount))
}

function knexOf(container: MedusaContainer): Knex {
  return container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
}
