import { askPaypro } from "../../src/workflows/ask-paypro"
import { describeStore, letTimePass, refusal, shopLife, waitFor, watchShop } from "../helpers"

const { fulfill, receiveReturn, requestReturn } = shopLife

/** What staff do with money that they find, or give back, by hand. */
describeStore("money in the hands of staff", (store) => {
  const { staff, open, discrepancies, settled } = watchShop(store)

  it("is applied once when it is applied to two orders at the same moment", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const targets = [await store.guest().buy("va"), await store.guest().buy("va")]
    const { admin, client } = await staff()
    await admin.order.cancel(order.id)
    await store.pay(voucher.trade_no)
    await waitFor(async () => (await open()).length === 1)
    expect(await open()).toEqual([{ kind: "received_after_cancellation", amount: "300" }])
    const [discrepancy] = await discrepancies()
    const answers = await Promise.allSettled(
      targets.map((target) =>
        client.fetch(`/admin/paypro/discrepancies/${discrepancy?.id}/apply`, {
          method: "POST",
          body: { order_id: target.order.id, note: "The shopper ordered anew." },
        }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    for (const target of targets) {
      await settled(target.order.id, async () => expect(await open()).toEqual([]))
    }
    const books = await Promise.all(targets.map((target) => store.books(target.order.id)))
    expect(books.map(({ captured }) => captured).sort()).toEqual([0, 300])
    expect((await store.books(order.id)).captured).toBe(0)
  })

  it("stays applied where it was captured, and what came afterwards failed", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const target = await store.guest().buy("va")
    const { admin, client } = await staff()
    await admin.order.cancel(order.id)
    await store.pay(voucher.trade_no)
    await waitFor(async () => (await open()).length === 1)
    const [discrepancy] = await discrepancies()
    const note = jest.spyOn(store.paypro, "markAllocationBooked")
    note.mockRejectedValueOnce(new Error("the database went away"))
    const refused = await refusal(
      client.fetch(`/admin/paypro/discrepancies/${discrepancy?.id}/apply`, {
        method: "POST",
        body: { order_id: target.order.id, note: "The shopper ordered anew." },
      }),
    )
    expect(refused.message).toContain("the database went away")
    note.mockRestore()
    expect(await store.books(target.order.id)).toMatchObject({ captured: 300 })

    await letTimePass(store.container, { hours: 1 })
    await askPaypro(store.container)
    const [allocation] = await store.paypro.listPayproAllocations({})
    expect(allocation).toMatchObject({
      kind: "applied",
      amount: "300",
      booked_at: expect.any(Date),
    })
    expect(await store.books(target.order.id)).toMatchObject({
      captured: 300,
      payment_status: "captured",
      pending_difference: 0,
    })
    expect((await store.books(order.id)).captured).toBe(0)
    expect(await open()).toEqual([])
  })

  describe("that is to go back for goods sent back, 400 on an order that is overpaid by 100", () => {
    const sentBack = async () => {
      const purchase = await store.guest().buy("va", { "taza-de-barro": 2 })
      const { order, voucher } = purchase
      await store.pay(voucher.trade_no, 400)
      await fulfill(await staff(), order.id, 2)
      const locationId = store.seeded.stockLocationId
      const returnId = await requestReturn(await staff(), order.id, { locationId, quantity: 1 })
      await receiveReturn(await staff(), returnId)
      expect(await store.books(order.id)).toMatchObject(BOOKS)
      return purchase
    }
    const BOOKS = { total: 300, captured: 400, refunded: 0, pending_difference: -100 }

    it("is refused as a refund of the core's, which would turn 300 into a credit", async () => {
      const { order } = await sentBack()
      const [payment] = (await store.books(order.id)).payments
      const { admin } = await staff()
      await refusal(admin.payment.refund(payment?.id ?? "", { amount: 400 }))
      expect(await store.books(order.id)).toMatchObject(BOOKS)
    })
  })
})
