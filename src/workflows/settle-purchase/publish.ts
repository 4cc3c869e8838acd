import { MathBN } from "@medusajs/framework/utils"
import { hasReceived } from "../../lib/voucher-state"
import type PayproModuleService from "../../modules/paypro/service"
import type { VoucherEvent } from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { payableOf } from "./plan"
import type { PurchaseSnapshot } from "./observe"

type Fact = { event: VoucherEvent; fact: string }

/**
 * Tells stores what became of a voucher, each fact once: they send mails and ship on these.
 * @returns what was told, to be noted when the lease is let go: a crash in between repeats it, and never loses it.
 */
export async function publishFacts(
  paypro: PayproModuleService,
  voucher: Voucher,
  books: PurchaseSnapshot,
): Promise<string[]> {
  const news = factsOf(voucher, books).filter(
    ({ fact }) => !voucher.published_events.includes(fact),
  )
  for (const { event } of news) {
    await paypro.emitAbout(voucher, event)
  }
  return news.map(({ fact }) => fact)
}

function factsOf(voucher: Voucher, books: PurchaseSnapshot): Fact[] {
  if (!hasReceived(voucher)) {
    // Whoever was given another voucher need not hear that the first one ran out.
    return voucher.status === "failed" && !voucher.voided_at
      ? [{ event: "voucher_failed", fact: "voucher_failed" }]
      : []
  }
  if (isPaidInFull(books)) {
    return [{ event: "voucher_paid", fact: "voucher_paid" }]
  }
  const part = MathBN.lt(voucher.received_amount ?? 0, voucher.amount)
  const owing = MathBN.gt(books.captured, 0) && MathBN.gt(books.order?.owed ?? 0, 0)
  return part || owing
    ? [
        {
          event: "voucher_partially_paid",
          fact: `voucher_partially_paid:${voucher.received_amount}`,
        },
      ]
    : []
}

/** Stores ship on it: whatever the voucher was for, the order must not owe anything since somebody edited it. */
function isPaidInFull(books: PurchaseSnapshot): boolean {
  const { order, captured } = books
  const worth = payableOf(books)
  return (
    !!order &&
    order.status !== "canceled" &&
    MathBN.lte(order.owed, 0) &&
    worth !== null &&
    MathBN.gt(captured, 0) &&
    MathBN.gte(captured, worth)
  )
}
