import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { describeStore, letTimePass, providerOf, shopLife, watchShop } from "../helpers"

const { choosePaymentAgain, collect, convertDraft, creditCart, editQuantity, fulfill, giveCredit } =
  shopLife
const { recordTransaction } = shopLife

/** An order whose voucher nobody pays: which orders outlive it, and which of them somebody has to look at. */
describeStore("an order whose voucher fails", (store) => {
  const { staff, open, settled, afterJob, letDeadlinePass } = watchShop(store)
  const statusOf = async (orderId: string) => (await store.books(orderId)).status
  const cartAtPayment = async () => {
    const shopper = store.guest()
    const { id: cartId } = await shopper.createCart()
    await shopper.addShipping(cartId)
    return { shopper, cartId }
  }

  it("is kept when another system has booked its price, past the deadline too", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await recordTransaction(store.container, order.id, 300)
    await store.reject(voucher.trade_no)
    await letDeadlinePass()
    await askPaypro(store.container)
    expect(await store.books(order.id)).toMatchObject({
      status: "pending",
      pending_difference: 0,
      reservations: [{ quantity: 1 }],
    })
    expect(await open()).toEqual([])
  })

  it("is kept when it was edited down to nothing, past the deadline too", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await editQuantity(await staff(), order.id, 0)
    await store.reject(voucher.trade_no)
    await letDeadlinePass()
    await askPaypro(store.container)
    expect(await store.books(order.id)).toMatchObject({ status: "pending", pending_difference: 0 })
    expect(await open()).toEqual([])
  })

  const withGiftCard = async () => {
    const { shopper, cartId } = await cartAtPayment()
    await creditCart(store.container, cartId, 100)
    const { data } = await shopper.choosePayment(cartId, "va")
    const order = await shopper.placeOrder(cartId)
    return { orderId: order.id, tradeNo: String(data.trade_no) }
  }
  const withCredit = async () => {
    const { order, voucher } = await store.guest().buy("va")
    await giveCredit(await staff(), order.id, 100)
    return { orderId: order.id, tradeNo: voucher.trade_no }
  }

  it.each([
    ["a gift card paid", withGiftCard],
    ["staff credited", withCredit],
  ])("is kept when %s 100 of 300, and named once the deadline is over", async (_, place) => {
    const { orderId, tradeNo } = await place()
    const BOOKS = { status: "pending", total: 200, pending_difference: 200 }
    expect(await store.books(orderId)).toMatchObject(BOOKS)
    await store.reject(tradeNo)
    expect(await store.books(orderId)).toMatchObject(BOOKS)
    await letDeadlinePass()
    await afterJob(async () => expect(await open()).toMatchObject([{ kind: "unpaid_order" }]))
    expect(await store.books(orderId)).toMatchObject(BOOKS)
  })

  it("is kept when it was sent before it was paid, and named once the deadline is over", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await fulfill(await staff(), order.id, 1)
    await store.reject(voucher.trade_no)
    expect(await statusOf(order.id)).toBe("pending")
    await letDeadlinePass()
    await afterJob(async () => expect(await open()).toMatchObject([{ kind: "unpaid_order" }]))
    expect(await statusOf(order.id)).toBe("pending")
  })

  it("is kept when staff made it from a draft, and can be paid with another voucher", async () => {
    const { regionId, salesChannelId, products } = store.seeded
    const { variantId } = products["taza-de-barro"]
    const sdk = await staff()
    const cup = { variantId, quantity: 1 }
    const orderId = await convertDraft(sdk, { regionId, salesChannelId }, cup)
    const collectionId = await collect(sdk, orderId, 300)
    const customer = store.guest().sdk
    const first = await choosePaymentAgain(customer, collectionId, providerOf("va"))
    await store.reject(first.voucher.trade_no)
    await letDeadlinePass()
    await askPaypro(store.container)
    expect(await statusOf(orderId)).toBe("pending")
    const second = await choosePaymentAgain(customer, collectionId, providerOf("store"))
    await store.pay(second.voucher.trade_no)
    await settled(orderId, async () =>
      expect(await store.books(orderId)).toMatchObject({
        payment_status: "captured",
        captured: 300,
        pending_difference: 0,
      }),
    )
    expect(await open()).toEqual([])
  })

  it("that costs nothing stays untouched when its voucher is paid all the same: 300 are overpaid", async () => {
    const { shopper, cartId } = await cartAtPayment()
    const { data } = await shopper.choosePayment(cartId, "va")
    await creditCart(store.container, cartId, 300)
    const order = await shopper.placeOrder(cartId)
    expect(await store.books(order.id)).toMatchObject({ total: 0, pending_difference: 0 })
    await store.pay(String(data.trade_no))
    await letTimePass(store.container, { hours: 1 })
    await afterJob(async () => expect(await open()).toEqual([{ kind: "overpaid", amount: "300" }]))
    expect(await store.books(order.id)).toMatchObject({ status: "pending", captured: 0 })
    expect(await store.container.resolve(Modules.ORDER).listOrders({})).toHaveLength(1)
  })

  describe("that a store's own flow placed without authorizing a payment", () => {
    /** As the core does it, but for the payment and the stock. */
    async function placedByTheStore() {
      const { shopper, cartId } = await cartAtPayment()
      const { id: sessionId, data } = await shopper.choosePayment(cartId, "va")
      const session = await store.container
        .resolve(Modules.PAYMENT)
        .retrievePaymentSession(sessionId)
      const { variantId } = store.seeded.products["taza-de-barro"]
      const { result: order } = await createOrderWorkflow(store.container).run({
        input: {
          region_id: store.seeded.regionId,
          sales_channel_id: store.seeded.salesChannelId,
          email: shopper.email,
          currency_code: "mxn",
          items: [
            {
              variant_id: variantId,
              quantity: 1,
              title: "Taza de barro de Oaxaca",
              unit_price: 300,
            },
          ],
        },
      })
      const link = store.container.resolve(ContainerRegistrationKeys.LINK)
      await link.create([
        { [Modules.ORDER]: { order_id: order.id }, [Modules.CART]: { cart_id: cartId } },
        {
          [Modules.ORDER]: { order_id: order.id },
          [Modules.PAYMENT]: { payment_collection_id: session.payment_collection_id },
        },
      ])
      const carts = store.container.resolve(Modules.CART)
      await carts.updateCarts(cartId, { completed_at: new Date() })
      await letTimePass(store.container, { hours: 1 })
      return { orderId: order.id, cartId, tradeNo: String(data.trade_no) }
    }

    const expectUntouched = async (orderId: string, cartId: string) => {
      const orders = await store.container.resolve(Modules.ORDER).listOrders({})
      expect(orders).toMatchObject([{ id: orderId, status: "pending" }])
      const cart = await store.container.resolve(Modules.CART).retrieveCart(cartId)
      expect(cart.completed_at).not.toBeNull()
    }

    it("is never deleted when its voucher is paid, and the money is captured or named", async () => {
      const { orderId, cartId, tradeNo } = await placedByTheStore()
      await store.pay(tradeNo)
      await letTimePass(store.container, { hours: 1 })
      await afterJob(async () => {
        const { captured } = await store.books(orderId)
        const named = (await open()).reduce((sum, { amount }) => sum + Number(amount), 0)
        expect(captured + named).toBe(300)
      })
      await expectUntouched(orderId, cartId)
    })

    it("is neither deleted nor canceled when its voucher fails", async () => {
      const { orderId, cartId, tradeNo } = await placedByTheStore()
      await store.reject(tradeNo)
      await letDeadlinePass()
      await askPaypro(store.container)
      await expectUntouched(orderId, cartId)
    })
  })
})
