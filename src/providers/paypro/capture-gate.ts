import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN, MedusaError, OrderStatus } from "@medusajs/framework/utils"
import { roundedToCentavos } from "../../lib/money"
import { readAttemptedCapture, type AttemptedCapture } from "../../medusa/captures"
import { sumOf } from "../../medusa/order-figures"
import { outstandingOf, type GraphQuery } from "../../medusa/outstanding"
import { readPurchaseKey } from "../../medusa/purchase-key"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { findVoucher, noVoucher, type SessionData } from "./vouchers"

type Gate = { knex: Knex; query: GraphQuery; paypro: PayproModuleService }

/**
 * The last gate before money is captured. The core has written the capture and asks now; when this throws, it takes the
 * capture back. So whatever two processes, a merchant's click or a repeated event try to capture, the captures of a
 * voucher never exceed what PayPro said it received, nor those of an order what it owes.
 * @throws MedusaError NOT_ALLOWED when they would, PayPro took the money back, or the order is canceled or another's; NOT_FOUND when no voucher belongs to it.
 */
export async function confirmedVoucher(
  { knex, query, paypro }: Gate,
  { data, captureId }: { data: SessionData; captureId: string },
): Promise<Voucher> {
  const voucher = await findVoucher(paypro, data)
  if (!voucher) {
    throw noVoucher()
  }
  const { trade_no, payment_session_id, added_session_ids } = voucher
  const capture = await readAttemptedCapture(knex, captureId, {
    voucherId: voucher.id,
    tradeNo: trade_no,
    sessionIds: [payment_session_id, ...added_session_ids],
  })
  if (!capture) {
    throw noVoucher()
  }
  assertReceived(voucher, capture)
  await assertOwnOrder({ knex, paypro }, voucher, capture)
  await assertOwed(query, capture)
  return voucher
}

function assertReceived(
  { received_amount, is_reversed }: Voucher,
  { allocations, ...capture }: AttemptedCapture,
): void {
  if (is_reversed) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "PayPro took this payment back, so nothing of it can be captured. A discrepancy says what to do.",
    )
  }
  const applied = allocations.find(({ sessionId }) => sessionId === capture.sessionId)
  const appliedTo = new Set(allocations.map(({ sessionId }) => sessionId))
  const own = capture.capturedOfVoucher.filter(({ sessionId }) => !appliedTo.has(sessionId))
  const free = MathBN.sub(received_amount ?? 0, sumOf(allocations))
  // Medusa keeps fractions of a centavo that nobody can pay.
  const isBeyond = (captured: BigNumberInput, limit: BigNumberInput) =>
    MathBN.gt(roundedToCentavos(captured), limit)
  if (
    isBeyond(sumOf(own), free) ||
    (applied && isBeyond(capture.capturedOfSession, applied.amount))
  ) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `PayPro has confirmed ${received_amount ?? "no"} MXN of this payment so far; only what is left of that can be captured. It is captured by itself as PayPro confirms it.`,
    )
  }
}

/** Money of one purchase is captured on the order of another only where it was applied to that. */
async function assertOwnOrder(
  { knex, paypro }: Pick<Gate, "knex" | "paypro">,
  { order_id, purchase_id }: Voucher,
  { order, allocations, sessionId }: AttemptedCapture,
): Promise<void> {
  const isApplied = allocations.some((allocation) => allocation.sessionId === sessionId)
  if (!order || order.id === order_id || isApplied) {
    return
  }
  const purchase = await paypro.findPurchase({ id: purchase_id })
  // A purchase may not know yet that its order was placed.
  if (
    purchase?.order_id !== order.id &&
    purchase?.key !== (await readPurchaseKey(knex, order.id))
  ) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "This payment was received for another order. Apply it to this one from its discrepancy, under PayPro.",
    )
  }
}

async function assertOwed(
  query: GraphQuery,
  { order, unrecorded, collectionAmount, capturedInCollection }: AttemptedCapture,
): Promise<void> {
  if (order?.status === OrderStatus.CANCELED) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "The order is canceled, so nothing is captured for it. Money that came in is named by a discrepancy.",
    )
  }
  // Before there is an order, the collection says what is bought.
  const owed = order
    ? await outstandingOf(query, order)
    : MathBN.sub(MathBN.add(collectionAmount, unrecorded), capturedInCollection)
  if (roundedToCentavos(unrecorded).gt(roundedToCentavos(owed))) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The order owes ${roundedToCentavos(MathBN.max(owed, 0)).toFixed(2)} MXN, and no more than that can be captured. What came in beyond that is named by a discrepancy.`,
    )
  }
}
