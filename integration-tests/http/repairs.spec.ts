import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { settlePurchase } from "../../src/workflows/settle-purchase/index"
import { describeStore, type Purchase } from "../helpers"
import { anHourAfterDeath } from "../processes/after-death"

describeStore("what a killed process leaves in Medusa's books", (store) => {
  const pg = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const inventory = () => store.container.resolve(Modules.INVENTORY)
  const settle = async ({ voucher }: Purchase) =>
    await settlePurchase(store.container, { trade_no: voucher.trade_no })
  const pay = ({ voucher }: Purchase) =>
    store.simulator.pay(voucher.trade_no, undefined, { callback: false })
  const lineItemsOf = ({ order }: Purchase) => (order.items ?? []).map(({ id }) => id)
  const reservationsOf = async (purchase: Purchase) =>
    await inventory().listReservationItems({ line_item_id: lineItemsOf(purchase) })
  const ordersOf = async ({ cartId }: Purchase): Promise<string[]> =>
    await pg()("order_cart").where({ cart_id: cartId }).whereNull("deleted_at").pluck("order_id")
  const CAPTURED = {
    status: "pending",
    payment_status: "captured",
    captured: 300,
    transacted: 300,
    reservations: [{ quantity: 1 }],
  }

  describe("an order placed by half", () => {
    /** The core authorizes the session last, and the killed process did not get there. */
    async function leaveUnauthorized({ sessionId }: Purchase): Promise<void> {
      await pg()("payment_session").where({ id: sessionId }).update({ status: "pending" })
      await pg()("payment_collection").update({ status: "not_paid" })
    }

    async function unauthorized(): Promise<Purchase> {
      const purchase = await store.guest().buy("va")
      await leaveUnauthorized(purchase)
      return purchase
    }

    /** Of what the core does side by side, nothing but the order's link to the cart. */
    async function barelyBegun(): Promise<Purchase> {
      const purchase = await unauthorized()
      await inventory().deleteReservationItems((await reservationsOf(purchase)).map(({ id }) => id))
      await pg()("order_payment_collection").where({ order_id: purchase.order.id }).delete()
      await pg()("cart").where({ id: purchase.cartId }).update({ completed_at: null })
      return purchase
    }

    it.each([
      ["all but authorized", unauthorized],
      ["barely begun", barelyBegun],
    ])("%s, and paid: is placed anew, once", async (_, placeByHalf) => {
      const half = await placeByHalf()
      await anHourAfterDeath(pg())
      pay(half)
      await settle(half)
      const [orderId = "", ...more] = await ordersOf(half)
      expect(more).toEqual([])
      expect(orderId).not.toBe(half.order.id)
      expect(await store.books(orderId)).toMatchObject(CAPTURED)
      expect(await reservationsOf(half)).toEqual([])
      expect(await pg()("order").where({ id: half.order.id }).first("id")).toBeUndefined()
    })

    it("placed anew, uses a promotion once", async () => {
      const promotions = store.container.resolve(Modules.PROMOTION)
      const [promotion] = await promotions.createPromotions([
        {
          code: "UNA-VEZ",
          type: "standard",
          status: "active",
          limit: 1,
          application_method: {
            type: "fixed",
            target_type: "order",
            allocation: "across",
            value: 50,
            currency_code: "mxn",
          },
        },
      ])
      const shopper = store.guest()
      const { id: cartId } = await shopper.createCart()
      await shopper.addShipping(cartId)
      await shopper.sdk.store.cart.update(cartId, { promo_codes: ["UNA-VEZ"] })
      const { id: sessionId, data } = await shopper.choosePayment(cartId, "va")
      const order = await shopper.placeOrder(cartId)
      const half = { cartId, order, sessionId, voucher: data as Purchase["voucher"] }
      await leaveUnauthorized(half)
      await anHourAfterDeath(pg())
      pay(half)
      await settle(half)
      const [orderId = ""] = await ordersOf(half)
      expect(orderId).not.toBe(order.id)
      expect(await store.books(orderId)).toMatchObject({ captured: 250, transacted: 250 })
      const { used } = await promotions.retrievePromotion(promotion?.id ?? "")
      expect(used).toBe(1)
    })

    describe.each([
      ["linked to its payment", unauthorized],
      ["linked to nothing but its cart", barelyBegun],
    ])("%s, without stock, and its shopper chooses anew", (_, placeByHalf) => {
      async function chosenAnew() {
        const half = await placeByHalf()
        await inventory().deleteReservationItemsByLineItem(lineItemsOf(half))
        const shopper = Object.assign(store.guest(), { email: half.order.email })
        return { half, choose: () => shopper.choosePayment(half.cartId, "store") }
      }

      it("and pays: it is placed anew, once", async () => {
        const { half, choose } = await chosenAnew()
        const { data } = await choose()
        const anew = { ...half, voucher: data as Purchase["voucher"] }
        await anHourAfterDeath(pg())
        pay(anew)
        await settle(anew)
        const [orderId = "", ...more] = await ordersOf(half)
        expect(more).toEqual([])
        expect(orderId).not.toBe(half.order.id)
        expect(await store.books(orderId)).toMatchObject(CAPTURED)
      })

      it("after paying: it is taken back, and the money named", async () => {
        const { half, choose } = await chosenAnew()
        pay(half)
        // Written down before the order is looked at, which may still be placed.
        await expect(settle(half)).rejects.toThrow("placing the order right now")
        await expect(choose()).rejects.toThrow("Ya se recibió un pago")
        await anHourAfterDeath(pg())
        await settle(half)
        expect(await ordersOf(half)).toEqual([])
        expect(await pg()("order").where({ id: half.order.id }).first("id")).toBeUndefined()
        expect(await pg()("paypro_discrepancy").select("kind", "amount")).toEqual([
          { kind: "received_without_order", amount: "300" },
        ])
      })
    })

    it("is not one that is placed whose shopper chose anew", async () => {
      const shopper = store.guest()
      const purchase = await shopper.buy("va")
      pay(purchase)
      const [voucher] = await pg()("paypro_voucher").select("*")
      await store.paypro.askAbout(voucher)
      await expect(shopper.choosePayment(purchase.cartId, "store")).rejects.toThrow()
      await inventory().deleteReservationItemsByLineItem(lineItemsOf(purchase))
      await anHourAfterDeath(pg())
      await settle(purchase)
      expect(await ordersOf(purchase)).toEqual([purchase.order.id])
      expect(await pg()("paypro_discrepancy").select("kind")).toEqual([{ kind: "received_after_cancellation" }])
    })

    it("is not one that was placed with another session of its cart", async () => {
      const shopper = store.guest()
      const { id: cartId } = await shopper.createCart()
      await shopper.addShipping(cartId)
      const first = await shopper.choosePayment(cartId, "va")
      const { payment_collection_id } = await pg()("payment_session").first("*")
      // What two clicks at the same moment leave.
      const second = await store.container
        .resolve(Modules.PAYMENT)
        .createPaymentSession(payment_collection_id, {
          provider_id: first.provider_id,
          currency_code: first.currency_code,
          amount: first.amount,
          data: {},
        })
      const order = await shopper.placeOrder(cartId)
      const [other] = await pg()("payment_session").where({ status: "pending" }).select("id")
      const session = [first, second].find(({ id }) => id === other.id)
      const voucher = session?.data as Purchase["voucher"]
      const purchase = { cartId, order, sessionId: other.id, voucher }
      pay(purchase)
      await settle(purchase)
      expect(await ordersOf(purchase)).toEqual([order.id])
      expect(await store.books(order.id)).toMatchObject(CAPTURED)
    })

    it("is not one that somebody ships", async () => {
      const purchase = await unauthorized()
      const { admin } = await store.admin()
      const items = lineItemsOf(purchase).map((id) => ({ id, quantity: 1 }))
      await admin.order.createFulfillment(purchase.order.id, { items })
      await anHourAfterDeath(pg())
      pay(purchase)
      await settle(purchase)
      expect(await ordersOf(purchase)).toEqual([purchase.order.id])
      expect(await store.books(purchase.order.id)).toMatchObject({ ...CAPTURED, reservations: [] })
    })

    it("is not one that is placed, however long its shopper takes to pay", async () => {
      const purchase = await store.guest().buy("va")
      await anHourAfterDeath(pg())
      pay(purchase)
      await settle(purchase)
      expect(await ordersOf(purchase)).toEqual([purchase.order.id])
      expect(await store.books(purchase.order.id)).toMatchObject(CAPTURED)
    })
  })

  describe("an order canceled by half", () => {
    /** The core frees the stock first, then opens an order change; the killed process got no further. */
    async function cancelByHalf({ order }: Purchase): Promise<void> {
      await inventory().deleteReservationItemsByLineItem((order.items ?? []).map(({ id }) => id))
      await store.container.resolve(Modules.ORDER).createOrderChange({
        order_id: order.id,
        change_type: "credit_line",
      })
      await anHourAfterDeath(pg())
    }

    it("and then paid: holds its stock again, and can be canceled", async () => {
      const purchase = await store.guest().buy("va")
      await cancelByHalf(purchase)
      pay(purchase)
      await settle(purchase)
      expect(await store.books(purchase.order.id)).toMatchObject(CAPTURED)
      const { admin } = await store.admin()
      await admin.order.cancel(purchase.order.id)
      expect(await store.books(purchase.order.id)).toMatchObject({
        status: "canceled",
        reservations: [],
      })
    })

    it("holds nothing again of what was shipped before it was paid", async () => {
      const purchase = await store.guest().buy("va")
      const { admin } = await store.admin()
      const items = lineItemsOf(purchase).map((id) => ({ id, quantity: 1 }))
      await admin.order.createFulfillment(purchase.order.id, { items })
      expect(await reservationsOf(purchase)).toEqual([])
      pay(purchase)
      await settle(purchase)
      expect(await store.books(purchase.order.id)).toMatchObject({ ...CAPTURED, reservations: [] })
    })
  })

  it("a paid order canceled by a process that died before it told: the refund that never was is taken back", async () => {
    const purchase = await store.guest().buy("va")
    await store.pay(purchase.voucher.trade_no)
    const told = jest
      .spyOn(store.container.resolve(Modules.EVENT_BUS), "releaseGroupedEvents")
      .mockResolvedValue(undefined)
    const { admin } = await store.admin()
    await admin.order.cancel(purchase.order.id)
    told.mockRestore()
    expect(await store.books(purchase.order.id)).toMatchObject({
      status: "canceled",
      transacted: 0,
    })
    expect(await askPaypro(store.container)).toMatchObject({ settled: 1 })
    expect(await store.books(purchase.order.id)).toMatchObject({
      status: "canceled",
      captured: 300,
      refunded: 0,
      transacted: 300,
    })
    expect(await pg()("paypro_discrepancy").select("kind", "amount")).toEqual([
      { kind: "received_after_cancellation", amount: "300" },
    ])
    expect(await pg()("paypro_voucher").whereNotNull("ask_at").select("id")).toEqual([])
  })

  it("a canceled order whose stock somebody else's cancel gave back frees it again", async () => {
    const purchase = await store.guest().buy("va")
    const [reservation] = await reservationsOf(purchase)
    store.simulator.timeOut(purchase.voucher.trade_no, { callback: false })
    await settle(purchase)
    const canceled = { status: "canceled", reservations: [] }
    expect(await store.books(purchase.order.id)).toMatchObject(canceled)
    // What the core does when a merchant canceled it at the same moment, and came second.
    await inventory().restoreReservationItems([reservation?.id ?? ""])
    await pg()("paypro_voucher")
      .whereNotNull("ask_at")
      .update({ ask_at: pg().fn.now() })
    expect(await askPaypro(store.container)).toMatchObject({ settled: 1 })
    expect(await store.books(purchase.order.id)).toMatchObject(canceled)
    expect(await pg()("paypro_voucher").whereNotNull("ask_at").select("id")).toEqual([])
  })
})
