import type { AdminDiscrepancyResponse, AdminPayproOrderResponse } from "../../src/admin-view/types"
import { dayOf } from "../../src/lib/mexican-time"
import { describeStore, letTimePass, shopLife, watchShop } from "../helpers"
import { returnsOf } from "./returns"

const { editQuantity, fulfill, receiveReturn, requestReturn } = shopLife

const today = () => dayOf(new Date())
const NOTE = "The customer sent it back."

/** Money that staff sent back from the store's bank, as they record it. */
describeStore("returns", (store) => {
  const { staff, open, discrepancies, settled, eventsOf, afterJob } = watchShop(store)
  const { pg, rows, refused, paid } = returnsOf(store)
  let count = 0
  const transfer = () => ({
    tracking_key: `MBAN0100${++count}`,
    returned_on: today(),
    note: NOTE,
  })
  const post = async <Answer>(path: string, body: Record<string, unknown>) => {
    const { client } = await staff()
    return await client.fetch<Answer>(`/admin/paypro/${path}`, { method: "POST", body })
  }
  const record = async (orderId: string, body: Record<string, unknown>) =>
    (await post<AdminPayproOrderResponse>(`orders/${orderId}/returns`, { ...transfer(), ...body }))
      .order
  const recordOf = async (discrepancyId: string, body: Record<string, unknown> = {}) =>
    (
      await post<AdminDiscrepancyResponse>(`discrepancies/${discrepancyId}/return`, {
        ...transfer(),
        ...body,
      })
    ).discrepancy
  const view = async (orderId: string) => {
    const { client } = await staff()
    return (await client.fetch<AdminPayproOrderResponse>(`/admin/paypro/orders/${orderId}`)).order
  }
  /** Of 600, edited down to 300. */
  const editedDown = async () => {
    const shopper = store.guest()
    const { order, voucher } = await shopper.buy("va", { "taza-de-barro": 2 })
    await store.pay(voucher.trade_no)
    await editQuantity(await staff(), order.id, 1)
    await settled(order.id, async () =>
      expect(await open()).toEqual([{ kind: "overpaid", amount: "300" }]),
    )
    return { order, voucher }
  }

  it("of what an order is over makes it even, as a refund of Medusa's", async () => {
    const { order, voucher } = await editedDown()
    const seen = eventsOf("paypro.money_returned", order.id)
    expect((await view(order.id)).returnable).toEqual({
      uncaptured: "0",
      overpaid: "300",
      write_off: "300",
      obstacle: null,
    })
    const answer = await record(order.id, { amount: "300", tracking_key: " mbAn01999 " })
    expect(answer).toMatchObject({
      outstanding: "0",
      returnable: { uncaptured: "0", overpaid: "0", write_off: "300", obstacle: null },
      returns: [
        {
          amount: "300",
          trade_no: voucher.trade_no,
          tracking_key: "MBAN01999",
          returned_on: today(),
          note: NOTE,
          created_by_name: store.seeded.admin.email,
          booked_at: expect.any(String),
          refund_id: expect.stringMatching(/^ref_/),
        },
      ],
    })
    const books = await store.books(order.id)
    const [payment] = books.payments
    expect(books).toMatchObject({
      total: 300,
      captured: 600,
      refunded: 300,
      transacted: 300,
      paid_total: 600,
      refunded_total: 300,
      pending_difference: 0,
      payment_status: "partially_refunded",
      collections: [{ captured_amount: 600, refunded_amount: 300 }],
      transactions: [
        { reference: "capture", amount: 600 },
        { reference: "refund", amount: -300, reference_id: payment?.refunds[0]?.id },
      ],
    })
    expect(await rows()).toMatchObject([
      {
        kind: "returned",
        payment_id: payment?.id,
        refund_id: payment?.refunds[0]?.id,
        write_off: null,
      },
    ])
    expect(payment?.refunds).toHaveLength(1)
    expect(await open()).toEqual([])
    expect(seen).toEqual([{ id: answer.returns[0]?.id, order_id: order.id }])
  })

  it("of more makes the order's total fall, where staff confirm it", async () => {
    const { order } = await paid()
    await refused(record(order.id, { amount: "100.50" }), "total fall by $100.50")
    expect(await rows()).toEqual([])
    const answer = await record(order.id, { amount: "100.50", write_off: true })
    expect(answer).toMatchObject({ outstanding: "0", returnable: { write_off: "199.5" } })
    expect(await store.books(order.id)).toMatchObject({
      total: 199.5,
      captured: 300,
      refunded: 100.5,
      transacted: 199.5,
      refunded_total: 100.5,
      pending_difference: 0,
      payment_status: "partially_refunded",
    })
    expect(await rows()).toMatchObject([{ amount: "100.5", write_off: "100.5" }])
    await record(order.id, { amount: "199.50", write_off: true })
    expect(await store.books(order.id)).toMatchObject({
      total: 0,
      refunded: 300,
      transacted: 0,
      pending_difference: 0,
      payment_status: "refunded",
    })
    await refused(record(order.id, { amount: "0.01", write_off: true }), "None of this money")
    expect(await open()).toEqual([])
  })

  it("of money that no order has captured touches no order, and comes first", async () => {
    const { order } = await paid(400)
    expect(await open()).toEqual([{ kind: "overpaid", amount: "100" }])
    expect((await view(order.id)).returnable).toEqual({
      uncaptured: "100",
      overpaid: "0",
      write_off: "300",
      obstacle: null,
    })
    await record(order.id, { amount: "40" })
    expect(await open()).toEqual([{ kind: "overpaid", amount: "60" }])
    const both = await record(order.id, { amount: "160", write_off: true })
    expect(both.returns).toHaveLength(3)
    expect(new Set(both.returns.slice(0, 2).map((one) => one.tracking_key)).size).toBe(1)
    expect(both.returns.map(({ amount }) => Number(amount)).sort()).toEqual([100, 40, 60])
    expect(await store.books(order.id)).toMatchObject({
      total: 200,
      captured: 300,
      refunded: 100,
      transacted: 200,
      pending_difference: 0,
    })
    expect(await open()).toEqual([])
  })

  it("is never captured again: two vouchers paid, one returned, and the order edited up", async () => {
    const shopper = store.guest()
    const { order, voucher, cartId } = await shopper.buy("va")
    const { data } = await shopper.choosePayment(cartId, "store")
    const second = (data as { trade_no: string }).trade_no
    await store.pay(voucher.trade_no)
    await store.pay(second)
    const { id } = await store.voucherOf(second)
    await refused(record(order.id, { amount: "300.01", voucher_id: id }), "Only $300.00")
    await record(order.id, { amount: "300", voucher_id: id })
    expect(await rows()).toMatchObject([{ voucher_id: id, payment_id: null, refund_id: null }])
    await editQuantity(await staff(), order.id, 2)
    await settled(order.id, async () =>
      expect(await store.books(order.id)).toMatchObject({ captured: 300, pending_difference: 300 }),
    )
  })

  it("of captured money leaves what comes later to be captured", async () => {
    const { order, voucher } = await paid()
    await record(order.id, { amount: "100", write_off: true })
    await store.pay(voucher.trade_no, 100)
    await editQuantity(await staff(), order.id, 2)
    await settled(order.id, async () =>
      expect(await store.books(order.id)).toMatchObject({
        total: 500,
        captured: 400,
        refunded: 100,
        transacted: 300,
        pending_difference: 200,
      }),
    )
  })

  it("of a canceled order is all that was captured, and the cancel's own refund is none", async () => {
    const { order } = await paid()
    const { admin } = await staff()
    await admin.order.cancel(order.id)
    await settled(order.id, async () =>
      expect(await open()).toEqual([{ kind: "paid_order_canceled", amount: "300" }]),
    )
    expect((await view(order.id)).returnable).toMatchObject({ overpaid: "300", write_off: "0" })
    await record(order.id, { amount: "100" })
    expect(await open()).toEqual([{ kind: "paid_order_canceled", amount: "200" }])
    const [discrepancy] = await discrepancies()
    await recordOf(discrepancy?.id ?? "")
    const books = await store.books(order.id)
    expect(books).toMatchObject({
      status: "canceled",
      payment_status: "refunded",
      captured: 300,
      refunded: 300,
      transacted: 0,
      refunded_total: 300,
    })
    expect(books.transactions.filter(({ reference }) => reference === "refund")).toHaveLength(2)
    await settled(order.id, async () => expect(await open()).toEqual([]))
    await refused(record(order.id, { amount: "1" }), "None of this money")
  })

  it("of a discrepancy about captured money is of that, though other money is held", async () => {
    const shopper = store.guest()
    const { order, voucher, cartId } = await shopper.buy("va")
    const { data } = await shopper.choosePayment(cartId, "store")
    await store.pay(voucher.trade_no)
    await store.pay((data as { trade_no: string }).trade_no)
    const { admin } = await staff()
    await admin.order.cancel(order.id)
    const both = [
      { kind: "paid_order_canceled", amount: "300" },
      { kind: "received_after_cancellation", amount: "300" },
    ]
    await settled(order.id, async () =>
      expect((await open()).toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual(both),
    )
    const ofCaptured = (await discrepancies()).find(({ kind }) => kind === both[0]?.kind)
    await recordOf(ofCaptured?.id ?? "")
    expect(await store.books(order.id)).toMatchObject({ refunded: 300, transacted: 0 })
    await settled(order.id, async () => expect(await open()).toEqual(both.slice(1)))
    const [ofHeld] = await discrepancies()
    await recordOf(ofHeld?.id ?? "")
    expect(await rows()).toHaveLength(2)
    await settled(order.id, async () => expect(await open()).toEqual([]))
  })

  it("that was recorded is never withdrawn: what is refused is tried again, and named", async () => {
    const { order, voucher } = await editedDown()
    const seen = eventsOf("paypro.money_returned", order.id)
    const { id: voucher_id, purchase_id } = await store.voucherOf(voucher.trade_no)
    const [payment] = (await store.books(order.id)).payments
    const part = {
      kind: "returned",
      voucher_id,
      purchase_id,
      order_id: order.id,
      payment_id: payment?.id,
      created_by: "user_1",
      ...transfer(),
    }
    // A process died when it had written them, and the order was edited up.
    await editQuantity(await staff(), order.id, 2)
    await pg()("paypro_allocation").insert([
      { ...part, id: "ppall_1", amount: "300" },
      { ...part, id: "ppall_2", amount: "100", write_off: "100" },
    ])
    await letTimePass(store.container, { hours: 1 })
    await afterJob(async () => {
      expect(await rows()).toMatchObject([
        { id: "ppall_1", booked_at: null, refund_id: null, failure: expect.any(String) },
        { id: "ppall_2", booked_at: expect.any(Date), refund_id: expect.any(String) },
      ])
      expect(await discrepancies()).toMatchObject([
        {
          kind: "not_booked",
          amount: null,
          values: {
            returned: "300",
            tracking_key: part.tracking_key,
            reason: expect.stringContaining("$300.00"),
          },
        },
      ])
    })
    expect(await store.books(order.id)).toMatchObject({ refunded: 100, total: 500 })
    expect(seen).toEqual([])
    const [named] = await discrepancies()
    await refused(recordOf(named?.id ?? "", { amount: "1" }), "names no money")
    await refused(record(order.id, { amount: "1", write_off: true }), "still being recorded")
    // The cause is removed.
    await editQuantity(await staff(), order.id, 1)
    await afterJob(async () => {
      expect((await rows()).every(({ booked_at }) => booked_at !== null)).toBe(true)
      expect(await open()).toEqual([])
    })
    expect(await store.books(order.id)).toMatchObject({
      total: 200,
      captured: 600,
      refunded: 400,
      transacted: 200,
      pending_difference: 0,
    })
    expect(seen).toEqual([{ id: "ppall_1", order_id: order.id }])
  })

  it("stays when the order is canceled afterwards: only the rest is to be returned", async () => {
    const { order } = await paid()
    await record(order.id, { amount: "100", write_off: true })
    const { admin } = await staff()
    await admin.order.cancel(order.id)
    await settled(order.id, async () =>
      expect(await open()).toEqual([{ kind: "paid_order_canceled", amount: "200" }]),
    )
    expect(await store.books(order.id)).toMatchObject({ refunded: 100, transacted: 200 })
    await record(order.id, { amount: "200" })
    expect(await store.books(order.id)).toMatchObject({ refunded: 300, transacted: 0 })
    expect(await open()).toEqual([])
  })

  it("of goods that came back is what the order is negative by", async () => {
    const { order } = await paid()
    const sdk = await staff()
    await fulfill(sdk, order.id, 1)
    const { stockLocationId: locationId } = store.seeded
    const returnId = await requestReturn(sdk, order.id, { locationId, quantity: 1 })
    await receiveReturn(sdk, returnId)
    await record(order.id, { amount: "300" })
    expect(await store.books(order.id)).toMatchObject({
      refunded: 300,
      transacted: 0,
      pending_difference: 0,
      payment_status: "refunded",
    })
    expect(await rows()).toMatchObject([{ write_off: null }])
  })

  it("of goods that are still requested back may come early, and gives no credit", async () => {
    const { order } = await paid()
    const sdk = await staff()
    await fulfill(sdk, order.id, 1)
    const { stockLocationId: locationId } = store.seeded
    const returnId = await requestReturn(sdk, order.id, { locationId, quantity: 1 })
    await record(order.id, { amount: "300" })
    await receiveReturn(sdk, returnId)
    expect(await store.books(order.id)).toMatchObject({
      total: 0,
      refunded: 300,
      transacted: 0,
      pending_difference: 0,
    })
  })

  it("of money that was applied from another purchase counts as the order's own", async () => {
    await paid(400)
    const { order: other } = await store.guest().buy("va")
    const [surplus] = await discrepancies()
    await post(`discrepancies/${surplus?.id}/apply`, { order_id: other.id, note: "x" })
    const { admin } = await staff()
    await admin.order.cancel(other.id)
    await settled(other.id, async () =>
      expect(await open()).toEqual([{ kind: "paid_order_canceled", amount: "100" }]),
    )
    await record(other.id, { amount: "100" })
    expect(await store.books(other.id)).toMatchObject({ refunded: 100, transacted: 0 })
    await settled(other.id, async () => expect(await open()).toEqual([]))
  })

  it("of a discrepancy resolves it, also where there is no order", async () => {
    const shopper = store.guest()
    const { id: cartId } = await shopper.createCart()
    const { data } = await shopper.choosePayment(cartId, "va")
    const { trade_no } = data as { trade_no: string }
    await store.pay(trade_no)
    const [found] = await discrepancies()
    expect(found).toMatchObject({ kind: "received_without_order", amount: "300" })
    const resolved = await recordOf(found?.id ?? "")
    expect(resolved).toMatchObject({
      resolved_by_name: store.seeded.admin.email,
      note: NOTE,
    })
    expect(await rows()).toMatchObject([
      { amount: "300", order_id: null, booked_at: expect.any(Date), discrepancy_id: found?.id },
    ])
    await letTimePass(store.container, { hours: 1 })
    expect(await open()).toEqual([])
    await refused(recordOf(found?.id ?? ""), "already resolved")
  })
})
