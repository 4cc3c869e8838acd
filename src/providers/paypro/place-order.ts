import { PaymentSessionStatus } from "@medusajs/framework/utils"
import { deadlineOf } from "../../lib/deadline"
import { hasReceived, medusaStatusOf } from "../../lib/voucher-state"
import { purchaseKeyOf, readCheckout } from "../../medusa/checkout-snapshot"
import type PayproModuleService from "../../modules/paypro/service"
import type { Purchase, Voucher } from "../../modules/paypro/types"
import { assertWorthTheCart, isBeingPlaced } from "./checkout"
import { assertPayable, issueFor, purchaseOf, wholePesosOf, type Source } from "./issue"
import { askIfOpen, isSpent, isVoucherOf } from "./vouchers"

/**
 * An order is being placed with this session: checks its worth, asks PayPro about the voucher, starts the deadline, and
 * with `issueVoucher: "place_order"` gets the voucher now. Where the voucher has failed, the core undoes the placing, and
 * nothing of the order is written down.
 * @param named The voucher that the session's data names.
 * @throws CheckoutError, AmountError, or PayproError when PayPro gives none.
 */
export async function placeOrder(
  source: Source,
  sessionId: string,
  named: Voucher | undefined,
): Promise<Voucher> {
  const { paypro, knex, query, options, wayCode } = source
  const checkout = await readCheckout(knex, sessionId)
  await assertWorthTheCart(query, checkout)
  const { order } = checkout.payment_collection
  const placed = order && isBeingPlaced(checkout) ? order : null
  const purchase = placed
    ? await paypro.ensurePurchase(purchaseKeyOf(checkout), null)
    : await purchaseOf(source, checkout)
  const known = await voucherOf(paypro, purchase, { sessionId, named })
  // A voucher without a reference was never seen by anybody: PayPro refused it, or its answer was lost.
  const current = known?.payment_info ? await askIfOpen(paypro, known) : undefined
  if (current && medusaStatusOf(current) === PaymentSessionStatus.ERROR) {
    return current
  }
  if (placed) {
    const deadline = deadlineOf(options, [wayCode], new Date())
    await paypro.placePurchase(purchase.id, placed.id, deadline)
  }
  if (current) {
    return current
  }
  await assertPayable(source, checkout)
  return await issueFor(source, { checkout, purchase, amount: wholePesosOf(source, checkout) })
}

/** The session's voucher. Of two sessions made at once, one may hold a voucher that is paid, and not know it. */
async function voucherOf(
  paypro: PayproModuleService,
  purchase: Purchase,
  { sessionId, named }: { sessionId: string; named: Voucher | undefined },
): Promise<Voucher | undefined> {
  const isOwn = named && (isVoucherOf(named, sessionId) || hasReceived(named))
  const known =
    isOwn && named.purchase_id === purchase.id
      ? named
      : await paypro.findVoucherOfSession(sessionId)
  return known && (await isSpent(paypro, known)) ? undefined : known
}
