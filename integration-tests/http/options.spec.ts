import { refreshVoucher } from "../../src/workflows/ask-paypro/refresh-voucher"
import { describeStore, eventually, watchShop } from "../helpers"

describeStore(
  "the other way round: vouchers with the order, the next whole peso, orders kept",
  (store) => {
    const asked = () =>
      store.simulator.requests.list().filter(({ endpoint }) => endpoint === "payInApi")
    const { publicVoucher } = watchShop(store)
    const checkout = async () => {
      const shopper = store.guest()
      const cart = await shopper.createCart({ "separador-bordado": 1 })
      await shopper.addShipping(cart.id)
      const session = await shopper.choosePayment(cart.id, "va")
      return { shopper, cartId: cart.id, session }
    }

    it("asks PayPro only as the order is placed, and collects 151 for 150.50", async () => {
      const { shopper, cartId, session } = await checkout()
      expect(session.data).toMatchObject({
        trade_no: null,
        payment_info: null,
        amount: "151",
        status: "issuing",
      })
      expect(asked()).toEqual([])
      const order = await shopper.placeOrder(cartId)
      const voucher = await shopper.voucherOf(order.id)
      expect(voucher).toMatchObject({
        amount: "151",
        payment_info: expect.stringMatching(/^\d{18}$/),
      })
      expect(asked()).toHaveLength(1)

      store.simulator.pay(voucher.trade_no)
      await eventually(async () =>
        expect(await store.books(order.id)).toMatchObject({
          payment_status: "captured",
          captured: 150.5,
          transacted: 150.5,
          pending_difference: 0,
        }),
      )
      expect(await store.paypro.listPayproDiscrepancies({})).toEqual([])
      expect(await publicVoucher(session.id)).toMatchObject({
        state: "paid",
        received_amount: "151",
        overpaid_amount: null,
      })
    })

    it("counts a centavo more than the next whole peso as a surplus", async () => {
      const { shopper, cartId, session } = await checkout()
      const order = await shopper.placeOrder(cartId)
      const { trade_no } = await shopper.voucherOf(order.id)
      store.simulator.pay(trade_no, "151.01", { callback: false })
      await refreshVoucher(store.container, { trade_no })
      expect(await store.books(order.id)).toMatchObject({ captured: 150.5 })
      expect(await store.paypro.listPayproDiscrepancies({})).toMatchObject([
        { kind: "overpaid", amount: "0.01" },
      ])
      expect(await publicVoucher(session.id)).toMatchObject({ overpaid_amount: "0.01" })
    })

    it("places no order while PayPro is down, and places it once it is back", async () => {
      const { shopper, cartId } = await checkout()
      store.simulator.setFault({ kind: "error500", endpoint: "payInApi" })
      const answer = await shopper.complete(cartId)
      expect(answer).toMatchObject({
        type: "cart",
        error: { message: expect.stringContaining("We could not reach the payment service") },
      })
      await store.simulator.clearFaults()
      const order = await shopper.placeOrder(cartId)
      expect(await shopper.voucherOf(order.id)).toMatchObject({ payment_info: expect.any(String) })
    })

    it("keeps the order when its voucher fails, and its stock", async () => {
      const { shopper, cartId } = await checkout()
      const order = await shopper.placeOrder(cartId)
      const { trade_no } = await shopper.voucherOf(order.id)
      store.simulator.timeOut(trade_no, { callback: false })
      await refreshVoucher(store.container, { trade_no })
      expect(await store.books(order.id)).toMatchObject({
        status: "pending",
        reservations: [{ quantity: 1 }],
        sessions: [{ status: "error" }],
      })
    })
  },
  {
    options: {
      issueVoucher: "place_order",
      rounding: "up",
      cancelUnpaidOrders: false,
      locale: "en",
      timeoutMs: 1_000,
    },
  },
)
