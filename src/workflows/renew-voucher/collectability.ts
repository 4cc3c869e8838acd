import type { MedusaContainer } from "@medusajs/framework/types"
import {
  MathBN,
  OrderStatus,
  PaymentCollectionStatus,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import { isPayproProvider } from "../../lib/provider-id"
import { hasReceived } from "../../lib/voucher-state"
import {
  findCollection,
  readPurchase,
  type PurchaseCollection,
  type PurchaseOrder,
  type PurchaseSession,
} from "../../medusa/purchase-snapshot"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"

/** What can be done about a voucher that nobody should pay. */
export type Collectability = {
  /** The voucher of the same purchase that counts instead. */
  current: Voucher | null
  /** Whether the order can be given a new voucher. */
  canRenew: boolean
}

/** Looked up by the payment collection, which all vouchers of a purchase have in common. */
export async function readCollectability(
  container: MedusaContainer,
  voucher: Voucher,
): Promise<Collectability> {
  if (!voucher.payment_collection_id) {
    return { current: null, canRenew: false }
  }
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const vouchers = await paypro.listVouchersOfCollections([voucher.payment_collection_id])
  const others = vouchers.filter(({ id }) => id !== voucher.id)
  const current = others.findLast(isCurrent) ?? null
  if (current || voucher.status !== "failed" || vouchers.some(hasReceived)) {
    return { current, canRenew: false }
  }
  const purchase = await readPurchase(container, { collectionId: voucher.payment_collection_id })
  const { collection, order } = findCollection(purchase, voucher.payment_collection_id)
  return { current, canRenew: collection !== null && isUnpaidOrder(order, collection) }
}

/** A live or paid voucher. A void one is none, though PayPro may still take money on it. */
function isCurrent({ status, voided_at, payment_info }: Voucher): boolean {
  return !voided_at && payment_info !== null && status !== "failed"
}

/**
 * An order that still stands, that nothing was paid on and nobody is paying by other means. Only attempts that ended,
 * or that never got a reference from PayPro, may make room for another one.
 */
export function isUnpaidOrder(
  order: Pick<PurchaseOrder, "status"> | null,
  { status, capturedAmount, sessions, payments }: CollectionState,
): boolean {
  return (
    order?.status === OrderStatus.PENDING &&
    OPEN_COLLECTION.some((open) => open === status) &&
    MathBN.eq(capturedAmount, 0) &&
    payments.every(({ canceledAt }) => canceledAt !== null) &&
    sessions.every(hasEnded)
  )
}

/** What of a payment collection says whether somebody pays on it. */
type CollectionState = Pick<PurchaseCollection, "status" | "capturedAmount"> & {
  sessions: SessionState[]
  payments: { canceledAt: string | null }[]
}
type SessionState = Pick<PurchaseSession, "status" | "providerId">

const OPEN_COLLECTION = [PaymentCollectionStatus.NOT_PAID, PaymentCollectionStatus.AWAITING]

function hasEnded({ status, providerId }: SessionState): boolean {
  const { ERROR, CANCELED, PENDING } = PaymentSessionStatus
  const ends = isPayproProvider(providerId) ? [ERROR, CANCELED, PENDING] : [ERROR, CANCELED]
  return ends.some((end) => end === status)
}
