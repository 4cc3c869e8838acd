import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { refreshVoucher } from "../../src/workflows/ask-paypro/refresh-voucher"
import { eventually } from "../../scripts/wait-for"
import { describeStore, letTimePass, watchShop, type Purchase } from "../helpers"
import { anHourAfterDeath } from "../processes/after-death"

describeStore("what a killed process leaves in Medusa's books", (store) => {
  const pg = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { letDeadlinePass, afterJob } = watchShop(store)
  const inventory = () => store.container.resolve(Modules.INVENTORY)
  const settle = async ({ voucher }: Purchase) =>
    await refreshVoucher(store.container, { trade_no: voucher.trade_no })
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

  describe("an incomplete order", () => {
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

    async function withoutStock(): Promise<Purchase> {
      const purchase = await unauthorized()
      await inventory().deleteReservationItemsByLineItem(lineItemsOf(purchase))
      return purchase
    }

    const discrepancies = async () => await pg()("paypro_discrepancy").select("kind", "amount")

    it("all but authorized, and paid: is captured on the order that is there", async () => {
      const purchase = await unauthorized()
      await anHourAfterDeath(pg())
      pay(purchase)
      await settle(purchase)
      expect(await ordersOf(purchase)).toEqual([purchase.order.id])
      expect(await store.books(purchase.order.id)).toMatchObject(CAPTURED)
      expect(await discrepancies()).toEqual([])
    })

    it.each([
      ["barely begun", barelyBegun, true],
      ["without stock", withoutStock, true],
      ["without stock, and its shopper chose anew", withoutStock, false],
    ])(
      "%s, and paid: the money is named, and nothing is deleted",
      async (_, place, keepsSession) => {
        const purchase = await place()
        if (!keepsSession) {
          const shopper = Object.assign(store.guest(), { email: purchase.order.email })
          const { data } = await shopper.choosePayment(purchase.cartId, "store")
          purchase.voucher = data as Purchase["voucher"]
        }
        pay(purchase)
        // Whoever places it may be about to finish.
        await settle(purchase)
        expect(await discrepancies()).toEqual([])
        await anHourAfterDeath(pg())
        await settle(purchase)
        expect(await ordersOf(purchase)).toEqual([purchase.order.id])
        expect(await pg()("order").where({ id: purchase.order.id }).first("status")).toEqual({
          status: "pending",
        })
        expect(await pg()("capture").select("id")).toEqual([])
        expect(await discrepancies()).toEqual([{ kind: "incomplete_order", amount: "300" }])
      },
    )
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
    await letTimePass(store.container, { seconds: 10 })
    expect(await askPaypro(store.container)).toMatchObject({ settled: 1 })
    expect(await store.books(purchase.order.id)).toMatchObject({
      status: "canceled",
      captured: 300,
      refunded: 0,
      transacted: 300,
    })
    expect(await pg()("paypro_discrepancy").select("kind", "amount")).toEqual([
      { kind: "paid_order_canceled", amount: "300" },
    ])
  })

  it("a canceled order whose stock somebody else's cancel gave back frees it again", async () => {
    const purchase = await store.guest().buy("va")
    const [reservation] = await reservationsOf(purchase)
    const canceled = { status: "canceled", reservations: [] }
    await letDeadlinePass()
    await afterJob(async () => expect(await store.books(purchase.order.id)).toMatchObject(canceled))
    // What the core does when a merchant canceled it at the same moment, and came second.
    await inventory().restoreReservationItems([reservation?.id ?? ""])
    // Whoever settles it at this moment may have looked before.
    await eventually(async () => {
      await letTimePass(store.container, { seconds: 70 })
      await askPaypro(store.container)
      expect(await store.books(purchase.order.id)).toMatchObject(canceled)
    })
  })
})
