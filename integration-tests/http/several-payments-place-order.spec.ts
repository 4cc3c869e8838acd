import { describeStore } from "../helpers"

describeStore(
  "vouchers issued as the order is placed",
  (store) => {
    it("one that PayPro refused at first cancels no order that was placed with another", async () => {
      const shopper = store.guest()
      const { id: cartId } = await shopper.createCart()
      await shopper.addShipping(cartId)
      await shopper.choosePayment(cartId, "va")
      store.simulator.setFault({
        kind: "override",
        endpoint: "payInApi",
        data: { status: "00029" },
        // Once more without the shopper's name.
        count: 2,
      })
      await expect(shopper.placeOrder(cartId)).rejects.toThrow()
      const [refused] = store.simulator.list()
      const order = await shopper.placeOrder(cartId)
      await store.reject(refused?.tradeNo ?? "")
      expect(await store.books(order.id)).toMatchObject({
        status: "pending",
        reservations: [{ quantity: 1 }],
      })
    })
  },
  { options: { issueVoucher: "place_order" } },
)
