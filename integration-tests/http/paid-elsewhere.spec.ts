import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { AdminPayproOrderResponse } from "../../src/admin-view/types"
import { describeStore, refusal, shopLife, watchShop } from "../helpers"
import { postCallback, signedBody } from "../helpers/callback"

const { convertDraft, editQuantity } = shopLife

const BODY = { method: "cash", reference: "Ticket 4711", note: "Paid at the counter." }
const PAID = {
  status: "pending",
  payment_status: "captured",
  captured: 300,
  transacted: 300,
  pending_difference: 0,
}

/** What the customer paid without PayPro, as staff record it on the order. */
describeStore("paid elsewhere", (store) => {
  const { staff, open, publicVoucher, settled } = watchShop(store)
  const pg = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const record = async (orderId: string, body: Record<string, unknown> = BODY) => {
    const { client } = await staff()
    const path = `/admin/paypro/orders/${orderId}/paid-elsewhere`
    return (await client.fetch<AdminPayproOrderResponse>(path, { method: "POST", body })).order
  }
  const rows = async () => await pg()("paypro_allocation").select("*")
  const refused = async (orderId: string, words: string) => {
    expect(await refusal(record(orderId))).toEqual({
      status: 400,
      message: expect.stringContaining(words),
    })
  }
  const silentCall = { callback: false }

  it("is booked as a collection of its own, and the voucher is void", async () => {
    const { order, voucher, sessionId } = await store.guest().buy("va")
    const view = await record(order.id)
    expect(view).toMatchObject({
      outstanding: "0",
      can_be_collected: false,
      cancel_at: null,
      vouchers: [{ status: "open", void_reason: "order_paid" }],
      discrepancies: [],
      payments_elsewhere: [{ ...BODY, amount: "300", created_by_name: store.seeded.admin.email }],
    })
    expect(view.payments_elsewhere[0]?.booked_at).toEqual(expect.any(String))
    const books = await store.books(order.id)
    expect(books).toMatchObject({ ...PAID, reservations: [{ quantity: 1 }] })
    expect(books.transactions).toMatchObject([{ reference: "capture", amount: 300 }])
    const [payment] = books.payments
    expect(payment).toMatchObject({ provider_id: "pp_system_default", amount: 300 })
    const collection = books.collections.find(({ captured_amount }) => captured_amount === 300)
    expect(collection).toMatchObject({ status: "completed", amount: 300 })
    expect(await rows()).toMatchObject([
      {
        ...BODY,
        kind: "paid_elsewhere",
        voucher_id: null,
        order_id: order.id,
        amount: "300",
        payment_collection_id: collection?.id,
        payment_id: payment?.id,
      },
    ])
    expect((await store.voucherOf(voucher.trade_no)).void_reason).toBe("order_paid")
    expect(await publicVoucher(sessionId)).toMatchObject({ state: "paid", is_payable: false })
    expect(store.simulator.get(voucher.trade_no).received).toBe("0.00")
  })

  it("makes money that comes on the voucher after that too much", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await record(order.id)
    await store.pay(voucher.trade_no)
    await settled(order.id, async () =>
      expect(await open()).toEqual([{ kind: "overpaid", amount: "300" }]),
    )
    expect(await store.books(order.id)).toMatchObject(PAID)
  })

  it("is the rest of an order that was paid in part", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no, 100)
    expect(await open()).toEqual([{ kind: "underpaid", amount: "200" }])
    expect(await record(order.id)).toMatchObject({ payments_elsewhere: [{ amount: "200" }] })
    expect(await store.books(order.id)).toMatchObject(PAID)
    expect(await open()).toEqual([])
  })

  it("is what an order owes after it was edited, each time", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no)
    await editQuantity(await staff(), order.id, 2)
    await record(order.id)
    expect(await store.books(order.id)).toMatchObject({ ...PAID, captured: 600, transacted: 600 })
    await editQuantity(await staff(), order.id, 3)
    const view = await record(order.id, { ...BODY, method: "other", reference: "Ticket 4712" })
    expect(view.payments_elsewhere).toMatchObject([
      { method: "other", reference: "Ticket 4712", amount: "300" },
      { method: "cash", reference: "Ticket 4711", amount: "300" },
    ])
    expect(await store.books(order.id)).toMatchObject({ ...PAID, captured: 900, transacted: 900 })
    expect(await open()).toEqual([])
  })

  it("can be recorded for an order that PayPro had nothing to do with", async () => {
    const { regionId, salesChannelId, products } = store.seeded
    const { variantId } = products["taza-de-barro"]
    const place = { regionId, salesChannelId }
    const orderId = await convertDraft(await staff(), place, { variantId, quantity: 1 })
    expect(await record(orderId)).toMatchObject({ outstanding: "0", vouchers: [] })
    expect(await store.books(orderId)).toMatchObject(PAID)
  })

  it("lets another voucher be had once the order owes again, of the same amount the same one", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await record(order.id)
    await editQuantity(await staff(), order.id, 2)
    const { sdk } = store.guest()
    const collectionId = await shopLife.collect(await staff(), order.id, 300)
    const again = await shopLife.choosePaymentAgain(sdk, collectionId, "pp_paypro-va_paypro")
    expect(again.voucher.trade_no).toBe(voucher.trade_no)
    expect(await store.voucherOf(voucher.trade_no)).toMatchObject({
      voided_at: null,
      void_reason: null,
    })
  })

  it("is recorded once when it is pressed twice at the same moment", async () => {
    const { order } = await store.guest().buy("va")
    const answers = await Promise.allSettled([record(order.id), record(order.id)])
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    await refused(order.id, "owes nothing")
    expect(await store.books(order.id)).toMatchObject(PAID)
    expect(await rows()).toHaveLength(1)
  })

  describe("while PayPro has money, or may have it", () => {
    it("is refused where PayPro received all of it meanwhile, which is captured", async () => {
      const { order, voucher } = await store.guest().buy("va")
      store.simulator.pay(voucher.trade_no, undefined, silentCall)
      await refused(order.id, "PayPro received $300.00 for this order meanwhile")
      expect(await store.books(order.id)).toMatchObject(PAID)
      expect(await rows()).toEqual([])
    })

    it("is refused where PayPro received a part of it, and then recorded for the rest", async () => {
      const { order, voucher } = await store.guest().buy("va")
      store.simulator.pay(voucher.trade_no, 100, silentCall)
      await refused(order.id, "it owes $200.00 now")
      expect(await rows()).toEqual([])
      await record(order.id)
      expect(await rows()).toMatchObject([{ amount: "200" }])
      expect(await store.books(order.id)).toMatchObject(PAID)
    })

    it("is refused where it came on a voucher that was replaced", async () => {
      const shopper = store.guest()
      const { order, voucher, cartId } = await shopper.buy("va")
      await shopper.choosePayment(cartId, "store")
      store.simulator.pay(voucher.trade_no, undefined, silentCall)
      await refused(order.id, "PayPro received $300.00")
      expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
    })

    it("is refused while PayPro is silent, and recorded once it answers", async () => {
      const { order } = await store.guest().buy("va")
      store.simulator.setFault({ kind: "error500", endpoint: "queryPayInResult" })
      await refused(order.id, "could not be asked")
      expect(await rows()).toEqual([])
      expect(await store.books(order.id)).toMatchObject({ captured: 0, pending_difference: 300 })
      await store.simulator.clearFaults()
      await record(order.id)
      expect(await store.books(order.id)).toMatchObject(PAID)
    })

    it("is recorded where nobody can be asked, since the voucher is another merchant's", async () => {
      const { order } = await store.guest().buy("va")
      await pg()("paypro_voucher").update({ merchant_no: "7654321" })
      await record(order.id)
      expect(await store.books(order.id)).toMatchObject(PAID)
    })

    it("is refused while PayPro's statements differ", async () => {
      const { order } = await store.guest().buy("va")
      store.simulator.setFault({
        kind: "override",
        endpoint: "queryPayInResult",
        data: { status: "0001", amount: "300", receivedAmount: null },
      })
      await refused(order.id, "Resolve that discrepancy first")
      expect(await rows()).toEqual([])
    })

    it("is refused while PayPro has called that it came, and no query confirms it", async () => {
      const { order, voucher } = await store.guest().buy("va")
      const said = { tradeNo: voucher.trade_no, status: "0000", amount: "300", message: "SUCCESS" }
      const body = signedBody({ ...said, timestamp: String(Date.now()) }, store.appSecret)
      await postCallback(store.url, body)
      await refused(order.id, "does not confirm it yet")
      expect(await store.books(order.id)).toMatchObject({ captured: 0 })
    })
  })

  it("is refused for an order that is canceled, a draft, or none", async () => {
    const { order } = await store.guest().buy("va")
    const { admin } = await staff()
    await admin.order.cancel(order.id)
    await refused(order.id, "canceled")
    const { draft_order } = await admin.draftOrder.create({
      email: "maria@example.mx",
      region_id: store.seeded.regionId,
      sales_channel_id: store.seeded.salesChannelId,
      shipping_address: { country_code: "mx", first_name: "María" },
      items: [{ variant_id: store.seeded.products["taza-de-barro"].variantId, quantity: 1 }],
    })
    await refused(draft_order.id, "Convert it")
    expect(await refusal(record("order_none"))).toMatchObject({ status: 404 })
    expect(await rows()).toEqual([])
  })

  it("is refused for an order in another currency", async () => {
    const { order } = await store.guest().buy("va")
    await pg()("order").where({ id: order.id }).update({ currency_code: "usd" })
    await refused(order.id, "Mexican pesos (MXN) only")
    expect(await rows()).toEqual([])
  })

  it.each([
    [{ ...BODY, method: "paypro" }, "method"],
    [{ reference: "1", note: "x" }, "method"],
    [{ method: "cash", note: "x" }, "reference"],
    [{ ...BODY, reference: " " }, "reference"],
    [{ ...BODY, reference: "x".repeat(101) }, "reference"],
    [{ method: "cash", reference: "1" }, "note"],
    [{ ...BODY, note: "" }, "note"],
    [{ ...BODY, note: "x".repeat(2_001) }, "note"],
    [{ ...BODY, amount: "100" }, "amount"],
  ])("is refused with a wrong body: %#", async (body, field) => {
    const { order } = await store.guest().buy("va")
    expect(await refusal(record(order.id, body))).toEqual({
      status: 400,
      message: expect.stringContaining(field),
    })
    expect(await rows()).toEqual([])
  })
})
