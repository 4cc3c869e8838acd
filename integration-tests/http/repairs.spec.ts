import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { refreshVoucher } from "../../src/workflows/ask-paypro/refresh-voucher"
import { eventually } from "../../scripts/wait-for"
import { describeStore, letTimePass, watchShop, type Purchase } from "../helpers"
import { anHourAfterDeath } from "../processes/after-death"

describeStore("what a killed process leaves in Medusa's books", (store) => {
  const pg = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { letDeadlinePass, afterJob, publicVoucher } = watchShop(store)
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

    it("without stock, paid, and PayPro takes the money back: its page says that the store looks into it", async () => {
      const purchase = await withoutStock()
      pay(purchase)
      await settle(purchase)
      await anHourAfterDeath(pg())
      await settle(purchase)
      expect(await publicVoucher(purchase.sessionId)).toMatchObject({ state: "paid" })
      store.simulator.reverse(purchase.voucher.trade_no, { callback: false })
      await settle(purchase)
      expect(await publicVoucher(purchase.sessionId)).toMatchObject({
        state: "with_store",
        missing_amount: "0",
      })
      expect(await pg()("paypro_discrepancy").whereNull("resolved_at").select("kind")).toEqual([
        { kind: "reversed" },
      ])
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

  describe("a capture that was written, and not all that follows from it", () => {
    const EVEN = {
      ...CAPTURED,
      paid_total: 300,
      pending_difference: 0,
      captures: [{ amount: 300 }],
      transactions: [{ reference: "capture", amount: 300 }],
      collections: [{ status: "completed", captured_amount: 300 }],
    }
    const UNPAID = { paid_total: 0, transaction_total: 0, pending_difference: 300 }

    async function paid(): Promise<Purchase> {
      const purchase = await store.guest().buy("va")
      await store.pay(purchase.voucher.trade_no)
      expect(await store.books(purchase.order.id)).toMatchObject(EVEN)
      return purchase
    }

    async function setSummary({ order }: Purchase, sums: Record<string, number>): Promise<void> {
      const raw = Object.entries(sums).map(([name, value]) => [
        `raw_${name}`,
        { value: String(value), precision: 20 },
      ])
      const totals = JSON.stringify({ ...sums, ...Object.fromEntries(raw) })
      await pg()("order_summary")
        .where({ order_id: order.id })
        .update({ totals: pg().raw("totals || ?::jsonb", [totals]) })
    }

    /** The provider was asked, and the process died before Medusa marked the payment and its collection. */
    async function unmark({ sessionId }: Purchase): Promise<void> {
      const [payment] = await pg()("payment")
        .where({ payment_session_id: sessionId })
        .update({ captured_at: null })
        .returning("payment_collection_id")
      await pg()("payment_collection")
        .where({ id: payment.payment_collection_id })
        .update({
          status: "authorized",
          completed_at: null,
          captured_amount: 0,
          raw_captured_amount: JSON.stringify({ value: "0", precision: 20 }),
        })
    }

    it.each<[string, (purchase: Purchase) => Promise<void>, object]>([
      [
        "the order's transaction",
        async (purchase) => {
          await pg()("order_transaction").where({ order_id: purchase.order.id }).delete()
          await setSummary(purchase, UNPAID)
        },
        { captured: 300, transacted: 0, pending_difference: 300 },
      ],
      ["the payment's own mark", unmark, { payment_status: "authorized", transacted: 300 }],
      [
        "the sum of what was paid",
        async (purchase) => await setSummary(purchase, UNPAID),
        { transacted: 300, paid_total: 0, pending_difference: 300 },
      ],
      [
        "one transaction only",
        async ({ order }) => {
          await store.container.resolve(Modules.ORDER).addOrderTransactions(
            (await pg()("order_transaction").where({ order_id: order.id }).select("*")).map(
              ({ order_id, currency_code, reference, reference_id }) => ({
                order_id,
                amount: 300,
                currency_code,
                reference,
                reference_id,
              }),
            ),
          )
        },
        { transacted: 600, pending_difference: -300 },
      ],
    ])("%s: the books are put right, and nothing is captured again", async (_, lose, left) => {
      const purchase = await paid()
      await lose(purchase)
      expect(await store.books(purchase.order.id)).toMatchObject(left)
      await anHourAfterDeath(pg())
      await settle(purchase)
      expect(await store.books(purchase.order.id)).toMatchObject(EVEN)
      expect(await pg()("paypro_discrepancy").whereNull("resolved_at").select("kind")).toEqual([])
    })

    it("what cannot be put right is told of within the hour, and put right once it can be", async () => {
      const purchase = await paid()
      await unmark(purchase)
      await pg().raw(`
        create function keep_unmarked() returns trigger language plpgsql as
          $$ begin new.captured_at := null; return new; end $$;
        create trigger keep_unmarked before update on payment
          for each row execute function keep_unmarked()`)
      try {
        await anHourAfterDeath(pg())
        await settle(purchase)
        await letTimePass(store.container, { hours: 1 })
        await settle(purchase)
        expect(await store.books(purchase.order.id)).toMatchObject({ captured: 300 })
        expect(
          await pg()("paypro_discrepancy").whereNull("resolved_at").select("kind", "amount"),
        ).toEqual([{ kind: "not_booked", amount: null }])
      } finally {
        await pg().raw("drop function keep_unmarked() cascade")
      }
      await letTimePass(store.container, { hours: 1 })
      await settle(purchase)
      expect(await store.books(purchase.order.id)).toMatchObject(EVEN)
      expect(await pg()("paypro_discrepancy").whereNull("resolved_at").select("kind")).toEqual([])
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
