import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { captureInFlightUntil, findRepair, unclaimedRefunds } from "../../medusa/repairs"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Allocation, Purchase } from "../../modules/paypro/types"
import { settlePurchaseWhenFree } from "../settle-purchase/index"
import type { HeldLease } from "../settle-purchase/lease"
import { isCanceledOrder } from "../settle-purchase/order-state"
import { withPurchaseLeases } from "../settle-purchase/with-lease"
import { bookOrWithdraw } from "./book"
import { planReturn, type ReturnPart, type Wanted } from "./plan"
import { readOrderMoney, type OrderMoney } from "./read-money"
import { notAllowed, OBSTACLES } from "./refusals"
import { returnableOf } from "./returnable"
import { assertSentAfter } from "./transfer"

/** A transfer by which staff sent money back from the store's bank, as they record it. */
export type Transfer = {
  /** SPEI's clave de rastreo, in capitals. */
  tracking_key: string
  /** The day in Mexico City, as `2026-11-23`. */
  returned_on: string
  note: string
  /** Who recorded it: a user's id, or an API key's. */
  by: string
}

/** How much of which money the transfer returns, once it is known what there is. */
export type Choose = (money: OrderMoney) => Wanted

/**
 * Records that staff sent money back, and books what of it was captured as Medusa's refund. The rows are written first
 * and booked afterwards, under the leases of all purchases that they touch, so that however often and wherever it is
 * pressed, no more is returned than was received, and no transfer is recorded twice.
 * @param purchaseId Any purchase of the order, or one that has no order.
 * @throws MedusaError NOT_ALLOWED, in words.
 */
export async function returnMoney(
  container: MedusaContainer,
  subject: { purchaseId: string; discrepancyId: string | null },
  transfer: Transfer,
  choose: Choose,
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const before = await purchasesOf(container, subject.purchaseId)
  // What came in is captured first, and what a killed process left is put right.
  for (const { id } of before) {
    await settlePurchaseWhenFree(container, { purchase_id: id })
  }
  const purchases = await purchasesOf(container, subject.purchaseId)
  const ids = await leasedIds(container, purchases)
  const recorded = await withPurchaseLeases(container, ids, async (held) => {
    const money = await readOrderMoney(container, purchases)
    assertNothingUnderWay(money)
    assertNotRecorded(money, transfer)
    const parts = planReturn(returnableOf(money), choose(money))
    assertNoOpenChange(money, parts)
    await assertSentAfter(container, parts, transfer)
    return await record(container, { held, money, parts }, subject.discrepancyId, transfer)
  })
  if (subject.discrepancyId) {
    await paypro.resolveDiscrepancy(subject.discrepancyId, transfer.by, transfer.note)
  }
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  for (const { amount, order_id, voucher_id } of recorded) {
    logger.info(
      `PayPro: ${amount} MXN of voucher ${voucher_id} (order ${order_id}) returned by ${transfer.by}, ${transfer.tracking_key}`,
    )
  }
  for (const purchase_id of ids) {
    await settlePurchaseWhenFree(container, { purchase_id })
  }
}

type Purchases = [Purchase, ...Purchase[]]

/** All of the order that the purchase is for, or the purchase alone. */
async function purchasesOf(container: MedusaContainer, id: string): Promise<Purchases> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const purchase = await paypro.findPurchase({ id })
  if (!purchase) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no purchase with id ${id}`)
  }
  const ofOrder = purchase.order_id ? await paypro.listPurchasesOfOrder(purchase.order_id) : []
  return [purchase, ...ofOrder.filter((other) => other.id !== id)]
}

/** Their own, and those of money that was applied to the order from elsewhere. */
async function leasedIds(container: MedusaContainer, purchases: Purchases): Promise<string[]> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { order_id } = purchases[0]
  const applied = order_id ? await paypro.listAppliedTo(order_id) : []
  return [...new Set([...purchases.map(({ id }) => id), ...applied.map((one) => one.purchase_id)])]
}

function assertNothingUnderWay({ medusa, returns }: OrderMoney): void {
  if (returns.some(({ booked_at }) => !booked_at)) {
    throw notAllowed(OBSTACLES.being_recorded)
  }
  if (findRepair(medusa) || captureInFlightUntil(medusa) || unclaimedRefunds(medusa).length) {
    throw notAllowed(OBSTACLES.being_settled)
  }
}

/** One transfer is recorded by one request. */
function assertNotRecorded({ returns }: OrderMoney, { tracking_key }: Transfer): void {
  const before = returns.find((one) => one.tracking_key === tracking_key)
  if (before) {
    const when = before.created_at.toISOString()
    throw notAllowed(
      `A transfer with the tracking key ${tracking_key} was already recorded for this order, at ${when}. Reload the page to see it.`,
    )
  }
}

function assertNoOpenChange({ medusa: { order } }: OrderMoney, parts: ReturnPart[]): void {
  const isRefund = parts.some(({ paymentId }) => paymentId !== null)
  if (isRefund && order?.openChanges.length && !isCanceledOrder(order)) {
    throw notAllowed(OBSTACLES.open_change)
  }
}

type Planned = { held: HeldLease[]; money: OrderMoney; parts: ReturnPart[] }

async function record(
  container: MedusaContainer,
  { held, money, parts }: Planned,
  discrepancy_id: string | null,
  { tracking_key, returned_on, note, by }: Transfer,
): Promise<Allocation[]> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const returns = await paypro.recordReturns(
    parts.map(({ voucher, paymentId, amount, writeOff }) => ({
      voucher_id: voucher.id,
      purchase_id: voucher.purchase_id,
      discrepancy_id,
      amount,
      order_id: money.orderId,
      payment_id: paymentId,
      write_off: writeOff,
      tracking_key,
      returned_on,
      note,
      created_by: by,
    })),
    held.map(({ lease }) => lease),
  )
  try {
    await bookOrWithdraw(container, returns)
  } catch (error) {
    const rows = await Promise.all(returns.map(({ id }) => paypro.findAllocation(id)))
    throw notAllowed(
      rows.some((row) => row)
        ? `Medusa has not booked all of it yet: ${messageOf(error)}. It is booked as soon as that is possible; do not record it again.`
        : `Medusa refused to book it: ${messageOf(error)}. Nothing was recorded; reload the page before you try again.`,
    )
  }
  return returns
}

/** @throws MedusaError INVALID_DATA for no amount at all. */
export function assertAboveZero(amount: string | undefined): void {
  if (amount !== undefined && MathBN.lte(amount, 0)) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "amount must be above zero")
  }
}
