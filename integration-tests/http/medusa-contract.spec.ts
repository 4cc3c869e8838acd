import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import { PROVIDER_PREFIX } from "../../src/lib/provider-id"
import { readAttemptedCapture } from "../../src/medusa/captures"
import { readCheckout } from "../../src/medusa/checkout-snapshot"
import { readOutstanding } from "../../src/medusa/outstanding"
import { paymentSessionExists } from "../../src/medusa/payment-sessions"
import { readPlacedOrder, readRecordedCaptures } from "../../src/medusa/placed-order"
import { readPurchase, type PurchaseSnapshot } from "../../src/medusa/purchase-snapshot"
import { describeStore } from "../helpers"
import { byId, graphOf, plain, sum } from "./medusa-contract-graph"
import { ordersOf, type MadeOrder } from "./medusa-contract-orders"

type Made = ReturnType<typeof ordersOf>

/** What an order owes in each state. */
const OUTSTANDING: Record<keyof Made, string> = {
  fresh: "300",
  paid: "0",
  "part-paid, twice and with centavos": "100.25",
  fulfilled: "0",
  "fulfilled and unpaid": "300",
  "edited up": "300",
  "edited down": "300",
  "being edited": "300",
  exchanged: "300",
  claimed: "0",
  "with an item requested back": "-300",
  "with an item that came back": "-300",
  credited: "249.75",
  refunded: "0",
  canceled: "0",
  "paid, refunded and canceled": "0",
  "canceled and archived": "0",
  archived: "300",
  "with taxes on top": "348",
  "made from a draft": "300",
  "made from a draft, with taxes on top": "348",
}

/** Lists in the order of their ids. */
function sorted({ order, collections, ...rest }: PurchaseSnapshot) {
  return {
    ...rest,
    order: order && {
      ...order,
      transactions: byId(order.transactions),
      reservedLineItemIds: order.reservedLineItemIds.toSorted(),
    },
    collections: byId(collections).map((collection) => ({
      ...collection,
      sessions: byId(collection.sessions),
      payments: byId(collection.payments).map((payment) => ({
        ...payment,
        captures: byId(payment.captures),
        refunds: byId(payment.refunds),
      })),
    })),
  }
}

