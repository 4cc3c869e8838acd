import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type Medusa from "@medusajs/js-sdk"
import type { AdminToday, AdminTodayResponse } from "../../src/admin-view/today-types"
import type { AdminPayproOrderResponse } from "../../src/admin-view/types"
import { deadlineUntil, endOfMexicanDay } from "../../src/lib/deadline"
import { dayOf, yesterdayOf } from "../../src/lib/mexican-time"
import { settlePurchase } from "../../src/workflows/settle-purchase"
import { describeStore, refusal, shopLife, type Purchase } from "../helpers"

type ListName = "ready_to_ship" | "due_today" | "unpaid" | "discrepancies"

describeStore(
  "today",
  (store) => {
    let admin: Medusa
    beforeEach(async () => {
      admin = await store.admin()
    })

    const knex = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
    const today = async (): Promise<AdminToday> =>
      (await admin.client.fetch<AdminTodayResponse>("/admin/paypro/today")).today
    const listed = async (name: ListName) =>
      (await today())[name].items.map(({ order_id }) => order_id)
    const purchaseOf = async ({ order }: Purchase) => {
      const [purchase] = await store.paypro.listPurchasesOfOrder(order.id)
      return purchase?.id ?? ""
    }
    const settle = async (purchase: Purchase) =>
      await settlePurchase(store.container, { purchase_id: await purchaseOf(purchase) })
    const endDeadlineToday = async (purchase: Purchase) =>
      await store.paypro.setDeadline(
        await purchaseOf(purchase),
        deadlineUntil(store.paypro.options, endOfMexicanDay(dayOf(new Date()))),
      )
    const paid = async (cups = 1) => {
      const purchase = await store.guest().buy("va", { "taza-de-barro": cups })
      await store.pay(purchase.voucher.trade_no)
      return purchase
    }
    const canceledFulfillment = async (orderId: string) => {
      const { order } = await admin.admin.order.retrieve(orderId, { fields: "id,*fulfillments" })
      for (const { id } of order.fulfillments ?? []) {
        await admin.admin.order.cancelFulfillment(orderId, id, {})
      }
    }

    it("lets nobody in without a login", async () => {
      expect((await fetch(`${store.url}/admin/paypro/today`)).status).toBe(401)
    })

    it("has nothing to do in a store without orders", async () => {
      const empty = { count: 0, count_is_exact: true, items: [] }
      expect(await today()).toEqual({
        date: dayOf(new Date()),
        last_callback_at: null,
        last_job_run_at: null,
        ready_to_ship: empty,
        discrepancies: empty,
        due_today: empty,
        unpaid: empty,
        yesterday: {
          date: yesterdayOf(new Date()),
          totals: expect.objectContaining({ received: "0" }),
        },
        balance: { available: "0.0000", frozen: "0.0000", unsettled: "0.0000" },
      })
    })

    describe("ready to ship", () => {
      it("lists an order that is paid, with whose it is, until all of it is fulfilled", async () => {
        const purchase = await paid(2)
        const { order } = purchase
        await store.guest().buy("va")
        const { ready_to_ship, last_callback_at } = await today()
        expect(ready_to_ship).toEqual({
          count: 1,
          count_is_exact: true,
          items: [
            {
              order_id: order.id,
              order_display_id: order.display_id,
              customer_name: "María José Núñez Ávila",
              email: "maria@example.mx",
              phone: "5512345678",
              total: "600",
              currency_code: "mxn",
              paid_at: expect.any(String),
            },
          ],
        })
        expect(last_callback_at).toEqual(expect.any(String))
        await shopLife.fulfill(admin, order.id, 1)
        expect(await listed("ready_to_ship")).toEqual([order.id])
        await settle(purchase)
        expect(await listed("ready_to_ship")).toEqual([order.id])
        await shopLife.fulfill(admin, order.id, 1)
        expect(await listed("ready_to_ship")).toEqual([])
      })

      it("forgets what is fulfilled, and remembers it when that is canceled", async () => {
        const purchase = await paid()
        await shopLife.fulfill(admin, purchase.order.id, 1)
        await settle(purchase)
        expect(await store.paypro.listReadyToShip(10)).toEqual([])
        await canceledFulfillment(purchase.order.id)
        await settle(purchase)
        expect(await listed("ready_to_ship")).toEqual([purchase.order.id])
      })

      it("leaves out what owes again, is canceled, or whose payment PayPro took back", async () => {
        const [owing, canceled, reversed] = [await paid(), await paid(), await paid()]
        expect(await listed("ready_to_ship")).toHaveLength(3)
        await shopLife.editQuantity(admin, owing.order.id, 2)
        await admin.admin.order.cancel(canceled.order.id)
        const voucher = await store.voucherOf(reversed.voucher.trade_no)
        await store.paypro.openDiscrepancy(
          { kind: "reversed", amount: "300", values: { received: "300" } },
          voucher,
        )
        expect(await listed("ready_to_ship")).toEqual([])
      })
    })

    describe("unpaid", () => {
      it("lists what waits for its payment, the first to end first, and what is due today", async () => {
        const later = await store.guest().buy("store")
        const sooner = await store.guest().buy("va", { "taza-de-barro": 2 })
        await endDeadlineToday(sooner)
        await store.pay(sooner.voucher.trade_no, 100)
        const { due_today, unpaid } = await today()
        const item = {
          order_id: sooner.order.id,
          order_display_id: sooner.order.display_id,
          customer_name: "María José Núñez Ávila",
          email: "maria@example.mx",
          phone: "5512345678",
          total: "600",
          outstanding: "500",
          currency_code: "mxn",
          pay_by: endOfMexicanDay(dayOf(new Date())).toISOString(),
          cancel_at: expect.any(String),
          payment_url: expect.stringMatching(/\/paypro\/pay\/./),
          reserved_quantity: 2,
        }
        expect(due_today).toEqual({ count: 1, count_is_exact: true, items: [item] })
        expect(unpaid).toMatchObject({
          count: 2,
          items: [item, { order_id: later.order.id, outstanding: "300", reserved_quantity: 1 }],
        })
        expect((await fetch(due_today.items[0]?.payment_url ?? "")).status).toBe(200)
      })

      it("asks for what is left once all purchases of the order count", async () => {
        const first = await store.guest().buy("va", { "taza-de-barro": 2 })
        await store.pay(first.voucher.trade_no, 300)
        const { voucher } = await store.guest().buy("va")
        const second = await store.paypro.ensurePurchase("second", first.order.id)
        await knex()("paypro_voucher")
          .where({ trade_no: voucher.trade_no })
          .update({ purchase_id: second.id, order_id: first.order.id, received_amount: "200" })
        const item = (await today()).unpaid.items.find((one) => one.order_id === first.order.id)
        expect(item?.outstanding).toBe("100")
        const path = `/admin/paypro/orders/${first.order.id}`
        const { order } = await admin.client.fetch<AdminPayproOrderResponse>(path)
        expect(order).toMatchObject({ outstanding: "300", owed: "100" })
      })

      it("asks nobody who owes nothing, or whose money may be there", async () => {
        const elsewhere = await store.guest().buy("va")
        await shopLife.recordTransaction(store.container, elsewhere.order.id, 300)
        const received = await store.guest().buy("va")
        await knex()("paypro_voucher")
          .where({ trade_no: received.voucher.trade_no })
          .update({ received_amount: "300" })
        const disputed = await store.guest().buy("va")
        await knex()("paypro_voucher")
          .where({ trade_no: disputed.voucher.trade_no })
          .update({ disputed_amount: "300" })
        const canceled = await store.guest().buy("va")
        await admin.admin.order.cancel(canceled.order.id)
        expect(await listed("unpaid")).toEqual([])
      })
    })

    it("lists open discrepancies, the oldest first", async () => {
      const [first, second] = [await store.guest().buy("va"), await store.guest().buy("va")]
      await store.pay(first.voucher.trade_no, 100)
      await store.pay(second.voucher.trade_no, 400)
      const { discrepancies } = await today()
      expect(discrepancies).toMatchObject({
        count: 2,
        items: [
          { kind: "underpaid", order_display_id: first.order.display_id },
          { kind: "overpaid", order_display_id: second.order.display_id },
        ],
      })
    })

    it("does not wait for a silent PayPro", async () => {
      store.simulator.setFault({ kind: "timeout", endpoint: "queryBalance" })
      // What PayPro said a moment ago is shared.
      await new Promise((resolve) => setTimeout(resolve, 2_100))
      const startedAt = performance.now()
      expect((await today()).balance).toBeNull()
      expect(performance.now() - startedAt).toBeLessThan(4_000)
      await store.simulator.clearFaults()
    })

    it("takes as many statements for many orders as for one", async () => {
      const statements = async () => {
        let count = 0
        const note = () => {
          count++
        }
        knex().on("query", note)
        await today()
        knex().off("query", note)
        return count
      }
      await paid()
      await store.guest().buy("va")
      const few = await statements()
      expect(few).toBeGreaterThan(5)
      await paid()
      await paid()
      await store.guest().buy("store")
      expect(await statements()).toBe(few)
    })

    describe("refuseUnpaidFulfillment", () => {
      const fulfill = (orderId: string) => shopLife.fulfill(admin, orderId, 1)
      /** By Medusa's other route, which names the order in its body. */
      const fulfillByItself = (order_id: string) =>
        admin.client.fetch("/admin/fulfillments", {
          method: "POST",
          body: {
            order_id,
            location_id: store.seeded.stockLocationId,
            provider_id: "manual_manual",
            delivery_address: { country_code: "mx" },
            items: [{ title: "Taza", sku: "taza", barcode: "", quantity: 1 }],
            labels: [],
            data: null,
            metadata: null,
          },
        })

      it("an order that owes is not fulfilled, and one that is paid is", async () => {
        const { order, voucher } = await store.guest().buy("va")
        await store.pay(voucher.trade_no, 100)
        expect(await refusal(fulfill(order.id))).toEqual({
          status: 400,
          message: expect.stringMatching(/owes \$200\.00.*payment link/),
        })
        expect(await refusal(fulfillByItself(order.id))).toEqual({
          status: 400,
          message: expect.stringContaining("owes $200.00"),
        })
        expect(await store.books(order.id)).toMatchObject({ captured: 100 })
        await shopLife.markAsPaid(admin, order.id, 200)
        await fulfill(order.id)
      })

      it("money that nobody has captured yet does not ship an order", async () => {
        const { order, voucher } = await store.guest().buy("va")
        await knex()("paypro_voucher")
          .where({ trade_no: voucher.trade_no })
          .update({ disputed_amount: "300" })
        expect(await refusal(fulfill(order.id))).toEqual({
          status: 400,
          message: expect.stringMatching(/owes \$300\.00.*Check now/),
        })
      })

      it("an order of another provider is fulfilled unpaid, also where PayPro was tried first", async () => {
        const shopper = store.guest()
        for (const tried of [[], ["va"]] as const) {
          const { id: cartId } = await shopper.createCart()
          await shopper.addShipping(cartId)
          for (const wayCode of tried) {
            await shopper.choosePayment(cartId, wayCode)
          }
          await shopper.choosePayment(cartId, "pp_system_default")
          const { id } = await shopper.placeOrder(cartId)
          await fulfill(id)
        }
      })
    })
  },
  { options: { refuseUnpaidFulfillment: true } },
)
