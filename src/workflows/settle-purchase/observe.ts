import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { detectIncompleteOrder, type IncompleteOrder } from "../../medusa/repairs/index"
import { sumOf } from "../../medusa/order-figures"
import {
  capturedOf,
  capturesOf,
  findCollection,
  readPurchase,
  type PurchaseCollection,
  type PurchaseOrder,
  type PurchasePayment,
  type PurchaseSession,
  type PurchaseSnapshot,
} from "../../medusa/purchase-snapshot"
import type { Voucher } from "../../modules/paypro/types"

/** The purchase that a voucher belongs to, and what of it is the voucher's own. */
export type VoucherSnapshot = {
  purchase: PurchaseSnapshot
  collection: PurchaseCollection | null
  /** The voucher's session, while it exists. */
  session: PurchaseSession | null
  /** The payment made from the voucher's session. */
  payment: PurchasePayment | null
  /** Captured by the voucher. */
  captured: BigNumberInput
  /** Captured on the voucher's collection, by whatever means. */
  capturedInCollection: BigNumberInput
  /** The cart to complete where there is no order. */
  cartId: string | null
  /** An order that a process began to place and has not finished. */
  incompleteOrder: IncompleteOrder | null
  /** The order that the voucher's collection is linked to. */
  order: PurchaseOrder | null
}

/** Looks the purchase up by the payment collection, which outlives the session a voucher was made for. */
export async function observe(
  container: MedusaContainer,
  voucher: Voucher,
): Promise<VoucherSnapshot> {
  const by = { collectionId: voucher.payment_collection_id, cartId: voucher.cart_id }
  return voucherSnapshotOf(voucher, await readPurchase(container, by))
}

export function voucherSnapshotOf(voucher: Voucher, purchase: PurchaseSnapshot): VoucherSnapshot {
  const { collection, order } = findCollection(purchase, voucher.payment_collection_id)
  const session = collection?.sessions.find((candidate) => isOwnSession(candidate, voucher)) ?? null
  const payment = collection?.payments.find((candidate) => isOwnPayment(candidate, voucher)) ?? null
  const cartId = collection?.isOfCart ? (purchase.cart?.id ?? null) : voucher.cart_id
  return {
    purchase,
    collection,
    session,
    payment,
    captured: payment ? capturedOf(payment) : 0,
    capturedInCollection: collection ? sumOf(capturesOf(collection)) : 0,
    cartId,
    incompleteOrder:
      collection && cartId && !payment
        ? detectIncompleteOrder(purchase, { collection, session })
        : null,
    order,
  }
}

function isOwnSession({ id, providerId, data }: PurchaseSession, voucher: Voucher): boolean {
  return (
    id === voucher.payment_session_id &&
    providerId === voucher.provider_id &&
    isFor(voucher, data?.trade_no)
  )
}

function isOwnPayment({ paymentSessionId, data }: PurchasePayment, voucher: Voucher): boolean {
  return paymentSessionId === voucher.payment_session_id && isFor(voucher, data?.trade_no)
}

/**
 * A session may have had several vouchers: PayPro refused one, or the amount changed. It is for the one that it names;
 * where a process died before it could name any, for the one that somebody may have seen.
 */
function isFor({ trade_no, payment_info }: Voucher, named: unknown): boolean {
  return typeof named === "string" ? named === trade_no : payment_info !== null
}
