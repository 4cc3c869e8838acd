import SystemPaymentProvider from "@medusajs/payment/dist/providers/system"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { describeStore, letTimePass, watchShop } from "../helpers"

/** A voucher that was made at checkout, and what the shopper ordered in the end. */
describeStore("a voucher of a cart", (store) => {
  const { open, settled, letDeadlinePass } = watchShop(store)
  const chosen = async () => {
    const shopper = store.guest()
    const { id: cartId, items } = await shopper.createCart()
    await shopper.addShipping(cartId)
    const session = await shopper.choosePayment(cartId, "va")
    const setQuantity = async (quantity: number) =>
      await shopper.sdk.store.cart.updateLineItem(cartId, items?.[0]?.id ?? "", { quantity })
    return { shopper, cartId, setQuantity, session, tradeNo: String(session.data.trade_no) }
  }

  afterEach(() => jest.restoreAllMocks())

  it("that is never paid leaves an order alone that was placed with another deferred method", async () => {
    const { shopper, cartId, tradeNo } = await chosen()
    const authorize = jest
      .spyOn(SystemPaymentProvider.prototype, "authorizePayment")
      .mockResolvedValue({ status: "pending_authorization", data: {} })
    await shopper.choosePayment(cartId, "pp_system_default")
    const order = await shopper.placeOrder(cartId)
    expect(authorize).toHaveBeenCalledTimes(1)
    const placed = {
      status: "pending",
      payments: [],
      sessions: [{ provider_id: "pp_system_default", status: "pending_authorization" }],
      reservations: [{ quantity: 1 }],
    }
    expect(await store.books(order.id)).toMatchObject(placed)
    await store.reject(tradeNo)
    await letDeadlinePass()
    await askPaypro(store.container)
    await letTimePass(store.container, { hours: 1 })
    await askPaypro(store.container)
    expect(await store.books(order.id)).toMatchObject(placed)
    expect(await open()).toEqual([])
  })

  it("that is paid after the cart changed orders nothing, and is captured once the shopper orders", async () => {
    const { shopper, cartId, setQuantity, tradeNo } = await chosen()
    await setQuantity(2)
    await store.pay(tradeNo)
    expect(await open()).toEqual([{ kind: "received_without_order", amount: "300" }])
    const fields = "completed_at"
    const { cart } = await shopper.sdk.store.cart.retrieve(cartId, { fields })
    expect(cart.completed_at).toBeNull()
    await shopper.choosePayment(cartId, "pp_system_default")
    const order = await shopper.placeOrder(cartId)
    await settled(order.id, async () =>
      expect(await store.books(order.id)).toMatchObject({
        total: 600,
        captured: 300,
        transacted: 300,
        pending_difference: 300,
      }),
    )
    await settled(order.id, async () =>
      expect(await open()).toEqual([{ kind: "underpaid", amount: "300" }]),
    )
  })

  it("is the same again for the same amount, however often the quantity changes", async () => {
    const { shopper, cartId, setQuantity, session } = await chosen()
    let last = session
    for (const quantity of [2, 1, 2, 1, 2, 1]) {
      await setQuantity(quantity)
      last = await shopper.choosePayment(cartId, "va")
    }
    expect(store.simulator.list().map(({ amount }) => amount)).toEqual(["600", "300"])
    expect(last.data).toMatchObject({
      amount: "300",
      trade_no: session.data.trade_no,
      payment_info: session.data.payment_info,
    })
    const order = await shopper.placeOrder(cartId)
    await store.pay(String(last.data.trade_no))
    expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
  })
})
