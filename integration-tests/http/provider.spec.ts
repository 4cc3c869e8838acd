import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { PayproVirtualAccountProvider } from "../../src/providers/paypro/virtual-account"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { refreshVoucher } from "../../src/workflows/ask-paypro/refresh-voucher"
import { describeStore } from "../helpers"
import { callbackBody } from "../helpers/callback"

/** What the core calls seldom, or only from a store's own code. */
describeStore("provider", (store) => {
  const find = async (tradeNo: unknown) =>
    await store.paypro.findVoucher({ trade_no: String(tradeNo) })
  const provider = (without: string[] = []) => {
    const cradle: Record<string, unknown> = {
      paypro: store.paypro,
      query: store.container.resolve(ContainerRegistrationKeys.QUERY),
      logger: store.container.resolve(ContainerRegistrationKeys.LOGGER),
      [ContainerRegistrationKeys.PG_CONNECTION]: store.container.resolve(
        ContainerRegistrationKeys.PG_CONNECTION,
      ),
    }
    // As the container does it: what is not registered throws on access.
    const container = new Proxy(cradle, {
      get(target, key) {
        if (typeof key === "string" && (without.includes(key) || !(key in target))) {
          throw new Error(`Could not resolve '${key}'`)
        }
        return Reflect.get(target, key)
      },
    })
    return new PayproVirtualAccountProvider(container, {
      merchantNo: "0000001",
      appSecret: store.appSecret,
      baseUrl: store.simulator.baseUrl,
      backendUrl: store.url,
    })
  }

  it("updatePayment leaves a session as it is for the same amount, and refuses another one", async () => {
    const shopper = store.guest()
    const cart = await shopper.createCart()
    const session = await shopper.choosePayment(cart.id, "va")
    const update = (amount: number) =>
      store.container.resolve(Modules.PAYMENT).updatePaymentSession({
        id: session.id,
        amount,
        currency_code: "mxn",
        data: session.data ?? {},
      })

    expect((await update(300)).data).toMatchObject({ trade_no: session.data?.trade_no })
    await expect(update(450)).rejects.toThrow("A PayPro voucher keeps its amount")
    expect(await find(session.data?.trade_no)).toMatchObject({ status: "open", voided_at: null })
    expect(store.simulator.list()).toHaveLength(1)
  })

  it("getPaymentStatus and retrievePayment ask PayPro and write the answer down", async () => {
    const { voucher } = await store.guest().buy("va")
    const input = { data: { trade_no: voucher.trade_no } }
    expect(await provider().getPaymentStatus(input)).toMatchObject({
      status: "pending_authorization",
    })
    store.simulator.pay(voucher.trade_no, 100, { callback: false })
    expect(await provider().getPaymentStatus(input)).toMatchObject({
      status: "authorized",
      data: { status: "partially_paid" },
    })
    store.simulator.pay(voucher.trade_no, undefined, { callback: false })
    expect(await provider().retrievePayment(input)).toMatchObject({ data: { status: "paid" } })
    expect(await find(voucher.trade_no)).toMatchObject({
      status: "paid",
      received_amount: "300",
    })
  })

  it("getPaymentStatus says what it does not know", async () => {
    await expect(provider().getPaymentStatus({ data: { trade_no: "1" } })).rejects.toThrow(
      "No PayPro voucher belongs to this payment",
    )
  })

  it("cancelPayment and deletePayment have the purchase settled, change no voucher, and never throw", async () => {
    const { voucher } = await store.guest().buy("va")
    const data = { trade_no: voucher.trade_no }
    const { purchase_id: id } = (await find(voucher.trade_no)) ?? { purchase_id: "" }
    for (const method of ["cancelPayment", "deletePayment"] as const) {
      await store.paypro.updatePayproPurchases({ id, settle_at: null })
      expect(await provider()[method]({ data })).toEqual({ data })
      expect((await store.paypro.findPurchase({ id }))?.settle_at).not.toBeNull()
      expect(await find(voucher.trade_no)).toMatchObject({ void_reason: null, status: "open" })
    }
    expect(await provider().deletePayment({ data: { trade_no: { $ne: 1 } } })).toBeDefined()
    expect(await provider().deletePayment({})).toEqual({ data: {} })
    expect(await provider(["paypro"]).deletePayment({ data })).toEqual({ data })
  })

  it("deletePayment does not void what was paid", async () => {
    const { voucher } = await store.guest().buy("va")
    store.simulator.pay(voucher.trade_no, undefined, { callback: false })
    await refreshVoucher(store.container, { trade_no: voucher.trade_no })
    await provider().deletePayment({ data: { trade_no: voucher.trade_no } })
    expect(await find(voucher.trade_no)).toMatchObject({ voided_at: null, status: "paid" })
  })

  it("getWebhookActionAndData keeps the callback for the job, and has the core do nothing", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const rawData = callbackBody(
      store.simulator.pay(voucher.trade_no, undefined, { callback: false }),
      store.appSecret,
    )
    const called = provider().getWebhookActionAndData({ data: {}, headers: {}, rawData })
    expect(await called).toEqual({ action: "not_supported" })
    expect((await store.books(order.id)).captured).toBe(0)
    await askPaypro(store.container)
    expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
  })

  it("refundPayment says why not, and what to do", async () => {
    await expect(provider().refundPayment({ data: {}, amount: 300 })).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringContaining("Send the money back by bank transfer"),
    })
  })

  it("says how to configure the store where the payment module lacks the plugin's module", async () => {
    await expect(
      provider(["paypro"]).getPaymentStatus({ data: { trade_no: "1" } }),
    ).rejects.toThrow(/payment module has no "paypro".*definePaypro/)
  })
})
