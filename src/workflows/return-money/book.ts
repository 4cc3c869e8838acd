import type { MedusaContainer } from "@medusajs/framework/types"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Allocation } from "../../modules/paypro/types"
import { bookRefund, type CapturedReturn } from "./book-refund"

/**
 * The request's: books all that it recorded. Where Medusa refuses before it has booked any of it, all of it is withdrawn,
 * and whoever recorded it is told; what Medusa has booked stays, and the job books the rest.
 * @throws what kept it from being booked.
 */
export async function bookOrWithdraw(
  container: MedusaContainer,
  returns: Allocation[],
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  // Money that was never captured has nothing that could be refused.
  const refusableFirst = returns.toSorted((a, b) => Number(isCaptured(b)) - Number(isCaptured(a)))
  try {
    for (const one of refusableFirst) {
      await bookReturn(container, one)
    }
  } catch (error) {
    const ids = returns.map(({ id }) => id)
    const rows = await Promise.all(ids.map((id) => paypro.findAllocation(id)))
    if (rows.every((row) => !row?.refund_id && !row?.booked_at)) {
      await paypro.withdrawReturns(ids)
    }
    throw error
  }
}

/**
 * Books one row of what a transfer returned, from wherever a killed process left it, and notes that it is booked; stores
 * are told once all of the transfer is. Under the leases of the purchases. Staff have sent the money, so the job tries
 * again and again, and withdraws nothing.
 * @throws what kept it from being booked.
 */
export async function bookReturn(container: MedusaContainer, row: Allocation): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  if (isCaptured(row)) {
    await bookRefund(container, row)
  }
  const transfer = await sameTransfer(container, row)
  if (transfer.every(({ id, booked_at }) => booked_at || id === row.id)) {
    // The same one, whoever books them; before it is noted, so that a crash repeats it and never loses it.
    const [first = row] = transfer.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    await paypro.publishReturn(first)
  }
  await paypro.markReturnsBooked([row.id])
}

/** Money that was never captured has nothing to be booked in Medusa. */
function isCaptured(row: Allocation): row is CapturedReturn {
  return !row.booked_at && row.payment_id !== null && row.order_id !== null
}

/** All that was recorded together with it, and itself. */
async function sameTransfer(
  container: MedusaContainer,
  { order_id, purchase_id, tracking_key }: Allocation,
): Promise<Allocation[]> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const returns = await paypro.listReturns({ orderId: order_id, purchaseIds: [purchase_id] })
  return returns.filter((one) => one.tracking_key === tracking_key)
}
