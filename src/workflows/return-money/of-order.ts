import type { MedusaContainer } from "@medusajs/framework/types"
import type { AdminPayproOrder } from "../../admin-view/types"
import { readOrderTerms } from "../../medusa/order-terms"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { viewOrder } from "../view-order"
import { assertAboveZero, returnMoney, type Transfer } from "./index"
import { notAllowed } from "./refusals"

export type ReturnOfOrderInput = Transfer & {
  order_id: string
  /** Pesos, as decimal text. */
  amount: string
  /** Only this voucher's money. */
  voucher_id?: string | undefined
  /** Whether the order's total may fall. */
  write_off?: boolean | undefined
}

/**
 * Records a transfer that returned an order's money: what was never captured first, then what the order is negative by,
 * and more only with `write_off`.
 * @throws MedusaError NOT_FOUND where there is no such order; NOT_ALLOWED or INVALID_DATA, in words.
 */
export async function returnMoneyOfOrder(
  container: MedusaContainer,
  { order_id, amount, voucher_id, write_off = false, ...transfer }: ReturnOfOrderInput,
): Promise<AdminPayproOrder> {
  await readOrderTerms(container, order_id)
  assertAboveZero(amount)
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const [purchase] = await paypro.listPurchasesOfOrder(order_id)
  if (!purchase) {
    throw notAllowed("PayPro has received nothing for this order, so nothing can be returned.")
  }
  const subject = { purchaseId: purchase.id, discrepancyId: null }
  await returnMoney(container, subject, transfer, () => ({
    amount,
    voucherId: voucher_id,
    mayWriteOff: write_off,
  }))
  return await viewOrder(container, order_id)
}
