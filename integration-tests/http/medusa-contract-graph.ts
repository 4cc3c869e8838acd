import type { BigNumberInput } from "@medusajs/framework/types"
import { BigNumber, ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import type { Store } from "../helpers"

// What a statement is compared with: the same, as `query.graph` and the core's services tell it.

type Amount = BigNumberInput
type Moment = string | Date | null
type Money = { id: string; amount: Amount; created_at: Moment }
type Summary = Record<string, Amount>
type Person = { first_name: string; last_name: string; phone: string }
type Buyer = { email: string; billing_address: Person | null; shipping_address: Person | null }

type ItemRow = {
  id: string
  variant: { manage_inventory: boolean } | null
  requires_shipping: boolean
  detail: { quantity: Amount; return_requested_quantity: Amount; fulfilled_quantity: Amount }
}
type OrderRow = {
  id: string
  status: string
  version: number
  created_at: Moment
  canceled_at: Moment
  summary: Summary
  transactions: (Money & { reference: string; reference_id: string })[]
  cart: { id: string; completed_at: Moment } | null
  fulfillments: { canceled_at: Moment }[]
  items: ItemRow[]
  credit_lines: { amount: Amount }[]
}
type ChangeRow = { id: string; change_type: string; status: string; created_at: Moment }
type CollectionRow = Omit<Money, "created_at"> & {
  status: string
  captured_amount: Amount | null
  currency_code: string
  cart: { id: string } | null
  payment_sessions: (Money & { status: string; provider_id: string; data: unknown })[]
  payments: (Money & {
    provider_id: string
    captured_at?: Moment
    canceled_at?: Moment
    payment_session_id: string
    data: unknown
    captures: Money[]
    refunds: Money[]
  })[]
}
type SessionRow = Money & {
  provider_id: string
  currency_code: string
  payment_collection: CollectionRow & {
    cart: ({ id: string } & Buyer) | null
    order?: (OrderRow & Buyer) | null
  }
}

/** The same of both: amounts as text, moments as ISO 8601. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(plain)
  }
  if (value instanceof BigNumber) {
    return String(value.numeric)
  }
  if (value instanceof Date) {
    return value.toISOString()
  }
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) {
    return new Date(value).toISOString()
  }
  if (typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value))) {
    return String(Number(value))
  }
  return value && typeof value === "object"
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
    : value
}

export const byId = <T extends { id: string }>(rows: T[]): T[] =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
export const sum = (rows: { amount: Amount }[]): number =>
  MathBN.sum(...rows.map(({ amount }) => amount)).toNumber()

export function graphOf(store: Store) {
  async function graph<T>(entity: string, fields: string[], filters: object): Promise<T[]> {
    const query = store.container.resolve(ContainerRegistrationKeys.QUERY)
    return (await query.graph({ entity, fields, filters })).data as T[]
  }

  async function one<T>(entity: string, fields: string[], filters: object): Promise<T> {
    const [row] = await graph<T>(entity, fields, filters)
    if (!row) {
      throw new Error(`There is no ${entity} ${JSON.stringify(filters)}`)
    }
    return row
  }

  /** The dashboard's "Outstanding amount". */
  async function outstanding(id: string): Promise<string> {
    const fields = ["canceled_at", "summary.*", "total"]
    const { canceled_at, summary } = await one<OrderRow>("order", fields, { id })
    return canceled_at ? "0" : MathBN.convert(summary.pending_difference ?? 0).toFixed()
  }

  /** What an order costs. */
  async function total(id: string): Promise<string> {
    const order = await one<{ total: Amount }>("order", ["total"], { id })
    return MathBN.convert(order.total).toFixed()
  }

  /** Of the order's first version, which `query.graph` does not tell. */
  async function placedTotal(orderId: string): Promise<Amount | undefined> {
    const orders = store.container.resolve(Modules.ORDER) as unknown as {
      listOrderSummaries(filters: object): Promise<{ totals: Summary }[]>
    }
    const [first] = await orders.listOrderSummaries({ order_id: orderId, version: 1 })
    return first?.totals.current_order_total
  }

  async function stock(items: ItemRow[]) {
    const managed = items.filter(({ variant }) => variant?.manage_inventory)
    const unsent = managed.filter(({ detail }) => MathBN.eq(detail.fulfilled_quantity, 0))
    const deleted = await store.container
      .resolve(Modules.INVENTORY)
      .listReservationItems({ line_item_id: unsent.map(({ id }) => id) }, { withDeleted: true })
    return {
      managedLineItemIds: managed.map(({ id }) => id),
      deletedReservations: deleted.map(({ id, inventory_item_id }) => ({
        id,
        inventoryItemId: inventory_item_id,
      })),
    }
  }

  async function reservedLineItemIds(items: ItemRow[]): Promise<string[]> {
    const line_item_id = items.map(({ id }) => id)
    const inventory = store.container.resolve(Modules.INVENTORY)
    const reserved = await inventory.listReservationItems({ line_item_id })
    return reserved.flatMap((reservation) => reservation.line_item_id ?? []).sort()
  }

  async function openChanges(orderId: string) {
    const changes = await graph<ChangeRow>("order_change", ["*"], { order_id: orderId })
    return changes
      .filter(({ status }) => status === "pending" || status === "requested")
      .map(({ id, change_type, status, created_at }) => ({
        id,
        type: change_type,
        status,
        createdAt: created_at,
      }))
  }

  async function order(id: string) {
    const parts = ["summary", "transactions", "items", "items.detail", "credit_lines"].map(
      (part) => `${part}.*`,
    )
    const links = ["cart.id", "fulfillments.canceled_at", "items.variant.manage_inventory"]
    const row = await one<OrderRow>("order", ["*", ...parts, ...links], { id })
    // Without a total, the summary is as it is stored.
    const { summary } = await one<OrderRow>("order", ["summary.*"], { id })
    const payments = (await collections(id)).flatMap((collection) => collection.payments)
    const reserved = await reservedLineItemIds(row.items)
    const isBare =
      row.status === "pending" &&
      !reserved.length &&
      !payments.some(({ captures }) => captures.length)
    const facts = row.transactions.map((trx) => `${trx.reference}:${trx.reference_id}`)
    return {
      id,
      status: row.canceled_at ? "canceled" : row.status,
      version: row.version,
      createdAt: row.created_at,
      isPlacedFromCart: Boolean(row.cart),
      hasItemsRequestedBack: row.items.some(({ detail }) =>
        MathBN.gt(detail.return_requested_quantity, 0),
      ),
      summary: {
        total: summary.current_order_total,
        paidTotal: summary.paid_total,
        refundedTotal: summary.refunded_total,
        transactionTotal: summary.transaction_total,
        pendingDifference: summary.pending_difference,
      },
      transactions: byId(row.transactions).map((trx) => ({
        id: trx.id,
        reference: trx.reference,
        referenceId: trx.reference_id,
        amount: trx.amount,
      })),
      placedTotal: await placedTotal(id),
      outstanding: await outstanding(id),
      summaryMatches: MathBN.eq(summary.transaction_total ?? 0, sum(row.transactions)),
      hasDuplicateTransactions: new Set(facts).size < facts.length,
      hasCreditLines: row.credit_lines.some(({ amount }) => !MathBN.eq(amount, 0)),
      openChanges: await openChanges(id),
      isFulfilled: row.fulfillments.some(({ canceled_at }) => !canceled_at),
      hasItemsToShip: row.items.some(
        ({ requires_shipping, detail }) =>
          requires_shipping && MathBN.lt(detail.fulfilled_quantity, detail.quantity),
      ),
      reservedLineItemIds: reserved,
      stock: isBare ? await stock(row.items) : null,
    }
  }

  async function collections(orderId: string) {
    const fields = ["", ".payment_sessions", ".payments", ".payments.captures", ".payments.refunds"]
    const { payment_collections } = await one<{ payment_collections: CollectionRow[] }>(
      "order",
      [...fields.map((path) => `payment_collections${path}.*`), "payment_collections.cart.id"],
      { id: orderId },
    )
    return byId(payment_collections).map(collectionOf)
  }

  async function namesOf(id: string) {
    const fields = ["display_id", "currency_code"]
    const row = await one<{ display_id: number; currency_code: string }>("order", fields, { id })
    return { number: row.display_id, currencyCode: row.currency_code }
  }

  async function contact(orderId: string) {
    const parts = ["shipping_address", "billing_address", "customer", "items"]
    const row = await one<OrderRow & Partial<Buyer> & { customer: Person | null }>(
      "order",
      ["*", ...parts.map((part) => `${part}.*`)],
      { id: orderId },
    )
    const people = [row.shipping_address, row.billing_address, row.customer]
    const names = people.map((person) =>
      [person?.first_name, person?.last_name].filter(Boolean).join(" "),
    )
    const reserved = await store.container
      .resolve(Modules.INVENTORY)
      .listReservationItems({ line_item_id: row.items.map(({ id }) => id) })
    return {
      orderId,
      ...(await namesOf(orderId)),
      name: names.find(Boolean) ?? null,
      email: row.email ?? null,
      phone: people.map((person) => person?.phone).find(Boolean) ?? null,
      reservedQuantity: MathBN.sum(...reserved.map(({ quantity }) => quantity)).toNumber(),
    }
  }

  async function cart(orderId: string) {
    const fields = ["cart.id", "cart.completed_at"]
    const { cart } = await one<OrderRow>("order", fields, { id: orderId })
    return cart ? { id: cart.id, completedAt: cart.completed_at } : null
  }

  async function checkout(sessionId: string) {
    const parts = ["", ".cart", ".cart.billing_address", ".cart.shipping_address"]
    const ofOrder = ["", ".summary", ".cart", ".billing_address", ".shipping_address"]
    const paths = [...parts, ...ofOrder.map((part) => `.order${part}`)].map(
      (path) => `payment_collection${path}.*`,
    )
    const row = await one<SessionRow>("payment_session", ["*", ...paths], { id: sessionId })
    const person = (someone?: Person | null) =>
      someone
        ? { first_name: someone.first_name, last_name: someone.last_name, phone: someone.phone }
        : null
    const { id, cart, order, captured_amount } = row.payment_collection
    return {
      id: row.id,
      provider_id: row.provider_id,
      amount: row.amount,
      currency_code: row.currency_code,
      created_at: row.created_at,
      payment_collection: {
        id,
        captured_amount,
        cart: cart && {
          id: cart.id,
          email: cart.email,
          billing_address: person(cart.billing_address),
          shipping_address: person(cart.shipping_address),
        },
        order: order
          ? {
              id: order.id,
              version: order.version,
              created_at: order.created_at,
              email: order.email,
              billing_address: person(order.billing_address),
              shipping_address: person(order.shipping_address),
              total: order.summary.current_order_total,
              cart_id: order.cart?.id ?? null,
            }
          : null,
      },
    }
  }

  return { outstanding, order, namesOf, total, collections, contact, cart, checkout }
}

function collectionOf(row: CollectionRow) {
  const movement = ({ id, amount, created_at }: Money) => ({ id, amount, createdAt: created_at })
  return {
    id: row.id,
    amount: row.amount,
    status: row.status,
    capturedAmount: row.captured_amount ?? 0,
    currencyCode: row.currency_code,
    isLinkedToOrder: true,
    isOfCart: Boolean(row.cart),
    sessions: byId(row.payment_sessions).map((session) => ({
      id: session.id,
      amount: session.amount,
      status: session.status,
      providerId: session.provider_id,
      data: session.data,
      createdAt: session.created_at,
    })),
    payments: byId(row.payments).map((payment) => ({
      id: payment.id,
      amount: payment.amount,
      providerId: payment.provider_id,
      capturedAt: payment.captured_at ?? null,
      canceledAt: payment.canceled_at ?? null,
      paymentSessionId: payment.payment_session_id,
      data: payment.data,
      captures: byId(payment.captures).map(movement),
      refunds: byId(payment.refunds).map(movement),
    })),
  }
}