// Statements know names of the core's tables and columns, which are not its public API. What they mean is for the core
// to say. A release of Medusa that moves something fails here.
describeStore("statements on the core's tables", (store) => {
  const orders = ordersOf(store)
  const graph = graphOf(store)
  const knex = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)

  async function expectSnapshot({ orderId }: MadeOrder): Promise<PurchaseSnapshot> {
    const collections = await graph.collections(orderId)
    const cart = await graph.cart(orderId)
    const by = {
      collectionIds: collections.slice(-1).map(({ id }) => id),
      cartId: cart?.id ?? null,
    }
    const snapshot = await readPurchase(store.container, by)
    const { readAt, ...read } = sorted(snapshot)
    expect(Math.abs(Date.now() - +new Date(readAt))).toBeLessThan(5_000)
    expect(plain(read)).toEqual(plain({ cart, order: await graph.order(orderId), collections }))
    return snapshot
  }

  async function expectCheckout({ sessionId = "" }: MadeOrder): Promise<void> {
    const { received, ...checkout } = await readCheckout(knex(), sessionId)
    expect(received).toBe(await hasReceived(sessionId))
    expect(plain(checkout)).toEqual(plain(await graph.checkout(sessionId)))
  }

  /** As the gate sees the order's last capture. */
  async function expectCaptures({ orderId, sessionId = "", tradeNo = "" }: MadeOrder) {
    const collections = await graph.collections(orderId)
    const own = collections.find(({ sessions }) => sessions.some(({ id }) => id === sessionId))
    const paid = own?.payments.filter((payment) => payment.paymentSessionId === sessionId) ?? []
    const captures = byId(paid.flatMap((payment) => payment.captures))
    const last = captures.at(-1)
    const by = { voucherId: "", tradeNo, sessionIds: [sessionId] }
    const { order, ...read } = (await readAttemptedCapture(knex(), last?.id ?? "", by)) ?? {}
    if (!last) {
      expect(read).toEqual({})
      return
    }
    const { outstanding: _, ...figures } = await graph.order(orderId)
    expect(plain(figures)).toMatchObject(plain(order) as object)
    expect(plain(read)).toEqual(
      plain({
        sessionId,
        amount: last.amount,
        capturedOfSession: sum(captures),
        capturedOfVoucher: [{ sessionId, amount: sum(captures) }],
        allocations: [],
        unrecorded: await unrecordedOf(orderId),
        collectionAmount: own?.amount,
        capturedInCollection: sum(own?.payments.flatMap((payment) => payment.captures) ?? []),
      }),
    )
  }

  async function unrecordedOf(orderId: string) {
    const recorded = new Set(
      (await graph.order(orderId)).transactions.map((row) => row.referenceId),
    )
    const payments = (await graph.collections(orderId)).flatMap((row) => row.payments)
    return sum(payments.flatMap(({ captures }) => captures).filter(({ id }) => !recorded.has(id)))
  }

  async function expectPlacedOrder({ orderId }: MadeOrder): Promise<void> {
    const query = store.container.resolve(ContainerRegistrationKeys.QUERY)
    const payments = (await graph.collections(orderId)).flatMap((row) => row.payments)
    const ours = payments.filter(({ providerId }) => providerId.startsWith(PROVIDER_PREFIX))
    const { outstanding, status, transactions, hasItemsRequestedBack } = await graph.order(orderId)
    const isCanceled = status === "canceled"
    const { total, ...order } = (await readPlacedOrder(knex(), query, orderId)) ?? {}
    expect(plain(order)).toEqual(
      plain({
        ...(await graph.namesOf(orderId)),
        outstanding,
        isCanceled,
        hasItemsRequestedBack,
        hasCaptures: transactions.some(({ reference }) => reference === "capture"),
      }),
    )
    if (!isCanceled && !hasItemsRequestedBack) {
      expect(plain(total)).toBe(plain(await graph.total(orderId)))
    }
    const by = { orderId, providerPrefix: PROVIDER_PREFIX }
    expect(plain(await readRecordedCaptures(knex(), by))).toBe(
      plain(sum(ours.flatMap(({ captures }) => captures))),
    )
  }

  async function hasReceived(sessionId: string): Promise<boolean> {
    const voucher = await store.paypro.findVoucherOfSession(sessionId)
    return MathBN.gt(voucher?.received_amount ?? 0, 0)
  }

  const kinds = Object.keys(OUTSTANDING) as (keyof Made)[]
  it.each(kinds)("read an order as query.graph does: %s", async (kind) => {
    const made: MadeOrder = await orders[kind]()
    expect(await graph.outstanding(made.orderId)).toBe(OUTSTANDING[kind])
    expect(await readOutstanding(store.container, made.orderId)).toBe(OUTSTANDING[kind])
    await expectPlacedOrder(made)
    const snapshot = await expectSnapshot(made)
    expect(snapshot.order?.outstanding).toBe(OUTSTANDING[kind])
    if (made.sessionId) {
      await expectCheckout(made)
      await expectCaptures(made)
    }
  })

  it("read a purchase that has no order yet", async () => {
    const shopper = store.guest()
    const { id: cartId } = await shopper.createCart()
    await shopper.addShipping(cartId)
    const session = await shopper.choosePayment(cartId, "va")
    const { payment_collection_id: collectionId } = session as unknown as Record<string, string>
    const snapshot = await readPurchase(store.container, {
      collectionIds: [collectionId ?? ""],
    })
    expect(snapshot).toMatchObject({
      cart: { id: cartId, completedAt: null },
      order: null,
      collections: [
        {
          id: collectionId,
          isLinkedToOrder: false,
          isOfCart: true,
          sessions: [{ id: session.id }],
        },
      ],
    })
    expect(await readPurchase(store.container, { cartId })).toEqual({
      ...snapshot,
      readAt: expect.any(String),
    })
    await expectCheckout({ orderId: "", sessionId: session.id })
  })

  it("find an order by its cart where its payment collection is not linked", async () => {
    const { order, cartId } = await store.guest().buy("va")
    await knex()("order_payment_collection").where({ order_id: order.id }).delete()
    const [collectionId] =
      await knex()("cart_payment_collection").pluck<string[]>("payment_collection_id")
    for (const by of [{ collectionIds: [collectionId ?? ""] }, { cartId }]) {
      expect(await readPurchase(store.container, by)).toMatchObject({
        order: { id: order.id },
        collections: [{ id: collectionId, isLinkedToOrder: false, isOfCart: true }],
      })
    }
  })

  it("find what an order reserved last", async () => {
    const { orderId } = await orders.fresh()
    const inventory = store.container.resolve(Modules.INVENTORY)
    const items = (await graph.order(orderId)).reservedLineItemIds
    const [held] = await inventory.listReservationItems({ line_item_id: items })
    await inventory.deleteReservationItemsByLineItem(items)
    const { order } = await expectSnapshot({ orderId })
    expect(order?.stock).toEqual({
      managedLineItemIds: items,
      deletedReservations: [{ id: held?.id, inventoryItemId: held?.inventory_item_id }],
    })
  })

  it("say whether a payment session exists", async () => {
    const { sessionId } = await orders.fresh()
    const exists = async (id: string) => {
      const { rows } = await knex().raw(`select ${paymentSessionExists("?")} as exists`, [id])
      return rows[0].exists
    }
    expect(await exists(sessionId ?? "")).toBe(true)
    await knex()("payment_session").where({ id: sessionId }).delete()
    expect(await exists(sessionId ?? "")).toBe(false)
  })
})
