import { FetchError } from "@medusajs/js-sdk"
import { Modules } from "@medusajs/framework/utils"
import { signFields } from "../../src/lib/signature/sign"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { refreshVoucher } from "../../src/workflows/ask-paypro/refresh-voucher"
import { describeStore, eventually } from "../helpers"

/** What the core does to payments that come later than the order, and what the plugin makes of it. */
describeStore("traps of the core", (store) => {
  const find = async (tradeNo: unknown) =>
    await store.paypro.findVoucher({ trade_no: String(tradeNo) })

  afterEach(() => jest.restoreAllMocks())

  describe("hostile data from the storefront", () => {
    const hostile = {
      trade_no: "20260101000000000000000000",
      payment_info: "000000000000000000",
      amount: "1",
      status: "paid",
      currency_code: "usd",
      way_code: "card",
      voucher_url: "https://evil.example",
      issued_at: "never",
      expires_at: "2999-01-01",
      session_id: "payses_of_somebody_else",
      __proto__: { polluted: true },
    }

    it("is overwritten under every name that is ours, and changes nothing", async () => {
      const shopper = store.guest()
      const cart = await shopper.createCart()
      await shopper.addShipping(cart.id)
      const session = await shopper.choosePayment(cart.id, "va", hostile)
      const voucher = await find(session.data?.trade_no)
      expect(voucher).toMatchObject({ payment_session_id: session.id, amount: 300, status: "open" })
      expect(session.data).toMatchObject({
        way_code: "va",
        amount: "300",
        currency_code: "mxn",
        status: "open",
        payment_info: voucher?.payment_info,
        issued_at: voucher?.issued_at?.toISOString(),
        expires_at: voucher?.expires_at?.toISOString(),
      })
      expect(String(session.data?.voucher_url).startsWith(`${store.url}/paypro/vouchers/`)).toBe(
        true,
      )
      const order = await shopper.placeOrder(cart.id)
      expect(await store.books(order.id)).toMatchObject({ payment_status: "awaiting", captured: 0 })
    })

    it("cannot void or claim somebody else's voucher", async () => {
      const victim = await store.guest().buy("va")
      const shopper = store.guest()
      const cart = await shopper.createCart()
      await shopper.addShipping(cart.id)
      await shopper.choosePayment(cart.id, "va", { trade_no: victim.voucher.trade_no })
      await shopper.choosePayment(cart.id, "store", { trade_no: victim.voucher.trade_no })
      expect(await find(victim.voucher.trade_no)).toMatchObject({
        voided_at: null,
        order_id: victim.order.id,
      })
    })
  })

  it("shows a stranger who knows the order's id nothing private", async () => {
    const { order, sessionId } = await store.guest().buy("va")
    const { order: read } = await store.guest().sdk.store.order.retrieve(order.id, {
      fields: "id,*payment_collections.payment_sessions,*payment_collections.payments",
    })
    const [session] = read.payment_collections?.[0]?.payment_sessions ?? []
    expect(session?.id).toBe(sessionId)
    expect(Object.keys(session?.data ?? {}).sort()).toEqual([
      "amount",
      "currency_code",
      "expires_at",
      "issued_at",
      "payment_info",
      "payment_url",
      "status",
      "trade_no",
      "voucher_url",
      "way_code",
    ])
    const seen = JSON.stringify(session)
    for (const secret of [
      store.appSecret,
      "María",
      "maria@example.mx",
      "5512345678",
      "lease_token",
    ]) {
      expect(seen).not.toContain(secret)
    }
  })

  it("an error while placing the order is not swallowed: there is no order", async () => {
    const shopper = store.guest()
    const cart = await shopper.createCart()
    await shopper.addShipping(cart.id)
    await shopper.choosePayment(cart.id, "va")
    jest.spyOn(store.paypro, "findVoucher").mockRejectedValue(new Error("database gone"))
    await expect(shopper.complete(cart.id)).rejects.toThrow(FetchError)
    jest.restoreAllMocks()
    const { cart: kept } = await shopper.sdk.store.cart.retrieve(cart.id, {
      fields: "completed_at",
    })
    expect(kept.completed_at).toBeNull()
    await shopper.placeOrder(cart.id)
  })

  it("an error while booking is not swallowed: the money is booked by the next run", async () => {
    const { order, voucher } = await store.guest().buy("va")
    store.simulator.pay(voucher.trade_no, undefined, { callback: false })
    jest.spyOn(store.paypro, "findVoucher").mockRejectedValue(new Error("database gone"))
    const settle = () => refreshVoucher(store.container, { trade_no: voucher.trade_no })
    await expect(settle()).rejects.toBeDefined()
    expect(await store.books(order.id)).toMatchObject({ captured: 0, transacted: 0 })
    jest.restoreAllMocks()
    await settle()
    expect(await store.books(order.id)).toMatchObject({
      payment_status: "captured",
      captured: 300,
      transacted: 300,
    })
  })

  it("a voucher that cannot be voided does not block the cart", async () => {
    const shopper = store.guest()
    const cart = await shopper.createCart()
    const session = await shopper.choosePayment(cart.id, "va")
    jest.spyOn(store.paypro, "voidVoucher").mockRejectedValue(new Error("database gone"))
    const { cart: edited } = await shopper.sdk.store.cart.createLineItem(cart.id, {
      variant_id: store.seeded.products["mole-negro"].variantId,
      quantity: 1,
    })
    expect(edited.total).toBe(1500)
    expect(await find(session.data?.trade_no)).toMatchObject({
      voided_at: null,
      ask_at: expect.any(Date),
    })
  })

  it("a merchant cannot capture what PayPro has not confirmed", async () => {
    const { order, voucher } = await store.guest().buy("va")
    store.simulator.pay(voucher.trade_no, 100)
    await eventually(async () => expect((await store.books(order.id)).captured).toBe(100))
    const [payment] = (await store.books(order.id)).payments
    const admin = await store.admin()
    await expect(admin.admin.payment.capture(payment?.id ?? "", { amount: 200 })).rejects.toThrow(
      /has confirmed 100/,
    )
    expect(await store.books(order.id)).toMatchObject({ captured: 100, transacted: 100 })
  })

  it("the admin's own check of a pending payment agrees", async () => {
    const { order, voucher, sessionId } = await store.guest().buy("va")
    const admin = await store.admin()
    const check = () =>
      admin.client.fetch(`/admin/orders/${order.id}/payment-sessions/authorize`, {
        method: "POST",
        body: { payment_session_id: sessionId },
      })
    await check()
    expect(await store.books(order.id)).toMatchObject({ payment_status: "awaiting", captured: 0 })
    store.simulator.pay(voucher.trade_no, undefined, { callback: false })
    await check()
    expect(await store.books(order.id)).toMatchObject({ payment_status: "authorized", captured: 0 })
    await refreshVoucher(store.container, { trade_no: voucher.trade_no })
    expect(await store.books(order.id)).toMatchObject({
      payment_status: "captured",
      captured: 300,
      transacted: 300,
    })
  })

  it("a capture that is booked twice is taken back to one", async () => {
    const { order, voucher } = await store.guest().buy("va")
    store.simulator.pay(voucher.trade_no, undefined, { callback: false })
    await refreshVoucher(store.container, { trade_no: voucher.trade_no })
    const [capture] = (await store.books(order.id)).captures
    await store.container.resolve(Modules.ORDER).addOrderTransactions({
      order_id: order.id,
      amount: 300,
      currency_code: "mxn",
      reference: "capture",
      reference_id: capture?.id ?? "",
    })
    expect((await store.books(order.id)).transacted).toBe(600)
    await refreshVoucher(store.container, { trade_no: voucher.trade_no })
    expect(await store.books(order.id)).toMatchObject({ transacted: 300, pending_difference: 0 })
  })

  describe("a callback that came through Medusa's own route", () => {
    const post = async (tradeNo: string, amount: number) => {
      const fields = {
        tradeNo,
        amount,
        status: "0000",
        message: "SUCCESS",
        timestamp: "1724740395968",
      }
      const signing = {
        appSecret: [store.appSecret],
        saltPosition: "suffix" as const,
        sign: undefined,
      }
      const response = await fetch(`${store.url}/hooks/payment/paypro-va_paypro`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...fields, sign: signFields(fields, signing) }),
      })
      expect(response.status).toBe(200)
    }

    /** The core looks at a callback five seconds after it answered. */
    const kept = async (tradeNo: string) =>
      await eventually(
        async () => expect(await store.paypro.listCallbacks([tradeNo])).toHaveLength(1),
        { deadline: 20_000 },
      )

    it("is kept, and captured by the job, once", async () => {
      const { order, voucher } = await store.guest().buy("va")
      store.simulator.pay(voucher.trade_no, undefined, { callback: false })
      await Promise.all([post(voucher.trade_no, 300), post(voucher.trade_no, 300)])
      await kept(voucher.trade_no)
      await eventually(async () => {
        await askPaypro(store.container)
        expect((await store.books(order.id)).captured).toBe(300)
      })
      expect(await store.books(order.id)).toMatchObject({
        captures: [{ amount: 300 }],
        transacted: 300,
      })
    })

    it("completes nobody's cart when its own session is gone", async () => {
      const bystander = store.guest()
      const other = await bystander.createCart()
      await bystander.addShipping(other.id)
      await bystander.choosePayment(other.id, "va")
      const shopper = store.guest()
      const cart = await shopper.createCart()
      const session = await shopper.choosePayment(cart.id, "va")
      await shopper.choosePayment(cart.id, "store")
      const tradeNo = String(session.data?.trade_no)
      store.simulator.pay(tradeNo, undefined, { callback: false })
      await post(tradeNo, 300)
      await kept(tradeNo)
      await askPaypro(store.container)
      expect((await find(tradeNo))?.status).toBe("paid")
      const orders = await store.container.resolve(Modules.ORDER).listOrders({})
      expect(orders).toEqual([])
    })
  })
})
