import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { hasReceived } from "../../lib/voucher-state"
import { netCapturedOf } from "../../medusa/purchase-snapshot"
import type { VoucherEvent } from "../../modules/paypro/records"
import type PayproModuleService from "../../modules/paypro/service"
import type { Place, PurchaseState, VoucherState } from "./observe"
import { isCanceledOrder, isCapturable, owedOf } from "./order-state"

/** Something that stores are told once: they send mails and ship on it. */
export type Fact = { event: VoucherEvent; fact: string; voucher: VoucherState }

/**
 * Tells stores what became of a purchase. Each fact is emitted before it is noted: a crash in between repeats it, and
 * never loses it.
 * @returns whether stores know that the order is paid.
 */
export async function publishFacts(
  paypro: PayproModuleService,
  state: PurchaseState,
): Promise<boolean> {
  const isPaid = isPaidByVouchers(state)
  for (const { event, fact, voucher } of factsOf(state, isPaid)) {
    await paypro.publish(voucher.row, event)
    await paypro.markPublished(voucher.row.id, fact)
  }
  return isPaid || (state.purchase.is_paid_published && !isOwing(state))
}

/** What is to be told. */
export function factsOf(state: PurchaseState, isPaid: boolean): Fact[] {
  const facts = state.vouchers.flatMap((voucher) => factsOfVoucher(voucher, state))
  const news = facts.filter(({ fact, voucher }) => !voucher.row.published_events.includes(fact))
  const last = state.vouchers.findLast(({ captured }) => MathBN.gt(captured, 0))
  return last && isPaid && !state.purchase.is_paid_published
    ? [...news, { event: "voucher_paid", fact: paidFactOf(last), voucher: last }]
    : news
}

/** A voucher may make its order even several times: it takes what the order owes anew. */
function paidFactOf({ row }: VoucherState): string {
  const before = row.published_events.filter((fact) => fact.split(":")[0] === "voucher_paid").length
  return before === 0 ? "voucher_paid" : `voucher_paid:${before + 1}`
}

/** Stores ship on it: the order must not owe anything, whatever became of it since. */
export function isPaidByVouchers({ medusa, vouchers }: PurchaseState): boolean {
  const { order } = medusa
  return (
    order !== null &&
    !isCanceledOrder(order) &&
    MathBN.lte(order.outstanding, 0) &&
    vouchers.some(({ places }) => isCapturable(netOf(places)))
  )
}

/** Captured of a voucher's money and not returned since: what was returned pays for nothing. */
function netOf(places: Place[]): BigNumberInput {
  return MathBN.sum(...places.map(({ payment }) => (payment ? netCapturedOf(payment) : 0)))
}

/** Whether it is paid, and something of it has to be shipped and is in no fulfillment. */
export function isReadyToShip(state: PurchaseState): boolean {
  return isPaidByVouchers(state) && state.medusa.order?.hasItemsToShip === true
}

function factsOfVoucher(voucher: VoucherState, state: PurchaseState): Fact[] {
  const { row, captured, places } = voucher
  if (!hasReceived(row)) {
    // Whoever was given another voucher need not hear that the first one ran out.
    const isChosen = places.some(({ session }) => session?.id === row.payment_session_id)
    return row.status === "failed" && !row.voided_at && row.payment_info && isChosen
      ? [{ event: "voucher_failed", fact: "voucher_failed", voucher }]
      : []
  }
  const fact = `voucher_partially_paid:${row.received_amount}`
  return MathBN.gt(captured, 0) && isOwing(state)
    ? [{ event: "voucher_partially_paid", fact, voucher }]
    : []
}

/** Whether the order owes something, now or again. */
export function isOwing({ medusa }: PurchaseState): boolean {
  const { order } = medusa
  return order !== null && !isCanceledOrder(order) && isCapturable(owedOf(medusa))
}
