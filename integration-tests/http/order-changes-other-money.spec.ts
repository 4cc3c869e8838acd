import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { describeStore, providerOf, shopLife, waitFor, watchShop } from "../helpers"

const { choosePaymentAgain, claim, collect, exchange, fulfill, markAsPaid } = shopLife
const { receiveReturn, requestReturn } = shopLife

/** Money that did not come on the order's first voucher, and goods that come back. */
describeStore("an order that is paid in several ways", (store) => {
  const { staff, open, publicVoucher, settled, collectionOf, eventsOf } = watchShop(store)

  describe("with a further collection that staff mark as paid", () => {
    it("owes nothing once the rest of a part-paid voucher was collected there", async () => {
      const { order, voucher, sessionId } = await store.guest().buy("va")
      await store.pay(voucher.trade_no, 100)
      expect(await open()).toEqual([{ kind: "underpaid", amount: "200" }])
      await markAsPaid(await staff(), order.id, 200)
      await settled(order.id, async () => expect(await open()).toEqual([]))
      expect(await store.books(order.id)).toMatchObject({
        payment_status: "captured",
        captured: 300,
        pending_difference: 0,
      })
      expect(await publicVoucher(sessionId)).toMatchObject({
        state: "paid",
        is_payable: false,
        missing_amount: "0",
      })
    })

    it("is overpaid by what still comes on the voucher after that", async () => {
      const { order, voucher } = await store.guest().buy("va")
      await store.pay(voucher.trade_no, 100)
      await markAsPaid(await staff(), order.id, 200)
      await store.pay(voucher.trade_no, 200)
      await settled(order.id, async () =>
        expect(await open()).toEqual([{ kind: "overpaid", amount: "200" }]),
      )
      expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
    })

    it("is overpaid by a part that comes on the voucher after the whole was marked as paid", async () => {
      const { order, voucher } = await store.guest().buy("va")
      await markAsPaid(await staff(), order.id, 300)
      await store.pay(voucher.trade_no, 100)
      await settled(order.id, async () =>
        expect(await open()).toEqual([{ kind: "overpaid", amount: "100" }]),
      )
      expect(await store.books(order.id)).toMatchObject({ captured: 300, pending_difference: 0 })
    })

    it("is overpaid when its voucher had been captured before", async () => {
      const { order, voucher } = await store.guest().buy("va")
      await store.pay(voucher.trade_no)
      await markAsPaid(await staff(), order.id, 300)
      await settled(order.id, async () =>
        expect(await open()).toEqual([{ kind: "overpaid", amount: "300" }]),
      )
      expect(await store.books(order.id)).toMatchObject({
        captured: 600,
        refunded: 0,
        pending_difference: -300,
      })
    })
  })

  it("captures its price once when vouchers of two collections are paid, and names the other money", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const further = await collect(await staff(), order.id, 300)
    const { sdk } = store.guest()
    const second = await choosePaymentAgain(sdk, further, providerOf("store"))
    await store.pay(voucher.trade_no)
    await store.pay(second.voucher.trade_no)
    await settled(order.id, async () =>
      expect(await open()).toEqual([{ kind: "overpaid", amount: "300" }]),
    )
    expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
  })

  describe("after it was paid and sent", () => {
    const sent = async () => {
      const purchase = await store.guest().buy("va", { "taza-de-barro": 2 })
      await store.pay(purchase.voucher.trade_no)
      await fulfill(await staff(), purchase.order.id, 2)
      return purchase
    }

    it("says that it is paid once more, when a voucher of its own pays for an exchange", async () => {
      const { order } = await sent()
      const paid = eventsOf("paypro.voucher_paid", order.id)
      const { variantId } = store.seeded.products["mole-negro"]
      await exchange(await staff(), order.id, { variantId, quantity: 1 })
      expect(await store.books(order.id)).toMatchObject({ pending_difference: 900 })
      const collectionId = await collectionOf(order.id)
      const { sdk } = store.guest()
      const { voucher } = await choosePaymentAgain(sdk, collectionId, providerOf("va"))
      expect(store.simulator.get(voucher.trade_no).amount).toBe("900")
      await store.pay(voucher.trade_no)
      await settled(order.id, async () =>
        expect(await store.books(order.id)).toMatchObject({
          captured: 1500,
          transacted: 1500,
          pending_difference: 0,
        }),
      )
      await waitFor(() => paid.length > 0)
      expect(paid).toMatchObject([{ id: (await store.voucherOf(voucher.trade_no)).id }])
      expect(await open()).toEqual([])
    })

    it("is not overpaid while a claim replaces an item at no cost", async () => {
      const { order } = await sent()
      const { variantId } = store.seeded.products["taza-de-barro"]
      await claim(await staff(), order.id, { variantId, quantity: 1 })
      await settled(order.id, async () =>
        expect(await store.books(order.id)).toMatchObject({ captured: 600, pending_difference: 0 }),
      )
      await askPaypro(store.container)
      expect(await open()).toEqual([])
    })

    it("is not overpaid while goods are only requested back, and is once they arrived", async () => {
      const { order } = await sent()
      const locationId = store.seeded.stockLocationId
      const returnId = await requestReturn(await staff(), order.id, { locationId, quantity: 1 })
      await settled(order.id, async () =>
        expect(await store.books(order.id)).toMatchObject({ pending_difference: -300 }),
      )
      await askPaypro(store.container)
      expect(await open()).toEqual([])
      await receiveReturn(await staff(), returnId)
      expect(await store.books(order.id)).toMatchObject({ total: 300, pending_difference: -300 })
      await settled(order.id, async () =>
        expect(await open()).toEqual([{ kind: "overpaid", amount: "300" }]),
      )
    })
  })
})
