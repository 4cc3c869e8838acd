import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { subDays } from "date-fns/subDays"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { refreshVoucher } from "../../src/workflows/ask-paypro/refresh-voucher"
import { describeStore, eventually, waitFor } from "../helpers"

describeStore("what people do in the admin", (store) => {
  const pg = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const admin = async () => (await store.admin()).admin
  const discrepancies = async () =>
    await pg()("paypro_discrepancy").orderBy("created_at").select("kind", "amount", "resolved_by")
  const settle = async (tradeNo: string) =>
    await refreshVoucher(store.container, { trade_no: tradeNo })
  const late = { kind: "received_after_cancellation", amount: "300", resolved_by: null }

  async function paidWithoutOrder() {
    const shopper = store.guest()
    const { id: cartId } = await shopper.createCart()
    const { data } = await shopper.choosePayment(cartId, "va")
    const tradeNo = String(data.trade_no)
    await store.pay(tradeNo)
    const resolve = async () => {
      const { id } = await pg()("paypro_discrepancy").first("id")
      const { client } = await store.admin()
      const body = { note: "Returned by bank transfer." }
      await client.fetch(`/admin/paypro/discrepancies/${id}/resolve`, { method: "POST", body })
    }
    return { shopper, cartId, tradeNo, resolve }
  }

  describe("an order is canceled, and then archived", () => {
    it("paid after that: nothing is captured, and the money is named", async () => {
      const { order, voucher } = await store.guest().buy("va")
      await (await admin()).order.cancel(order.id)
      await (await admin()).order.archive(order.id)
      await store.pay(voucher.trade_no)
      expect(await store.books(order.id)).toMatchObject({ status: "archived", captured: 0 })
      expect(await discrepancies()).toEqual([late])
      expect((await store.voucherOf(voucher.trade_no)).published_events).toEqual([])
    })

    it("paid before that: the money keeps its name", async () => {
      const { order, voucher } = await store.guest().buy("va")
      await store.pay(voucher.trade_no)
      await (await admin()).order.cancel(order.id)
      await waitFor(async () => (await discrepancies()).length === 1)
      await (await admin()).order.archive(order.id)
      await settle(voucher.trade_no)
      expect(await discrepancies()).toEqual([{ ...late, kind: "paid_order_canceled" }])
    })
  })

  describe("money without an order is dealt with", () => {
    async function setAside() {
      const { shopper, cartId, tradeNo, resolve } = await paidWithoutOrder()
      await resolve()
      // What had kept Medusa from placing the order.
      await shopper.addShipping(cartId)
      return { shopper, cartId, tradeNo }
    }

    it("no order is placed of it any more", async () => {
      const { cartId, tradeNo } = await setAside()
      await pg()("paypro_voucher").update({ ask_at: pg().fn.now() })
      await askPaypro(store.container)
      expect(await pg()("order_cart").where({ cart_id: cartId })).toEqual([])
      expect(await store.voucherOf(tradeNo)).toMatchObject({ order_id: null, published_events: [] })
    })

    it("an order that its shopper places all the same is paid by a voucher of its own", async () => {
      const { shopper, cartId, tradeNo } = await setAside()
      const order = await shopper.placeOrder(cartId)
      await settle(tradeNo)
      const { payment_status, captured, sessions } = await store.books(order.id)
      expect({ payment_status, captured }).toEqual({ payment_status: "awaiting", captured: 0 })
      const own = String(sessions[0]?.data.trade_no)
      expect(own).not.toBe(tradeNo)
      await store.pay(own)
      expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
      expect(await discrepancies()).toMatchObject([{ kind: "received_without_order" }])
    })
  })

  it("money that is dealt with while PayPro is answering is left alone", async () => {
    const { tradeNo, cartId, shopper, resolve } = await paidWithoutOrder()
    await shopper.addShipping(cartId)
    const seen = jest
      .spyOn(store.paypro.client, "queryPayIn")
      .mockImplementationOnce(async (of) => {
        seen.mockRestore()
        await resolve()
        return await store.paypro.client.queryPayIn(of)
      })
    await settle(tradeNo)
    const { id } = await store.voucherOf(tradeNo)
    expect(await store.paypro.listAllocationsOfVoucher(id)).toMatchObject([{ kind: "set_aside" }])
    expect(await pg()("order_cart").where({ cart_id: cartId })).toEqual([])
  })

  it("an open question always says what is so now", async () => {
    const { tradeNo } = await paidWithoutOrder()
    const values = async () => (await pg()("paypro_discrepancy").first("values")).values as unknown
    expect(await values()).toEqual({ received: "300", reason: expect.any(String) })
    const sessions = await pg()("payment_session").pluck("id")
    await store.container.resolve(Modules.PAYMENT).deletePaymentSession(sessions[0] as string)
    await settle(tradeNo)
    expect(await values()).toEqual({ received: "300" })
    expect(await discrepancies()).toHaveLength(1)
  })

  it("an old order is canceled while PayPro is silent: the refund that never was is taken back", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no)
    await pg()("paypro_voucher").update({ created_at: subDays(new Date(), 31) })
    store.simulator.setFault({ kind: "error500", endpoint: "queryPayInResult" })
    await (await admin()).order.cancel(order.id)
    await eventually(async () =>
      expect(await store.books(order.id)).toMatchObject({
        status: "canceled",
        refunded: 0,
        transacted: 300,
      }),
    )
    await eventually(async () =>
      expect(await discrepancies()).toEqual([{ ...late, kind: "paid_order_canceled" }]),
    )
  })
})
