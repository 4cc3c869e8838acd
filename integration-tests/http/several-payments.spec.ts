import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { describeStore, eventually, waitFor, watchShop } from "../helpers"
import { severalPayments } from "./several-payments"

describeStore("an order with several payments", (store) => {
  const { payments, settle } = severalPayments(store)
  const { discrepanciesOf, addSession, collectionOf, addCup, eventsOf } = severalPayments(store)
  const { letDeadlinePass, afterJob } = watchShop(store)
  const withoutCallback = { callback: false }

  it("keeps its order when a voucher for what was added later fails", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no)
    await addCup(order.id)
    const added = await addSession(await collectionOf(order.id))
    await store.reject(added)
    expect(await store.books(order.id)).toMatchObject({
      status: "pending",
      captured: 300,
      refunded: 0,
      sessions: expect.arrayContaining([expect.objectContaining({ status: "error" })]),
      reservations: [{ quantity: 1 }, { quantity: 1 }],
    })
  })

  it("ships on the voucher that pays what was left, not on the first", async () => {
    const shipped = eventsOf("paypro.voucher_paid")
    const parts = eventsOf("paypro.voucher_partially_paid")
    const { order, voucher } = await store.guest().buy("va")
    await addCup(order.id)
    await store.pay(voucher.trade_no)
    expect(await store.books(order.id)).toMatchObject({ captured: 300, pending_difference: 300 })
    await waitFor(() => parts.length === 1)
    expect(shipped).toEqual([])
    const rest = await payments().createPaymentCollections({ currency_code: "mxn", amount: 300 })
    await store.container.resolve(ContainerRegistrationKeys.LINK).create({
      [Modules.ORDER]: { order_id: order.id },
      [Modules.PAYMENT]: { payment_collection_id: rest.id },
    })
    const second = await addSession(rest.id)
    await store.pay(second)
    expect(await store.books(order.id)).toMatchObject({ captured: 600, pending_difference: 0 })
    await waitFor(() => shipped.length === 1)
    expect(shipped).toMatchObject([{ id: (await store.voucherOf(second)).id }])
  })

  describe("of one payment collection, as two clicks at once make them", () => {
    it("captures the price once, and names what came on the other voucher", async () => {
      const { order, voucher } = await store.guest().buy("va")
      const other = await addSession(await collectionOf(order.id))
      await store.pay(other)
      await store.pay(voucher.trade_no)
      expect(await store.books(order.id)).toMatchObject({
        payment_status: "captured",
        captured: 300,
        pending_difference: 0,
      })
      expect(await discrepanciesOf(other)).toEqual([])
      expect(await discrepanciesOf(voucher.trade_no)).toEqual([{ kind: "overpaid", amount: "300" }])
    })

    it("captures no more than the price when both are booked at the same moment", async () => {
      const { order, voucher } = await store.guest().buy("va")
      const other = await addSession(await collectionOf(order.id))
      const both = [other, voucher.trade_no]
      both.forEach((tradeNo) => store.simulator.pay(tradeNo, undefined, withoutCallback))
      await Promise.allSettled(both.map(settle))
      for (const tradeNo of both) {
        await settle(tradeNo)
      }
      const books = await store.books(order.id)
      expect(books).toMatchObject({ payment_status: "captured", captured: 300, transacted: 300 })
      const named = (await Promise.all(both.map(discrepanciesOf))).flat()
      expect(named).toEqual([{ kind: "overpaid", amount: "300" }])
    })

    it("stays open when both vouchers fail, until its deadline", async () => {
      const { order, voucher } = await store.guest().buy("va")
      const other = await addSession(await collectionOf(order.id))
      await store.reject(other)
      await store.reject(voucher.trade_no)
      expect(await store.books(order.id)).toMatchObject({ status: "pending" })
      await letDeadlinePass()
      await afterJob(async () =>
        expect(await store.books(order.id)).toMatchObject({ status: "canceled", reservations: [] }),
      )
    })

    it("is kept past its deadline while PayPro does not say whether a replaced voucher was paid", async () => {
      const shopper = store.guest()
      const { order, voucher, cartId } = await shopper.buy("va")
      const { data } = await shopper.choosePayment(cartId, "store")
      const current = String(data.trade_no)
      store.simulator.pay(voucher.trade_no, undefined, withoutCallback)
      store.simulator.reject(current, withoutCallback)
      store.simulator.setFault({
        kind: "override",
        endpoint: "queryPayInResult",
        tradeNo: voucher.trade_no,
        envelope: { code: "429", msg: "too many requests", success: false },
      })
      await letDeadlinePass()
      await askPaypro(store.container)
      expect(await store.books(order.id)).toMatchObject({ status: "pending" })
      void store.simulator.clearFaults()
      await settle(voucher.trade_no)
      expect(await store.books(order.id)).toMatchObject({ status: "pending", captured: 300 })
      expect(await discrepanciesOf(voucher.trade_no)).toEqual([])
    })
  })

  it("keeps an order that cost nothing when a voucher for what was added to it fails", async () => {
    await store.container.resolve(Modules.PROMOTION).createPromotions({
      code: "GRATIS",
      type: "standard",
      status: "active",
      application_method: {
        type: "percentage",
        target_type: "order",
        allocation: "across",
        value: 100,
      },
    })
    const shopper = store.guest()
    const { id: cartId } = await shopper.createCart()
    await shopper.addShipping(cartId)
    await shopper.choosePayment(cartId, "va")
    await shopper.sdk.store.cart.update(cartId, { promo_codes: ["GRATIS"] })
    const order = await shopper.placeOrder(cartId)
    expect(order.total).toBe(0)
    await addCup(order.id)
    const [collection] = (await store.books(order.id)).collections
    const tradeNo = await addSession(collection?.id ?? "")
    await store.reject(tradeNo)
    await letDeadlinePass()
    await askPaypro(store.container)
    expect(await store.books(order.id)).toMatchObject({ status: "pending" })
    expect((await store.voucherOf(tradeNo)).status).toBe("failed")
  })

  it("closes every voucher of a canceled order, also when PayPro is silent about one", async () => {
    const shopper = store.guest()
    const { order, voucher, cartId } = await shopper.buy("va")
    const { data } = await shopper.choosePayment(cartId, "store")
    const current = String(data.trade_no)
    await store.pay(voucher.trade_no)
    await store.pay(current)
    const silent = { kind: "error500", endpoint: "queryPayInResult" } as const
    store.simulator.setFault({ ...silent, tradeNo: voucher.trade_no })
    await (await store.admin()).admin.order.cancel(order.id)
    await eventually(async () =>
      expect(await discrepanciesOf(current)).toEqual([
        { kind: "received_after_cancellation", amount: "300" },
      ]),
    )
    expect(await discrepanciesOf(voucher.trade_no)).toEqual([
      { kind: "paid_order_canceled", amount: "300" },
    ])
    expect(await store.books(order.id)).toMatchObject({ refunded: 0, transacted: 300 })
  })
})
