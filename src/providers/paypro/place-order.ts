import { deadlineOf } from "../../lib/deadline"
import { hasReceived } from "../../lib/voucher-state"
import { readCheckout } from "../../medusa/checkout-snapshot"
import type { Purchase, Voucher } from "../../modules/paypro/types"
import { assertWorthTheCart, isBeingPlaced } from "./checkout"
import { assertPayable, issueFor, purchaseOf, wholePesosOf, type Source } from "./issue"
import { isSpent, isVoucherOf } from "./vouchers"

/**
 * An order is being placed with this session: checks its worth, starts the deadline, and with
 * `issueVoucher: "place_order"` gets the voucher now.
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
  const purchase = await purchaseOf(source, checkout)
  const { order } = checkout.payment_collection
  if (order && isBeingPlaced(checkout)) {
    const deadline = deadlineOf(options, [wayCode], new Date())
    await paypro.placePurchase(purchase.id, order.id, deadline)
  }
  const known = await voucherOf(source, purchase, { sessionId, named })
  // A voucher without a reference was never seen by anybody: PayPro refused it, or its answer was lost.
  if (known?.payment_info) {
    return known
  }
  await assertPayable(source, checkout)
  return await issueFor(source, { checkout, purchase, amount: wholePesosOf(source, checkout) })
}

/** The session's voucher. Of two sessions made at once, one may hold a voucher that is paid, and not know it. */
async function voucherOf(
  { paypro }: Source,
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
