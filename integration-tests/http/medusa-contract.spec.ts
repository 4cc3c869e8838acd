import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import { createRegionsWorkflow, deleteRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { PROVIDER_PREFIX } from "../../src/lib/provider-id"
import { periodOf } from "../../src/lib/mexican-time"
import { captureBindings, CAPTURES, readCaptures } from "../../src/medusa/capture-movements"
import { readAttemptedCapture } from "../../src/medusa/captures"
import { readCheckout } from "../../src/medusa/checkout-snapshot"
import { readOrderContacts } from "../../src/medusa/order-contacts"
import { findOrdersToShip } from "../../src/medusa/orders-to-ship"
import { readOutstanding } from "../../src/medusa/outstanding"
import { readOutstandingOfOrders } from "../../src/medusa/outstanding-of-orders"
import { paymentSessionExists } from "../../src/medusa/payment-sessions"
import { readPesoRegions } from "../../src/medusa/peso-regions"
import { readPlacedOrder, readRecordedCaptures } from "../../src/medusa/placed-order"
import { readPurchase, type PurchaseSnapshot } from "../../src/medusa/purchase-snapshot"
import { readRegionWayCodes } from "../../src/medusa/region-providers"
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
        // Which of them are returns is for the plugin's own table to say.
        refunds: byId(payment.refunds).map(({ isReturn: _, ...refund }) => refund),
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

  /** As movements tell them: ids begin with the time that the core wrote. */
  async function expectCaptureMovements({ orderId, tradeNo }: MadeOrder): Promise<void> {
    const payments = (await graph.collections(orderId)).flatMap((row) => row.payments)
    const ours = payments.filter(({ providerId }) => providerId.startsWith(PROVIDER_PREFIX))
    const captures = byId(ours.flatMap((payment) => payment.captures))
    const always = captureBindings(periodOf({ from: "2020-01-01", to: "2100-01-01" }))
    const { rows } = await knex().raw<{ rows: { id: string; at: Date }[] }>(
      `${CAPTURES.rows} and ${CAPTURES.ofOrder}`,
      { ...always, orderId },
    )
    const ids = captures.map(({ id }) => id)
    expect(byId(rows).map(({ id }) => id)).toEqual(ids)
    const written = await knex()("capture").whereIn("id", ids).select("id", "created_at")
    for (const { id, created_at } of written) {
      const { at } = rows.find((row) => row.id === id) ?? {}
      expect(Math.abs(Number(at) - Number(created_at))).toBeLessThan(2_000)
    }
    expect(plain(byId(await readCaptures(knex(), ids)))).toEqual(
      plain(
        captures.map(({ id, amount }) => ({
          id,
          amount,
          created_by: null,
          trade_no: tradeNo,
          order_id: orderId,
          way_code: "va",
        })),
      ),
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

  /** As it stands in a list of orders. */
  async function expectListed({ orderId }: MadeOrder): Promise<void> {
    const { outstanding, hasItemsToShip, status, isPlacedFromCart } = await graph.order(orderId)
    const balance = (await readOutstandingOfOrders(store.container, [orderId])).get(orderId)
    const placed = await readPlacedOrder(
      knex(),
      store.container.resolve(ContainerRegistrationKeys.QUERY),
      orderId,
    )
    expect(balance).toEqual({ outstanding, total: placed?.total, isPlacedFromCart })
    const isToShip = hasItemsToShip && status !== "canceled"
    expect([...(await findOrdersToShip(knex(), [orderId]))]).toEqual(isToShip ? [orderId] : [])
    const contact = (await readOrderContacts(knex(), [orderId])).get(orderId)
    expect(plain(contact)).toEqual(plain(await graph.contact(orderId)))
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
    await expectCaptureMovements(made)
    await expectListed(made)
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

  it("find the methods of each region in pesos", async () => {
    const payment_providers = ["pp_paypro-va_paypro", "pp_system_default"]
    const { result } = await createRegionsWorkflow(store.container).run({
      input: {
        regions: [
          { name: "Norte", currency_code: "mxn", payment_providers },
          { name: "Sur", currency_code: "mxn" },
          { name: "Texas", currency_code: "usd", payment_providers },
          { name: "Ayer", currency_code: "mxn", payment_providers },
        ],
      },
    })
    const [north = "", south = "", , yesterday = ""] = result.map(({ id }) => id)
    await deleteRegionsWorkflow(store.container).run({ input: { ids: [yesterday] } })
    const expected = async () => {
      const ids = [store.seeded.regionId, north, south].toSorted()
      const of = async (id: string) => ({
        id,
        wayCodes: await readRegionWayCodes(store.container, id),
      })
      return await Promise.all(ids.map(of))
    }
    const regions = await readPesoRegions(knex())
    expect(regions).toEqual(await expected())
    expect(regions.find(({ id }) => id === north)?.wayCodes).toEqual(["va"])

    await knex()("payment_provider")
      .where({ id: "pp_paypro-va_paypro" })
      .update("is_enabled", false)
    expect(await readPesoRegions(knex())).toEqual(await expected())
    expect((await readPesoRegions(knex())).flatMap(({ wayCodes }) => wayCodes)).toEqual(["store"])
  })
})
