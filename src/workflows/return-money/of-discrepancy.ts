import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import type { AdminDiscrepancy } from "../../admin-view/types"
import { isOfMoneyThere, type DiscrepancyKind } from "../../lib/discrepancies"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Discrepancy } from "../../modules/paypro/types"
import { discrepancyViews } from "../list-discrepancies"
import { isOfCapturedMoney } from "../settle-purchase/order-discrepancies"
import { assertAboveZero, returnMoney, type Choose, type Transfer } from "./index"
import { notAllowed } from "./refusals"
import { returnableOf } from "./returnable"

export type ReturnOfDiscrepancyInput = Transfer & {
  id: string
  /** Pesos, as decimal text; without it, all that the discrepancy names. */
  amount?: string | undefined
  /** Whether the order's total may fall. */
  write_off?: boolean | undefined
}

/** Kinds that name money which is there. */
const NAMES_MONEY: readonly DiscrepancyKind[] = [
  "overpaid",
  "received_after_cancellation",
  "paid_order_canceled",
  "received_without_order",
  "not_booked",
  "incomplete_order",
]

/**
 * Records a transfer that returned a discrepancy's money, and resolves it. What is left of the money is named anew.
 * @throws MedusaError NOT_FOUND; NOT_ALLOWED or INVALID_DATA, in words.
 */
export async function returnMoneyOfDiscrepancy(
  container: MedusaContainer,
  { id, amount, write_off = false, ...transfer }: ReturnOfDiscrepancyInput,
): Promise<AdminDiscrepancy> {
  assertAboveZero(amount)
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const discrepancy = withMoney(await paypro.findDiscrepancy(id), id)
  const subject = { purchaseId: discrepancy.purchase_id, discrepancyId: id }
  await returnMoney(container, subject, transfer, chooserFor(discrepancy, amount, write_off))
  const found = await paypro.findDiscrepancy(id)
  const [view] = await discrepancyViews(container, found ? [found] : [])
  return view as AdminDiscrepancy
}

type WithMoney = Discrepancy & { purchase_id: string }

/** @throws MedusaError where no purchase holds this money, or it was dealt with. */
function withMoney(discrepancy: Discrepancy | undefined, id: string): WithMoney {
  if (!discrepancy) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no discrepancy with id ${id}`)
  }
  const { kind, purchase_id, resolved_at } = discrepancy
  if (resolved_at) {
    throw notAllowed("This discrepancy was already resolved. Reload the page to see how.")
  }
  if (!purchase_id) {
    throw notAllowed(
      "No voucher of this store holds this money, so no return can be recorded for it. Resolve the discrepancy with a note instead.",
    )
  }
  if (!NAMES_MONEY.includes(kind) || !isOfMoneyThere(discrepancy)) {
    throw notAllowed(
      "This discrepancy names no money that can be returned. Record a return on the order instead, under PayPro.",
    )
  }
  return { ...discrepancy, purchase_id }
}

/**
 * All that it names, as far as that is there; captured money first where it is about that, and its own voucher's before
 * that of others. Other money's return would leave it standing, and resolved.
 */
function chooserFor(
  discrepancy: WithMoney,
  amount: string | undefined,
  mayWriteOff: boolean,
): Choose {
  return (money) => {
    const { uncaptured, overpaid } = returnableOf(money)
    const there = MathBN.add(uncaptured, overpaid)
    const named = MathBN.min(discrepancy.amount ?? there, there)
    const first = {
      voucherId: discrepancy.voucher_id,
      isCaptured: isOfCapturedMoney(discrepancy),
    }
    return { amount: amount ?? named, first, mayWriteOff }
  }
}
