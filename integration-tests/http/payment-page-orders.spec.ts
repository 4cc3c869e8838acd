import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import { describeStore, shopLife, watchShop, type WayCode } from "../helpers"
import { paymentPage } from "./payment-page"

const { convertDraft, editQuantity, exchange, firstItemOf, fulfill } = shopLife

/** A cup is 300 pesos, mole 1,200. */
describeStore("an order that is paid on its payment page", (store) => {
  const { staff, open, afterJob, settled, publicVoucher, letDeadlinePass } = watchShop(store)
  const { payInFull, urlOf, text, requests, choose } = paymentPage(store)
  const WAYS: WayCode[] = ["va", "store"]

  const expectPaid = async (orderId: string) => {
    expect(await text(await urlOf(orderId))).toContain("Ya recibimos el pago de este pedido")
    await afterJob(async () => expect(await open()).toEqual([]))
  }

  it("is paid by another method than the one it was placed with", async () => {
    const { order, sessionId } = await store.guest().buy("va")
    await payInFull(order.id, { way: "store", asked: 300, paid: 300 })
    expect(await store.books(order.id)).toMatchObject({
      payment_status: "captured",
      collections: [{ status: "completed", captured_amount: 300 }],
    })
    expect(await publicVoucher(sessionId)).toMatchObject({ state: "paid", is_payable: false })
    await expectPaid(order.id)
  })

  it("takes the first method's reference up again when the shopper goes back to it", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const url = await urlOf(order.id)
    await choose(url, "store")
    const back = await choose(url, "va")
    expect(back.trade_no).toBe(voucher.trade_no)
    expect(store.simulator.list()).toHaveLength(2)
    await payInFull(order.id, { way: "va", asked: 300, paid: 300 })
    await expectPaid(order.id)
  })

  it("is paid after it was edited up before anything was paid", async () => {
    const { order } = await store.guest().buy("va")
    await editQuantity(await staff(), order.id, 2)
    await payInFull(order.id, { way: "va", asked: 600, paid: 600 })
    await expectPaid(order.id)
  })

  it.each(WAYS)("is paid (%s) after it was edited down before anything was paid", async (way) => {
    const { order, sessionId } = await store.guest().buy("va", { "taza-de-barro": 2 })
    await editQuantity(await staff(), order.id, 1)
    await payInFull(order.id, { way, asked: 300, paid: 300 })
    expect(await store.books(order.id)).toMatchObject({
      payment_status: "captured",
      pending_difference: 0,
      captures: [{ amount: 300 }],
      transactions: [{ reference: "capture", amount: 300 }],
    })
    expect(await publicVoucher(sessionId)).toMatchObject({ state: "paid", missing_amount: "0" })
    await expectPaid(order.id)
  })

  it.each(WAYS)("is paid (%s) after it was edited up once it was paid", async (way) => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no)
    await editQuantity(await staff(), order.id, 2)
    const page = await text(await urlOf(order.id))
    expect(page).toContain("<dt>Total del pedido</dt><dd>$600.00</dd>")
    expect(page).toContain("<dt>Ya pagaste</dt><dd>$300.00</dd>")
    expect(page).toContain('<p class="money">$300.00<abbr>')
    await payInFull(order.id, { way, asked: 300, paid: 600 })
    expect(await store.books(order.id)).toMatchObject({ payment_status: "captured" })
    await expectPaid(order.id)
  })

  it("is paid after a part was paid and the core has canceled the payment of it", async () => {
    const { order, voucher } = await store.guest().buy("va", { "taza-de-barro": 2 })
    await store.pay(voucher.trade_no, 400)
    await editQuantity(await staff(), order.id, 3)
    await payInFull(order.id, { way: "store", asked: 500, paid: 900 })
    await expectPaid(order.id)
  })

  it("is paid by halves, the second by the other method", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no, 120)
    await payInFull(order.id, { way: "store", asked: 180, paid: 300 })
    await expectPaid(order.id)
  })

  it("is paid after an exchange that costs more", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no)
    const { variantId } = store.seeded.products["mole-negro"]
    const sdk = await staff()
    await fulfill(sdk, order.id, 1)
    await exchange(sdk, order.id, { variantId, quantity: 1 })
    await payInFull(order.id, { way: "va", asked: 900, paid: 1200 })
    await expectPaid(order.id)
  })

  it("is paid after a claim whose shipping costs something", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no)
    const sdk = await staff()
    const { claim } = sdk.admin
    const { claim: begun } = await claim.create({ order_id: order.id, type: "replace" })
    const items = [{ id: await firstItemOf(sdk, order.id), quantity: 1 }]
    const { variantId } = store.seeded.products["taza-de-barro"]
    await claim.addItems(begun.id, { items })
    await claim.addOutboundItems(begun.id, { items: [{ variant_id: variantId, quantity: 1 }] })
    await claim.addOutboundShipping(begun.id, {
      shipping_option_id: store.seeded.shippingOptionId,
      custom_amount: 150,
    })
    await claim.request(begun.id, {})
    const owed = (await store.books(order.id)).pending_difference
    expect(owed).toBeGreaterThan(0)
    await payInFull(order.id, { way: "va", asked: owed, paid: 300 + owed })
    await expectPaid(order.id)
  })

  describe("that no cart was for", () => {
    const cup = () => store.seeded.products["taza-de-barro"].variantId

    it("is paid where staff made it from a draft, and PayPro learns whose it is", async () => {
      const { regionId, salesChannelId } = store.seeded
      const oneCup = { variantId: cup(), quantity: 1 }
      const orderId = await convertDraft(await staff(), { regionId, salesChannelId }, oneCup)
      await payInFull(orderId, { way: "va", asked: 300, paid: 300 })
      expect(await store.books(orderId)).toMatchObject({
        payment_status: "captured",
        collections: [{ status: "completed", captured_amount: 300 }],
      })
      const [sent] = requests("payInApi")
      expect(sent?.body).toContain("Maria")
      expect(sent?.body).toContain("maria@example.mx")
      await expectPaid(orderId)
    })

    it.each(WAYS)("is paid (%s) where code made it, and gets a deadline first", async (way) => {
      const { regionId, salesChannelId } = store.seeded
      const item = { title: "Taza de barro de Oaxaca", quantity: 2, unit_price: 300.25 }
      const { result: order } = await createOrderWorkflow(store.container).run({
        input: {
          region_id: regionId,
          sales_channel_id: salesChannelId,
          email: "maria@example.mx",
          currency_code: "mxn",
          items: [{ variant_id: cup(), ...item }],
        },
      })
      const page = await text(await urlOf(order.id))
      expect(page).toContain("Tu saldo es de $600.50.")
      expect(page).not.toContain("Tienes hasta el")
      const voucher = await choose(await urlOf(order.id), way)
      const [purchase] = await store.paypro.listPurchasesOfOrder(order.id)
      expect(purchase?.cancel_at).not.toBeNull()
      expect(voucher.expires_at).toEqual(purchase?.pay_by)
      expect(await text(await urlOf(order.id))).toContain("Tienes hasta el")
      await store.pay(voucher.trade_no)
      await settled(order.id, async () =>
        expect(await store.books(order.id)).toMatchObject({
          captured: 600.5,
          transacted: 600.5,
          pending_difference: 0,
        }),
      )
      await expectPaid(order.id)
    })
  })

  it("gets a new deadline when it was paid and owes again, however long ago it was placed", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no)
    await letDeadlinePass()
    await editQuantity(await staff(), order.id, 2)
    const second = await choose(await urlOf(order.id), "va")
    const [purchase] = await store.paypro.listPurchasesOfOrder(order.id)
    expect(+(purchase?.cancel_at ?? 0)).toBeGreaterThan(Date.now())
    expect(second.expires_at).toEqual(purchase?.pay_by)
    await payInFull(order.id, { way: "va", asked: 300, paid: 600 })
  })
})
