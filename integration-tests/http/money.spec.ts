import { randomUUID } from "node:crypto"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { refreshVoucher } from "../../src/workflows/ask-paypro/refresh-voucher"
import { describeStore, letTimePass, waitFor, watchShop } from "../helpers"

describeStore(
  "money",
  (store) => {
    const pg = () => store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const settle = async (tradeNo: string) =>
      await refreshVoucher(store.container, { trade_no: tradeNo })
    const discrepanciesOf = async (tradeNo: string) =>
      (await store.paypro.listDiscrepanciesOfVouchers([(await store.voucherOf(tradeNo)).id])).map(
        ({ kind, amount, resolved_at }) => ({ kind, amount, open: resolved_at === null }),
      )
    const { letDeadlinePass, afterJob } = watchShop(store)
    const withoutCallback = { callback: false }
    const cancelAsMerchant = async (orderId: string) => {
      const admin = await store.admin()
      await admin.admin.order.cancel(orderId)
    }
    const eventsOf = (names: string[]) => {
      const seen: string[] = []
      const bus = store.container.resolve(Modules.EVENT_BUS)
      for (const name of names) {
        bus.subscribe(name, async () => void seen.push(name), {
          subscriberId: `seen-${name}-${randomUUID()}`,
        })
      }
      return seen
    }

    describe("a part", () => {
      it("captures what came, says what is missing, and captures the rest when it comes", async () => {
        const seen = eventsOf(["paypro.voucher_partially_paid", "paypro.voucher_paid"])
        const { order, voucher } = await store.guest().buy("va")
        await store.pay(voucher.trade_no, 100)
        expect(await store.books(order.id)).toMatchObject({
          payment_status: "partially_captured",
          captured: 100,
          transacted: 100,
          pending_difference: 200,
          reservations: [{ quantity: 1 }],
        })
        expect(await discrepanciesOf(voucher.trade_no)).toEqual([
          { kind: "underpaid", amount: "200", open: true },
        ])

        await settle(voucher.trade_no)
        expect((await store.books(order.id)).captures).toHaveLength(1)

        await store.pay(voucher.trade_no, 200)
        expect(await store.books(order.id)).toMatchObject({
          payment_status: "captured",
          captured: 300,
          transacted: 300,
          pending_difference: 0,
          captures: [{ amount: 100 }, { amount: 200 }],
        })
        expect(await discrepanciesOf(voucher.trade_no)).toEqual([
          { kind: "underpaid", amount: "200", open: false },
        ])
        await waitFor(() => seen.length >= 2)
        expect(seen).toEqual(["paypro.voucher_partially_paid", "paypro.voucher_paid"])
      })

      it("that PayPro calls the whole is captured as the part it is", async () => {
        const { order, voucher } = await store.guest().buy("va")
        store.simulator.setFault({
          kind: "override",
          endpoint: "queryPayInResult",
          data: { status: "0000", amount: "120" },
        })
        await settle(voucher.trade_no)
        expect(await store.books(order.id)).toMatchObject({
          payment_status: "partially_captured",
          captured: 120,
        })
        expect(await discrepanciesOf(voucher.trade_no)).toEqual([
          { kind: "underpaid", amount: "180", open: true },
        ])
      })

      it("stays when the voucher times out, and the order with it", async () => {
        const { order, voucher } = await store.guest().buy("va")
        await store.pay(voucher.trade_no, 100)
        store.simulator.timeOut(voucher.trade_no, withoutCallback)
        await settle(voucher.trade_no)
        expect(await store.books(order.id)).toMatchObject({
          status: "pending",
          captured: 100,
          refunded: 0,
          reservations: [{ quantity: 1 }],
        })
        expect((await store.voucherOf(voucher.trade_no)).final_at).not.toBeNull()
      })
    })

    it("too much: captures what is due and names the surplus", async () => {
      const { order, voucher } = await store.guest().buy("store")
      await store.pay(voucher.trade_no, 450)
      expect(await store.books(order.id)).toMatchObject({
        payment_status: "captured",
        captured: 300,
        transacted: 300,
      })
      expect(await discrepanciesOf(voucher.trade_no)).toEqual([
        { kind: "overpaid", amount: "150", open: true },
      ])
      await settle(voucher.trade_no)
      expect(await discrepanciesOf(voucher.trade_no)).toHaveLength(1)
    })

    describe("canceled orders", () => {
      it("leaves money that comes late untouched, and names it", async () => {
        const { order, voucher } = await store.guest().buy("va")
        await cancelAsMerchant(order.id)
        await waitFor(
          async () => (await store.voucherOf(voucher.trade_no)).void_reason === "order_canceled",
        )
        expect((await store.voucherOf(voucher.trade_no)).ask_at).not.toBeNull()
        await store.pay(voucher.trade_no)
        expect(await store.books(order.id)).toMatchObject({
          status: "canceled",
          captured: 0,
          transacted: 0,
          refunded: 0,
          reservations: [],
        })
        expect(await discrepanciesOf(voucher.trade_no)).toEqual([
          { kind: "received_after_cancellation", amount: "300", open: true },
        ])
      })

      it("takes back the refund that the core books on a paid order without one having happened", async () => {
        const { order, voucher } = await store.guest().buy("va")
        await store.pay(voucher.trade_no)
        await cancelAsMerchant(order.id)
        await waitFor(async () => (await discrepanciesOf(voucher.trade_no)).length === 1)
        expect(await store.books(order.id)).toMatchObject({
          status: "canceled",
          captured: 300,
          refunded: 0,
          transacted: 300,
          transactions: [{ reference: "capture", amount: 300 }],
        })
        expect(await discrepanciesOf(voucher.trade_no)).toEqual([
          { kind: "paid_order_canceled", amount: "300", open: true },
        ])
      })

      it("refuses a refund in words that help", async () => {
        const { order, voucher } = await store.guest().buy("va")
        await store.pay(voucher.trade_no)
        const [payment] = (await store.books(order.id)).payments
        const admin = await store.admin()
        await expect(
          admin.admin.payment.refund(payment?.id ?? "", { amount: 300 }),
        ).rejects.toThrow(/PayPro cannot return a payment/)
        expect(await store.books(order.id)).toMatchObject({ refunded: 0, transacted: 300 })
      })
    })

    describe("vouchers that are not the purchase's current one", () => {
      it("money on a replaced voucher of an order is captured on the order", async () => {
        const shopper = store.guest()
        const { order, cartId, voucher } = await shopper.buy("va")
        const [collection] = (await store.books(order.id)).collections
        await shopper.sdk.client.fetch(
          `/store/payment-collections/${collection?.id}/payment-sessions`,
          {
            method: "POST",
            body: { provider_id: "pp_paypro-store_paypro" },
          },
        )
        expect(cartId).toBeDefined()
        await store.pay(voucher.trade_no)
        expect(await store.books(order.id)).toMatchObject({
          status: "pending",
          payment_status: "captured",
          captured: 300,
          transacted: 300,
        })
        expect(await discrepanciesOf(voucher.trade_no)).toEqual([])
      })

      it("money for a changed cart completes nobody's cart", async () => {
        const other = store.guest()
        const bystander = await other.createCart()
        await other.addShipping(bystander.id)
        await other.choosePayment(bystander.id, "va")

        const shopper = store.guest()
        const cart = await shopper.createCart()
        await shopper.addShipping(cart.id)
        const session = await shopper.choosePayment(cart.id, "va")
        await shopper.sdk.store.cart.createLineItem(cart.id, {
          variant_id: store.seeded.products["mole-negro"].variantId,
          quantity: 1,
        })
        const tradeNo = String(session.data?.trade_no)
        await letTimePass(store.container, { seconds: 10 })
        await askPaypro(store.container)
        expect(await store.voucherOf(tradeNo)).toMatchObject({ void_reason: "session_deleted" })
        await store.pay(tradeNo)
        expect(await discrepanciesOf(tradeNo)).toEqual([
          { kind: "received_without_order", amount: "300", open: true },
        ])
        for (const { id } of [cart, bystander]) {
          expect(
            (await other.sdk.store.cart.retrieve(id, { fields: "completed_at" })).cart.completed_at,
          ).toBeNull()
        }
      })

      it("the failure of a replaced voucher leaves the order alone", async () => {
        const shopper = store.guest()
        const { order, voucher } = await shopper.buy("va")
        const [collection] = (await store.books(order.id)).collections
        await shopper.sdk.client.fetch(
          `/store/payment-collections/${collection?.id}/payment-sessions`,
          {
            method: "POST",
            body: { provider_id: "pp_paypro-store_paypro" },
          },
        )
        store.simulator.timeOut(voucher.trade_no, withoutCallback)
        await settle(voucher.trade_no)
        expect(await store.books(order.id)).toMatchObject({
          status: "pending",
          reservations: [{ quantity: 1 }],
        })
        expect(await store.voucherOf(voucher.trade_no)).toMatchObject({
          status: "failed",
          published_events: [],
        })
      })
    })

    describe("paid before the order", () => {
      const atCheckout = async (shipping = true) => {
        const shopper = store.guest()
        const cart = await shopper.createCart()
        if (shipping) {
          await shopper.addShipping(cart.id)
        }
        const session = await shopper.choosePayment(cart.id, "va")
        return { shopper, cartId: cart.id, tradeNo: String(session.data?.trade_no) }
      }

      it("places the order and captures", async () => {
        const { cartId, tradeNo } = await atCheckout()
        await store.pay(tradeNo)
        const { order_id } = await store.voucherOf(tradeNo)
        expect(await store.books(String(order_id))).toMatchObject({
          payment_status: "captured",
          captured: 300,
        })
        const { cart } = await store
          .guest()
          .sdk.store.cart.retrieve(cartId, { fields: "completed_at" })
        expect(cart.completed_at).not.toBeNull()
      })

      it("names the money while the cart cannot be completed, and captures it once the shopper places the order", async () => {
        const { shopper, cartId, tradeNo } = await atCheckout(false)
        await store.pay(tradeNo)
        expect(await discrepanciesOf(tradeNo)).toEqual([
          { kind: "received_without_order", amount: "300", open: true },
        ])
        await shopper.addShipping(cartId)
        const order = await shopper.placeOrder(cartId)
        await waitFor(async () => (await store.books(order.id)).payment_status === "captured")
        expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
        await waitFor(async () => !(await discrepanciesOf(tradeNo))[0]?.open)
      })

      it("captures what the shopper paid before placing the order, without a callback", async () => {
        const { shopper, cartId, tradeNo } = await atCheckout()
        store.simulator.pay(tradeNo, undefined, withoutCallback)
        const order = await shopper.placeOrder(cartId)
        await waitFor(async () => (await store.books(order.id)).payment_status === "captured")
        expect(await store.books(order.id)).toMatchObject({
          captures: [{ amount: 300 }],
          transacted: 300,
        })
      })
    })

    describe("failed vouchers", () => {
      it.each(["timeOut", "reject"] as const)(
        "%s: leaves the order open, and its deadline ends it and frees its stock",
        async (happen) => {
          const seen = eventsOf(["paypro.voucher_failed"])
          const { order, voucher } = await store.guest().buy("va")
          store.simulator[happen](voucher.trade_no)
          await waitFor(async () => (await store.voucherOf(voucher.trade_no)).status === "failed")
          await settle(voucher.trade_no)
          expect(await store.books(order.id)).toMatchObject({
            status: "pending",
            captured: 0,
            reservations: [{ quantity: 1 }],
          })
          await letDeadlinePass()
          await afterJob(async () =>
            expect(await store.books(order.id)).toMatchObject({
              status: "canceled",
              payment_status: "canceled",
              captured: 0,
              reservations: [],
            }),
          )
          expect(seen).toEqual(["paypro.voucher_failed"])
        },
      )

      it("is asked about once more at the deadline: an order that was paid meanwhile is kept", async () => {
        const { order, voucher } = await store.guest().buy("va")
        store.simulator.setFault({
          kind: "override",
          endpoint: "queryPayInResult",
          count: 1,
          data: { status: "00029" },
        })
        await settle(voucher.trade_no)
        store.simulator.pay(voucher.trade_no, undefined, withoutCallback)
        await letDeadlinePass()
        await afterJob(async () =>
          expect(await store.books(order.id)).toMatchObject({
            status: "pending",
            payment_status: "captured",
          }),
        )
      })

      it("keeps the order past its deadline while PayPro does not answer, and cancels it on its answer", async () => {
        const { order } = await store.guest().buy("va")
        await letDeadlinePass()
        store.simulator.setFault({ kind: "error500", endpoint: "queryPayInResult" })
        await askPaypro(store.container)
        expect((await store.books(order.id)).status).toBe("pending")
        void store.simulator.clearFaults()
        await letTimePass(store.container, { hours: 1 })
        await afterJob(async () => expect((await store.books(order.id)).status).toBe("canceled"))
      })

      it("paid after the order was canceled at its deadline: names the money", async () => {
        const { order, voucher } = await store.guest().buy("va")
        await letDeadlinePass()
        await afterJob(async () => expect((await store.books(order.id)).status).toBe("canceled"))
        await store.pay(voucher.trade_no)
        expect(await store.books(order.id)).toMatchObject({
          status: "canceled",
          captured: 0,
          reservations: [],
        })
        expect(await discrepanciesOf(voucher.trade_no)).toEqual([
          { kind: "received_after_cancellation", amount: "300", open: true },
        ])
      })
    })

    describe("the job", () => {
      it("finds a payment whose callback was lost", async () => {
        const { order, voucher } = await store.guest().buy("va")
        store.simulator.pay(voucher.trade_no, undefined, withoutCallback)
        await pg().raw("update paypro_voucher set ask_at = now()")
        expect(await askPaypro(store.container)).toMatchObject({ settled: 1, failed: 0 })
        expect((await store.books(order.id)).payment_status).toBe("captured")
      })

      it("is not stopped by one voucher that cannot be checked", async () => {
        const bad = await store.guest().buy("va")
        const good = await store.guest().buy("va")
        store.simulator.pay(good.voucher.trade_no, undefined, withoutCallback)
        store.simulator.setFault({
          kind: "garbage",
          endpoint: "queryPayInResult",
          tradeNo: bad.voucher.trade_no,
        })
        await pg().raw("update paypro_voucher set ask_at = now()")
        expect(await askPaypro(store.container)).toMatchObject({ failed: 1 })
        expect((await store.books(good.order.id)).payment_status).toBe("captured")
        expect((await store.voucherOf(bad.voucher.trade_no)).ask_at?.getTime()).toBeGreaterThan(
          Date.now(),
        )
      })

      it("gives a voucher without a final answer to a person in the end", async () => {
        const { voucher } = await store.guest().buy("va")
        await pg().raw(
          "update paypro_voucher set ask_at = now(), created_at = now() - interval '31 days'",
        )
        expect(await askPaypro(store.container)).toMatchObject({ given_up: 1 })
        expect(await discrepanciesOf(voucher.trade_no)).toEqual([
          { kind: "unanswered", amount: "300", open: true },
        ])
        expect((await store.voucherOf(voucher.trade_no)).ask_at).toBeNull()
      })

      it("takes a number that PayPro never heard of for one that was never issued", async () => {
        store.simulator.setFault({
          kind: "timeout",
          endpoint: "payInApi",
          count: 1,
          processed: false,
        })
        const shopper = store.guest()
        const cart = await shopper.createCart()
        await shopper.choosePayment(cart.id, "va")
        await pg().raw(
          "update paypro_voucher set ask_at = now(), created_at = now() - interval '2 hours' where status = 'issuing'",
        )
        await askPaypro(store.container)
        expect(
          await store.paypro.listPayproVouchers({}, { order: { created_at: "ASC" } }),
        ).toMatchObject([
          { status: "failed", void_reason: "answer_lost", ask_at: null },
          { status: "open" },
        ])
      })

      it("lets go of the locks of dead processes", async () => {
        await pg().raw(
          "create table if not exists locking (id text primary key, owner_id text, expiration timestamptz)",
        )
        await pg().raw(
          "insert into locking values ('cart_dead', null, now() - interval '1 minute'), ('cart_alive', null, now() + interval '1 minute')",
        )
        await askPaypro(store.container)
        expect(await pg()("locking").select("id")).toEqual([{ id: "cart_alive" }])
      })

      it("deletes old callbacks, never unprocessed ones", async () => {
        const [processed, unprocessed] = [
          await store.guest().buy("va"),
          await store.guest().buy("va"),
        ].map(({ voucher }) => voucher.trade_no)
        for (const tradeNo of [processed, unprocessed]) {
          await store.pay(String(tradeNo))
        }
        const old = pg().raw("now() - interval '401 days'")
        await pg()("paypro_callback").update({ created_at: old, last_seen_at: old })
        await pg()("paypro_callback")
          .where({ trade_no: unprocessed })
          .update({ processed_at: null })
        expect(await askPaypro(store.container)).toMatchObject({ callbacks_deleted: 1 })
        expect(await pg()("paypro_callback").select("trade_no")).toEqual([
          { trade_no: unprocessed },
        ])
      })
    })

    it("keeps what was captured, and asks a person, when PayPro names less than before", async () => {
      const { order, voucher } = await store.guest().buy("va")
      await store.pay(voucher.trade_no)
      store.simulator.setFault({
        kind: "override",
        endpoint: "queryPayInResult",
        data: { amount: "100" },
      })
      await settle(voucher.trade_no)
      expect(await store.books(order.id)).toMatchObject({
        payment_status: "captured",
        captured: 300,
      })
      expect(await discrepanciesOf(voucher.trade_no)).toEqual([
        { kind: "amount_unclear", amount: "200", open: true },
      ])
    })
  },
  { options: { timeoutMs: 1_000 } },
)
