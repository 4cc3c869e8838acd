import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN, OrderStatus, PaymentSessionStatus } from "@medusajs/framework/utils"
import { roundedToCentavos, wholePesosToCollect } from "../../lib/money"
import { hasReceived } from "../../lib/voucher-state"
import { recordedCapturesOf } from "../../medusa/purchase-snapshot"
import {
  findRepair,
  hasCaptureInFlight,
  REPAIRS_BEFORE_CAPTURE,
  type FoundRepair,
} from "../../medusa/repairs/index"
import type { Voucher } from "../../modules/paypro/types"
import type { VoucherSnapshot } from "./observe"

/** What is to be done next so that Medusa agrees with PayPro. One at a time: the purchase is read again after each. */
export type Step =
  | ({ do: "repair" } & FoundRepair)
  | { do: "await_transaction" }
  | { do: "await_order" }
  | { do: "complete_cart"; cartId: string }
  | { do: "capture"; amount: number; paymentId: string | null; sessionId: string }
  | { do: "cancel_order"; orderId: string }
  | { do: "fail_session"; sessionId: string }
  | { do: "nothing" }

/** What may be tried. Money that staff set aside before there was an order is not touched any more. */
type Rules = { cancelOrder: boolean; completeCart: boolean; setAside: boolean }

/** Decides from the voucher and the snapshot alone; docs/flow.md has the table. */
export function planStep(voucher: Voucher, snapshot: VoucherSnapshot, rules: Rules): Step {
  if (hasCaptureInFlight(snapshot.purchase)) {
    return { do: "await_transaction" }
  }
  const found = findRepair(snapshot.purchase)
  if (found) {
    return { do: "repair", ...found }
  }
  if (hasReceived(voucher)) {
    return receivedStep(voucher, snapshot, rules)
  }
  // A void voucher is not the purchase's current one any more.
  return voucher.status === "failed" && !voucher.voided_at
    ? failedStep(snapshot, rules)
    : { do: "nothing" }
}

function receivedStep(voucher: Voucher, snapshot: VoucherSnapshot, rules: Rules): Step {
  const { purchase, order, payment, cartId } = snapshot
  if (snapshot.incompleteOrder?.isInFlight) {
    return { do: "await_order" }
  }
  if (!isCapturable(voucher, snapshot, rules)) {
    return { do: "nothing" }
  }
  if (!order) {
    // A cart that has an order already answers with that, however often it is completed.
    const isOrdered = purchase.order !== null
    return cartId && rules.completeCart && !isOrdered
      ? { do: "complete_cart", cartId }
      : { do: "nothing" }
  }
  const found = findRepair(purchase, REPAIRS_BEFORE_CAPTURE)
  return found
    ? { do: "repair", ...found }
    : {
        do: "capture",
        amount: MathBN.convert(uncapturedOf(voucher, snapshot)).toNumber(),
        paymentId: payment?.id ?? null,
        sessionId: voucher.payment_session_id,
      }
}

/** Whether there is money to capture, and something of Medusa's that still takes it, now or once the cart is completed. */
function isCapturable(voucher: Voucher, snapshot: VoucherSnapshot, rules: Rules): boolean {
  const { incompleteOrder, order, session, payment, captured } = snapshot
  const isSetAside = rules.setAside && MathBN.eq(captured, 0)
  const takesMoney = payment ? !payment.canceledAt : session !== null
  return (
    MathBN.gt(uncapturedOf(voucher, snapshot), 0) &&
    takesMoney &&
    !isSetAside &&
    order?.status !== OrderStatus.CANCELED &&
    incompleteOrder?.isCapturable !== false
  )
}

/** Only the purchase's current voucher may undo the purchase, and only while nobody has paid for it, by whatever means. */
function failedStep({ session, order, capturedInCollection }: VoucherSnapshot, rules: Rules): Step {
  if (!session || MathBN.gt(capturedInCollection, 0)) {
    return { do: "nothing" }
  }
  const isUnpaid = order !== null && recordedCapturesOf(order).size === 0
  if (isUnpaid && order.status !== OrderStatus.CANCELED && rules.cancelOrder) {
    return { do: "cancel_order", orderId: order.id }
  }
  return hasEnded(session) ? { do: "nothing" } : { do: "fail_session", sessionId: session.id }
}

function hasEnded({ status }: { status: string }): boolean {
  return [PaymentSessionStatus.ERROR, PaymentSessionStatus.CANCELED].some((end) => end === status)
}

/**
 * What the voucher may pay: its session's amount, as far as nobody else has paid for the purchase (two clicks at once
 * make two sessions). A session's payment keeps its amount when the session is gone.
 */
export function payableOf(snapshot: VoucherSnapshot): BigNumberInput | null {
  const { session, payment, collection, captured, capturedInCollection } = snapshot
  const amount = payment?.amount ?? session?.amount ?? null
  if (amount === null || !collection) {
    return amount
  }
  const elsewhere = MathBN.sub(capturedInCollection, captured)
  const left = MathBN.max(MathBN.sub(collection.amount, elsewhere), 0)
  return MathBN.lt(left, amount) ? left : amount
}

/**
 * `min(received, payable) - captured`. What pays the amount that Medusa shows, in centavos, pays all of it: the whole
 * payable amount is then captured, with the fractions that Medusa keeps. Less than a centavo is nothing.
 */
export function uncapturedOf(voucher: Voucher, snapshot: VoucherSnapshot): BigNumberInput {
  const payable = payableOf(snapshot)
  if (payable === null) {
    return 0
  }
  const received = voucher.received_amount ?? 0
  const capturable = MathBN.lt(received, roundedToCentavos(payable)) ? received : payable
  const uncaptured = MathBN.sub(capturable, snapshot.captured)
  return roundedToCentavos(uncaptured).gt(0) ? uncaptured : 0
}

/** What PayPro received beyond what the voucher may pay. */
export function overpaidOf(voucher: Voucher, snapshot: VoucherSnapshot): BigNumberInput {
  const payable = payableOf(snapshot)
  const asked = payable === null ? voucher.amount : wholePesosToCollect(payable)
  const overpaid = MathBN.sub(voucher.received_amount ?? 0, MathBN.max(asked, snapshot.captured))
  return MathBN.gt(overpaid, 0) ? overpaid : 0
}
