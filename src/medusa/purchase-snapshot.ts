import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, OrderStatus } from "@medusajs/framework/utils"
import {
  duplicateTransactions,
  figuresOf,
  summaryMatches,
  sumOf,
  type OrderFigures,
  type OrderFiguresRow,
} from "./order-figures"
import { outstandingOf } from "./outstanding"
import { PURCHASE } from "./purchase-statement"
import { readStock, type OrderStock } from "./stock"

/**
 * What somebody buys, as Medusa has it at one moment: the cart, its order once it is placed, and all of their payment
 * collections. Amounts are decimal text, moments are ISO 8601.
 */
export type PurchaseSnapshot = {
  /** When it was read, by the database's clock. */
  readAt: string
  cart: { id: string; completedAt: string | null } | null
  order: PurchaseOrder | null
  /** Oldest first. */
  collections: PurchaseCollection[]
}

export type PurchaseOrder = OrderFigures & {
  createdAt: string
  /** What it owes: the dashboard's "Outstanding amount", and nothing once it is canceled. */
  outstanding: string
  /** Whether its summary says what its transactions say. */
  summaryMatches: boolean
  hasDuplicateTransactions: boolean
  /** Whether credit was given for it: gift cards, store credit, goodwill, a refund beyond its balance. */
  hasCreditLines: boolean
  /** Edits, exchanges, claims, returns, transfers and cancels that are not confirmed. */
  openChanges: OrderChange[]
  /** Whether anything of it is in a fulfillment that is not canceled. */
  isFulfilled: boolean
  /** Whether anything of it that needs shipping is in none. */
  hasItemsToShip: boolean
  reservedLineItemIds: string[]
  /** Read only for a pending order that reserves nothing and that nothing was captured for. */
  stock: OrderStock | null
}

export type OrderChange = { id: string; type: string | null; status: string; createdAt: string }

export type PurchaseCollection = {
  id: string
  amount: string
  status: string
  capturedAmount: string
  currencyCode: string
  isLinkedToOrder: boolean
  /** Whether it is the one of the checkout. */
  isOfCart: boolean
  sessions: PurchaseSession[]
  payments: PurchasePayment[]
}

export type PurchaseSession = {
  id: string
  amount: string
  status: string
  providerId: string
  data: Record<string, unknown> | null
  createdAt: string
}

export type PurchasePayment = {
  id: string
  amount: string
  providerId: string
  capturedAt: string | null
  /** The core cancels a payment when its order is edited, and captures nothing of it any more. */
  canceledAt: string | null
  paymentSessionId: string
  data: Record<string, unknown> | null
  captures: PaymentMovement[]
  refunds: PurchaseRefund[]
}

/** A capture or a refund. */
export type PaymentMovement = { id: string; amount: string; createdAt: string }

/** `isReturn`: staff recorded that they sent the money back, and our provider accepted it. */
export type PurchaseRefund = PaymentMovement & { isReturn: boolean }

type OrderRow = OrderFiguresRow &
  Pick<
    PurchaseOrder,
    | "createdAt"
    | "hasCreditLines"
    | "openChanges"
    | "isFulfilled"
    | "hasItemsToShip"
    | "reservedLineItemIds"
  >
type Row = Pick<PurchaseSnapshot, "cart" | "collections"> & {
  readAt: Date
  order: OrderRow | null
}

/** What a purchase is found by. Payment collections may be gone, and an order may come to a cart later. */
export type PurchaseKeys = {
  orderId?: string | null
  cartId?: string | null
  collectionIds?: string[]
}

/**
 * Reads a purchase: the given order, else that of the collections, else of the cart.
 *
 * It is one statement. `query.graph` needs a dozen, which may see different moments of a purchase that is being
 * captured, and which take longer than everything else the plugin does about a callback (docs/performance.md).
 */
export async function readPurchase(
  container: MedusaContainer,
  { orderId = null, cartId = null, collectionIds = [] }: PurchaseKeys,
): Promise<PurchaseSnapshot> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: [Row] }>(PURCHASE, { orderId, cartId, collectionIds })
  const [{ readAt, cart, order, collections }] = rows
  return {
    readAt: readAt.toISOString(),
    cart,
    order: order && (await orderOf(container, order, collections)),
    collections,
  }
}

async function orderOf(
  container: MedusaContainer,
  row: OrderRow,
  collections: PurchaseCollection[],
): Promise<PurchaseOrder> {
  const order = figuresOf(row)
  const isBare =
    order.status === OrderStatus.PENDING &&
    !order.reservedLineItemIds.length &&
    !collections.some((collection) => capturesOf(collection).length)
  return {
    ...order,
    outstanding: await outstandingOf(container.resolve(ContainerRegistrationKeys.QUERY), order),
    summaryMatches: summaryMatches(order),
    hasDuplicateTransactions: duplicateTransactions(order.transactions).length > 0,
    stock: isBare ? await readStock(container, order) : null,
  }
}

/** By whichever of its payments. */
export function capturesOf({ payments }: Pick<PurchaseCollection, "payments">): PaymentMovement[] {
  return payments.flatMap(({ captures }) => captures)
}

/** What was captured of a payment. */
export function capturedOf({ captures }: Pick<PurchasePayment, "captures">): BigNumberInput {
  return sumOf(captures)
}

/** What was captured of a payment and not refunded since. */
export function netCapturedOf({
  captures,
  refunds,
}: Pick<PurchasePayment, "captures" | "refunds">): BigNumberInput {
  return MathBN.sub(sumOf(captures), sumOf(refunds))
}

/** Ids of the captures that the order's transactions record. */
export function recordedCapturesOf({ transactions }: Pick<OrderFigures, "transactions">) {
  const captures = transactions.filter(({ reference }) => reference === "capture")
  return new Set(captures.map(({ referenceId }) => referenceId))
}
