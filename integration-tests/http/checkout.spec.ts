import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { settlePurchase } from "../../src/workflows/settle-purchase/index"
import { describeStore, letTimePass, refusal, waitFor, type WayCode } from "../helpers"

describeStore(
  "checkout",
  (store) => {
    const asked = () =>
      store.simulator.requests.list().filter(({ endpoint }) => endpoint === "payInApi")

    describe.each<WayCode>(["va", "store"])("%s", (wayCode) => {
      it("places the order with the payment pending, and captures it when PayPro calls", async () => {
        const { order, voucher } = await store.guest().buy(wayCode)
        expect(voucher).toMatchObject({
          way_code: wayCode,
          amount: "300",
          currency_code: "mxn",
          status: "open",
          payment_info: store.simulator.get(voucher.trade_no).paymentInfo,
        })
        expect(await store.books(order.id)).toMatchObject({
          status: "pending",
          payment_status: "awaiting",
          captured: 0,
          reservations: [{ quantity: 1 }],
        })

        await store.pay(voucher.trade_no)

        expect(await store.books(order.id)).toMatchObject({
          status: "pending",
          payment_status: "captured",
          captured: 300,
          transacted: 300,
          refunded: 0,
          pending_difference: 0,
          captures: [{ amount: 300 }],
          transactions: [{ reference: "capture", amount: 300 }],
          collections: [{ status: "completed", captured_amount: 300 }],
          reservations: [{ quantity: 1 }],
        })
        const [attempt] = store.simulator.callbacks(voucher.trade_no)[0]?.attempts ?? []
        expect(attempt).toMatchObject({ httpStatus: 200, body: "OK" })
      })
    })

    it("tells PayPro who pays, from a guest's cart", async () => {
      await store.guest().buy("va")
      expect(JSON.parse(asked()[0]?.body ?? "")).toMatchObject({
        amount: "300",
        wayCode: "va",
        payer: "Maria Jose Nunez Avila",
        email: "maria@example.mx",
        mobile: "5512345678",
        notifyUrl: `${store.url}/hooks/paypro`,
      })
    })

    it("takes a customer who is logged in", async () => {
      const customer = await store.customer()
      const { order, voucher } = await customer.buy("store")
      expect(JSON.parse(asked()[0]?.body ?? "")).toMatchObject({ email: customer.email })
      store.simulator.pay(voucher.trade_no)
      await waitFor(async () => (await store.books(order.id)).payment_status === "captured")
    })

    it("takes a cart without an address, and leaves out what it does not know", async () => {
      const shopper = store.guest()
      const cart = await shopper.createCart(undefined, {
        shipping_address: undefined,
        billing_address: undefined,
      })
      await shopper.choosePayment(cart.id, "va")
      const body = JSON.parse(asked()[0]?.body ?? "")
      expect(body).not.toHaveProperty("payer")
      expect(body).not.toHaveProperty("mobile")
    })

    it("makes another voucher when the shopper chooses another method, voids the first, and takes it up again", async () => {
      const shopper = store.guest()
      const cart = await shopper.createCart()
      await shopper.addShipping(cart.id)
      const first = await shopper.choosePayment(cart.id, "va")
      const second = await shopper.choosePayment(cart.id, "store")
      await letTimePass(store.container, { seconds: 10 })
      await askPaypro(store.container)
      expect(
        await store.paypro.findVoucher({ trade_no: String(first.data?.trade_no) }),
      ).toMatchObject({
        void_reason: "session_deleted",
        ask_at: expect.any(Date),
      })
      expect(
        await store.paypro.findVoucher({ trade_no: String(second.data?.trade_no) }),
      ).toMatchObject({
        voided_at: null,
        way_code: "store",
      })
      const third = await shopper.choosePayment(cart.id, "va")
      expect(third.data?.trade_no).toBe(first.data?.trade_no)
      expect(
        await store.paypro.findVoucher({ trade_no: String(first.data?.trade_no) }),
      ).toMatchObject({ voided_at: null, payment_session_id: third.id })
      expect(asked()).toHaveLength(2)
    })

    describe("refuses in words a shopper understands", () => {
      it("a total with centavos", async () => {
        const shopper = store.guest()
        const cart = await shopper.createCart({ "separador-bordado": 1 })
        expect(await refusal(shopper.choosePayment(cart.id, "va"))).toEqual({
          status: 400,
          message: expect.stringContaining("no acepta centavos; tu total es $150.50"),
        })
        expect(asked()).toEqual([])
      })

      it("more than a convenience store takes", async () => {
        const shopper = store.guest()
        const cart = await shopper.createCart({ "taza-de-barro": 40 })
        expect(await refusal(shopper.choosePayment(cart.id, "store"))).toEqual({
          status: 400,
          message: expect.stringContaining("hasta $10,000.00; tienes que pagar $12,000.00"),
        })
      })

      it("what PayPro refuses, with PayPro's code for the merchant only", async () => {
        store.simulator.setFault({
          kind: "override",
          endpoint: "payInApi",
          data: { status: "0100019", desc: "limit" },
        })
        const shopper = store.guest()
        const cart = await shopper.createCart()
        expect(await refusal(shopper.choosePayment(cart.id, "va"))).toEqual({
          status: 400,
          message: expect.stringContaining("No pudimos generar tu referencia"),
        })
        expect(await store.paypro.listPayproVouchers({})).toMatchObject([
          { status: "failed", status_code: "0100019", ask_at: null },
        ])
      })

      it.each(["timeout", "error500", "reset", "garbage", "html"] as const)(
        "PayPro's %s, having tried another number",
        async (kind) => {
          store.simulator.setFault({ kind, endpoint: "payInApi" })
          const shopper = store.guest()
          const cart = await shopper.createCart()
          expect(await refusal(shopper.choosePayment(cart.id, "va"))).toEqual({
            status: 422,
            message: expect.stringContaining("No pudimos conectar con el servicio de pagos"),
          })
          const rows = await store.paypro.listPayproVouchers({})
          expect(rows).toHaveLength(2)
          expect(rows).toMatchObject([
            { status: "issuing", void_reason: "answer_lost", ask_at: expect.any(Date) },
            { status: "issuing", void_reason: "answer_lost", ask_at: expect.any(Date) },
          ])
        },
      )
    })

    it("gets a voucher after one lost answer, and asks about the lost one later", async () => {
      store.simulator.setFault({ kind: "reset", endpoint: "payInApi", count: 1 })
      const shopper = store.guest()
      const cart = await shopper.createCart()
      const session = await shopper.choosePayment(cart.id, "va")
      const rows = await store.paypro.listPayproVouchers({}, { order: { created_at: "ASC" } })
      expect(rows).toMatchObject([
        { status: "issuing", void_reason: "answer_lost" },
        { status: "open", trade_no: session.data?.trade_no },
      ])
    })

    it("refuses to place an order that costs something else than the voucher", async () => {
      const shopper = store.guest()
      const cart = await shopper.createCart()
      await shopper.addShipping(cart.id)
      const session = await shopper.choosePayment(cart.id, "va")
      // What a race of a cart's edit with the choice of a method leaves behind.
      await store.container
        .resolve("__pg_connection__")
        .raw(
          `update payment_session set amount = 299, raw_amount = '{"value":"299","precision":20}' where id = ?`,
          [session.id],
        )
      expect(await refusal(shopper.complete(cart.id))).toEqual({
        status: 400,
        message: expect.stringContaining("Elige de nuevo tu forma de pago"),
      })
    })

    describe("an order whose placing is undone", () => {
      const atPayment = async () => {
        const shopper = store.guest()
        const { id: cartId } = await shopper.createCart()
        await shopper.addShipping(cartId)
        const { data } = await shopper.choosePayment(cartId, "va")
        const tradeNo = String(data?.trade_no)
        const { purchase_id: purchaseId } = await store.voucherOf(tradeNo)
        return { shopper, cartId, tradeNo, purchaseId }
      }
      const purchaseOf = async (id: string) => await store.paypro.findPurchase({ id })
      const over = { pay_by: new Date("2026-01-01"), cancel_at: new Date("2026-01-02") }

      it("leaves neither an order nor a deadline where the voucher had failed, and the next has all its time", async () => {
        const { shopper, cartId, tradeNo, purchaseId } = await atPayment()
        store.simulator.reject(tradeNo, { callback: false })
        expect(await refusal(shopper.complete(cartId))).toMatchObject({ status: 400 })
        expect(await store.voucherOf(tradeNo)).toMatchObject({ status: "failed", order_id: null })
        expect(await purchaseOf(purchaseId)).toMatchObject({ order_id: null, pay_by: null })

        await letTimePass(store.container, { days: 10 })
        await shopper.choosePayment(cartId, "va")
        const order = await shopper.placeOrder(cartId)
        await askPaypro(store.container)
        expect(await store.books(order.id)).toMatchObject({ status: "pending" })
        const { pay_by } = (await purchaseOf(purchaseId)) ?? {}
        expect(pay_by?.getTime()).toBeGreaterThan(Date.now())
      })

      it("is forgotten once the purchase is settled, where Medusa undid it after PayPro's provider was done", async () => {
        const { tradeNo, purchaseId } = await atPayment()
        await store.paypro.placePurchase(purchaseId, "order_undone", over)
        await settlePurchase(store.container, { purchase_id: purchaseId })
        expect(await store.voucherOf(tradeNo)).toMatchObject({ status: "open", order_id: null })
        expect(await purchaseOf(purchaseId)).toMatchObject({
          order_id: null,
          pay_by: null,
          cancel_at: null,
        })
      })

      it("gives its deadline to no other order", async () => {
        const { shopper, cartId, purchaseId } = await atPayment()
        await store.paypro.placePurchase(purchaseId, "order_undone", over)
        const order = await shopper.placeOrder(cartId)
        await askPaypro(store.container)
        expect(await store.books(order.id)).toMatchObject({ status: "pending" })
        const { pay_by } = (await purchaseOf(purchaseId)) ?? {}
        expect(pay_by?.getTime()).toBeGreaterThan(Date.now())
      })
    })

    it("voids a voucher whose shopper chose another method while PayPro was answering", async () => {
      const shopper = store.guest()
      const { id: cartId } = await shopper.createCart()
      await shopper.addShipping(cartId)
      store.simulator.setFault({ kind: "slow", endpoint: "payInApi", count: 1, ms: 2_500 })
      const first = shopper.choosePayment(cartId, "va").catch(() => "refused")
      await waitFor(() => store.simulator.requests.counts().payInApi === 1)
      await shopper.choosePayment(cartId, "pp_system_default")
      expect(await first).toBe("refused")
      const [issued] = store.simulator.list()
      expect(await store.paypro.findVoucher({ trade_no: issued?.tradeNo ?? "" })).toMatchObject({
        status: "open",
        void_reason: "session_deleted",
      })
    })

    it("refuses a second voucher for what is paid", async () => {
      const shopper = store.guest()
      const { order, voucher } = await shopper.buy("va")
      store.simulator.pay(voucher.trade_no)
      await waitFor(async () => (await store.books(order.id)).payment_status === "captured")
      const [collection] = (await store.books(order.id)).collections
      const again = shopper.sdk.client.fetch(
        `/store/payment-collections/${collection?.id}/payment-sessions`,
        {
          method: "POST",
          body: { provider_id: "pp_paypro-va_paypro" },
        },
      )
      expect(await refusal(again)).toMatchObject({
        status: 400,
        message: expect.stringContaining("Ya recibimos el pago"),
      })
      expect(asked()).toHaveLength(1)
    })
  },
  { options: { timeoutMs: 1_000 } },
)
