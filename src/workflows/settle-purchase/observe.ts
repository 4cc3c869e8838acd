import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { isPayproProvider } from "../../lib/provider-id"
import { sumOf } from "../../medusa/order-figures"
import {
  capturedOf,
  readPurchase,
  type PurchaseCollection,
  type PurchasePayment,
  type PurchaseSession,
  type PurchaseSnapshot,
} from "../../medusa/purchase-snapshot"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"
import type { ObservedVoucher, Purchase, SeenPurchase, Voucher } from "../../modules/paypro/types"

/** All that decides what is to be done about a purchase, as it was at one moment. */
export type PurchaseState = {
  purchase: SeenPurchase
  /** As Medusa has it. */
  medusa: PurchaseSnapshot
  /** Paid ones first, in the order they were paid; then as they were issued. */
  vouchers: VoucherState[]
  /** What PayPro called about its vouchers and no query has agreed with yet. */
  callbacks: ObservedVoucher["open_callbacks"]
}

/** A voucher, what Medusa has for it, and what became of its money. */
export type VoucherState = {
  row: Voucher
  /** Its own first, then those that were added for its money. */
  places: Place[]
  /** Captured of its money on this purchase. */
  captured: BigNumberInput
  /** Applied to another order, set aside, or returned without having been captured. */
  allocated: BigNumberInput
  /** Received, and neither captured nor allocated. */
  held: BigNumberInput
}

/** Where the money of a voucher can be captured: a session, the payment that was made of it, or both. */
export type Place = {
  collection: PurchaseCollection
  session: PurchaseSession | null
  payment: PurchasePayment | null
}

/** Reads a purchase as it is now. */
export async function observe(
  container: MedusaContainer,
  purchase: SeenPurchase,
): Promise<PurchaseState> {
  return { purchase, ...(await observeMoney(container, purchase)) }
}

/** The same, for whoever only looks and holds no lease. */
export async function observeMoney(
  container: MedusaContainer,
  purchase: Purchase,
): Promise<Omit<PurchaseState, "purchase">> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const rows = await paypro.observeVouchers(purchase.id)
  const medusa = await readPurchase(container, keysOf(purchase, rows))
  return {
    medusa,
    vouchers: rows.map(({ open_callbacks: _, allocations, ...row }) =>
      voucherStateOf(row, medusa, allocations),
    ),
    callbacks: rows.flatMap(({ open_callbacks }) => open_callbacks),
  }
}

/** PayPro's payments on the purchase whose money is none of its vouchers' own: it was applied to the order. */
export function appliedPayments({
  medusa,
  vouchers,
}: Pick<PurchaseState, "medusa" | "vouchers">): PurchasePayment[] {
  const own = new Set(vouchers.flatMap(({ places }) => places.map(({ payment }) => payment?.id)))
  return medusa.collections
    .flatMap(({ payments }) => payments)
    .filter(({ id, providerId }) => isPayproProvider(providerId) && !own.has(id))
}

function keysOf({ order_id }: Purchase, rows: Voucher[]) {
  return {
    orderId: order_id,
    cartId: rows.find(({ cart_id }) => cart_id !== null)?.cart_id ?? null,
    collectionIds: [...new Set(rows.flatMap((row) => row.payment_collection_id ?? []))],
  }
}

export function voucherStateOf(
  row: Voucher,
  { collections }: PurchaseSnapshot,
  allocations: ObservedVoucher["allocations"],
): VoucherState {
  const applied = new Set(allocations.map(({ payment_session_id }) => payment_session_id))
  const places = collections
    .flatMap((collection) => placesIn(collection, row))
    // What was applied is allocated, also where that was to this very order.
    .filter((place) => !applied.has(sessionIdOf(place)))
    .sort((a, b) => Number(isOwn(b, row)) - Number(isOwn(a, row)))
  const captured = MathBN.sum(...places.map(({ payment }) => (payment ? capturedOf(payment) : 0)))
  const allocated = sumOf(allocations)
  const held = MathBN.sub(row.received_amount ?? 0, MathBN.add(captured, allocated))
  return { row, places, captured, allocated, held: MathBN.max(held, 0) }
}

function placesIn(collection: PurchaseCollection, row: Voucher): Place[] {
  const { sessions, payments } = collection
  const ofSessions = sessions
    .filter((session) => isSessionOf(session, row))
    .map((session) => ({
      collection,
      session,
      payment: payments.find(({ paymentSessionId }) => paymentSessionId === session.id) ?? null,
    }))
  const known = new Set(ofSessions.map(({ session }) => session.id))
  // A payment outlives its session.
  const ofPayments = payments
    .filter((payment) => !known.has(payment.paymentSessionId) && isPaymentOf(payment, row))
    .map((payment) => ({ collection, session: null, payment }))
  return [...ofSessions, ...ofPayments]
}

function isOwn(place: Place, row: Voucher): boolean {
  return sessionIdOf(place) === row.payment_session_id
}

/** Of its payment, where the session is gone. */
export function sessionIdOf({ session, payment }: Place): string | null {
  return session?.id ?? payment?.paymentSessionId ?? null
}

function isSessionOf({ id, providerId, data }: PurchaseSession, row: Voucher): boolean {
  return isPayproProvider(providerId) && isFor(row, id, data?.trade_no)
}

function isPaymentOf({ paymentSessionId, providerId, data }: PurchasePayment, row: Voucher) {
  return isPayproProvider(providerId) && isFor(row, paymentSessionId, data?.trade_no)
}

/**
 * A session may have had several vouchers: PayPro refused one, or its answer was lost. It is for the one that it names,
 * and only the provider writes that name; where a process died before it could, for the one that somebody may have seen.
 */
function isFor(
  { trade_no, payment_info, payment_session_id, added_session_ids }: Voucher,
  sessionId: string,
  named: unknown,
): boolean {
  return typeof named === "string"
    ? named === trade_no
    : added_session_ids.includes(sessionId) ||
        (sessionId === payment_session_id && payment_info !== null)
}
