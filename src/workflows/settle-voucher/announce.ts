import { MathBN } from "@medusajs/framework/utils"
import { hasReceived } from "../../lib/voucher-state"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { worthOf } from "./next-step"
import type { Books } from "./books"

/** Tells stores what became of a voucher, each fact once: they send mails and ship on these. */
export async function announceFacts(
  paypro: PayproModuleService,
  voucher: Voucher,
  books: Books,
): Promise<void> {
  if (!hasReceived(voucher)) {
    if (voucher.status === "failed") {
      await paypro.announce(voucher, "voucher_failed")
    }
    return
  }
  const worth = worthOf(books)
  if (
    books.order &&
    books.order.status !== "canceled" &&
    worth !== null &&
    MathBN.gte(books.captured, worth)
  ) {
    await paypro.announce(voucher, "voucher_paid")
  } else if (MathBN.lt(voucher.received_amount ?? 0, voucher.amount)) {
    await paypro.announce(
      voucher,
      "voucher_partially_paid",
      `voucher_partially_paid:${voucher.received_amount}`,
    )
  }
}
