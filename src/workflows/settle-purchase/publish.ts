import { MathBN, OrderStatus } from "@medusajs/framework/utils"
import { hasReceived } from "../../lib/voucher-state"
import type PayproModuleService from "../../modules/paypro/service"
import type { VoucherEvent } from "../../modules/paypro/records"
import type { Voucher } from "../../modules/paypro/types"
import type { VoucherSnapshot } from "./observe"
import { payableOf } from "./plan"

type Fact = { event: VoucherEvent; fact: string }

/**
 * Tells stores what became of a voucher, each fact once: they send mails and ship on these.
 * @returns what was told, to be noted when the lease is released: a crash in between repeats it, and never loses it.
 */
export async function publishFacts(
  paypro: PayproModuleService,
  voucher: Voucher,
  snapshot: VoucherSnapshot,
): Promise<string[]> {
  const news = factsOf(voucher, snapshot).filter(
    ({ fact }) => !voucher.published_events.includes(fact),
  )
  for (const { event } of news) {
    await paypro.publish(voucher, event)
  }
  return news.map(({ fact }) => fact)
}

function factsOf(voucher: Voucher, snapshot: VoucherSnapshot): Fact[] {
  if (!hasReceived(voucher)) {
    // Whoever was given another voucher need not hear that the first one ran out.
    return voucher.status === "failed" && !voucher.voided_at
      ? [{ event: "voucher_failed", fact: "voucher_failed" }]
      : []
  }
  if (isPaidInFull(snapshot)) {
    return [{ event: "voucher_paid", fact: "voucher_paid" }]
  }
  const isPart = MathBN.lt(voucher.received_amount ?? 0, voucher.amount)
  const isOwing = MathBN.gt(snapshot.captured, 0) && MathBN.gt(snapshot.order?.outstanding ?? 0, 0)
  const fact = `voucher_partially_paid:${voucher.received_amount}`
  return isPart || isOwing ? [{ event: "voucher_partially_paid", fact }] : []
}

/** Stores ship on it: whatever the voucher was for, the order must not owe anything since somebody edited it. */
function isPaidInFull(snapshot: VoucherSnapshot): boolean {
  const { order, captured } = snapshot
  const payable = payableOf(snapshot)
  return (
    order !== null &&
    order.status !== OrderStatus.CANCELED &&
    MathBN.lte(order.outstanding, 0) &&
    payable !== null &&
    MathBN.gt(captured, 0) &&
    MathBN.gte(captured, payable)
  )
}
