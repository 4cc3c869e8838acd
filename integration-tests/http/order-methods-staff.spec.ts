import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AllocationRepository } from "../../src/modules/paypro/repositories/allocation-repository"
import { askPaypro } from "../../src/workflows/ask-paypro"
import { addSession, authorize } from "../../src/workflows/settle-purchase/add-session"
import { describeStore, letTimePass, refusal, shopLife, waitFor, watchShop } from "../helpers"

const { editQuantity, fulfill, receiveReturn, requestReturn } = shopLife

/** What staff do with money that they find, or give back, by hand. */
describeStore("money in the hands of staff", (store) => {
  const { staff, open, discrepancies, settled } = watchShop(store)
  const pg = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const press = async (path: string, body: Record<string, unknown>) =>
    await (
      await staff()
    ).client.fetch(`/admin/paypro/discrepancies/${path}`, {
      method: "POST",
      body: { note: "The shopper asked for it.", ...body },
    })
  const allocations = async () => await store.paypro.listPayproAllocations({})
  const takeBack = async (tradeNo: string) =>
    await pg()("paypro_voucher").where({ trade_no: tradeNo }).update({ is_reversed: true })
  /** An order of 300 on which 400 came, the discrepancy of what is too much, and an order that owes 300. */
  const overpaid = async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no, 400)
    await waitFor(async () => (await open()).length === 1)
    const [discrepancy] = await discrepancies()
    const target = await store.guest().buy("va")
    return { order, voucher, id: discrepancy?.id ?? "", target: target.order }
  }

  afterEach(() => jest.restoreAllMocks())

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

  it("is applied once when an amount of it is applied twice at the same moment", async () => {
    const { id, target } = await overpaid()
    const body = { order_id: target.id, amount: "40" }
    const answers = await Promise.allSettled([
      press(`${id}/apply`, body),
      press(`${id}/apply`, body),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(await allocations()).toMatchObject([{ amount: "40" }])
    expect(await store.books(target.id)).toMatchObject({ captured: 40 })
  })

  it("is not applied again where a process was killed before it had resolved the discrepancy", async () => {
    const { id, target } = await overpaid()
    jest.spyOn(store.paypro, "resolveDiscrepancy").mockRejectedValueOnce(new Error("killed"))
    const body = { order_id: target.id, amount: "40" }
    await refusal(press(`${id}/apply`, body))
    expect(await refusal(press(`${id}/apply`, body))).toMatchObject({
      message: expect.stringMatching(/already (dealt with|resolved)/),
    })
    await settled(target.id, async () =>
      expect(await store.books(target.id)).toMatchObject({ captured: 40 }),
    )
  })

  it("is applied to an order though it came without one, and nobody gets another reference", async () => {
    const target = await store.guest().buy("va")
    const shopper = store.guest()
    const { id: cartId } = await shopper.createCart()
    const { data } = await shopper.choosePayment(cartId, "va")
    await store.pay(String(data?.trade_no))
    await waitFor(async () => (await open()).length === 1)
    const [discrepancy] = await discrepancies()
    expect(discrepancy).toMatchObject({ kind: "received_without_order", amount: "300" })
    await press(`${discrepancy?.id}/apply`, { order_id: target.order.id })
    expect(await store.books(target.order.id)).toMatchObject({ captured: 300, transacted: 300 })
    expect(await store.paypro.listPayproVouchers({})).toHaveLength(2)
    await settled(target.order.id, async () => expect(await open()).toEqual([]))
  })

  it("leaves nothing on the order where Medusa refuses to capture it, and can be applied later", async () => {
    const { id, voucher, target } = await overpaid()
    const note = store.paypro.noteAllocationSession.bind(store.paypro)
    jest.spyOn(store.paypro, "noteAllocationSession").mockImplementationOnce(async (...noted) => {
      await note(...noted)
      await takeBack(voucher.trade_no)
    })
    expect(await refusal(press(`${id}/apply`, { order_id: target.id }))).toMatchObject({
      message: expect.stringContaining("PayPro took this payment back"),
    })
    expect(await allocations()).toEqual([])
    const books = await store.books(target.id)
    expect(books).toMatchObject({ captured: 0, transacted: 0, payment_status: "awaiting" })
    const [payment] = books.payments
    const { admin } = await staff()
    expect(await refusal(admin.payment.capture(payment?.id ?? "", {}))).toMatchObject({
      message: expect.stringContaining("canceled"),
    })
    await pg()("paypro_voucher").update({ is_reversed: false })
    await settled(target.id, async () =>
      expect(await open()).toContainEqual({ kind: "overpaid", amount: "100" }),
    )
    await press(`${id}/apply`, { order_id: target.id })
    expect(await store.books(target.id)).toMatchObject({ captured: 100, transacted: 100 })
  })

  it("is never captured on an order that it was not applied to", async () => {
    const { voucher, target } = await overpaid()
    const row = await store.voucherOf(voucher.trade_no)
    const { collections } = await store.books(target.id)
    const session = await addSession(store.container, {
      voucherId: row.id,
      orderId: target.id,
      collectionId: collections[0]?.id ?? "",
      providerId: row.provider_id,
      amount: "100",
      currencyCode: row.currency_code,
    })
    const payment = await authorize(store.container, session.id)
    const { admin } = await staff()
    expect(await refusal(admin.payment.capture(payment.id, {}))).toMatchObject({
      message: expect.stringContaining("received for another order"),
    })
    expect(await store.books(target.id)).toMatchObject({ captured: 0 })
  })

  it("is neither applied nor set aside once PayPro took it back", async () => {
    const { id, order, voucher, target } = await overpaid()
    await takeBack(voucher.trade_no)
    expect(await refusal(press(`${id}/apply`, { order_id: target.id }))).toMatchObject({
      message: expect.stringContaining("Nothing of this money is left"),
    })
    expect(await refusal(press(`${id}/resolve`, {}))).toMatchObject({
      message: expect.stringContaining("has changed meanwhile"),
    })
    expect(await allocations()).toEqual([])
    await settled(order.id, async () =>
      expect((await open()).map(({ kind }) => kind)).not.toContain("overpaid"),
    )
  })

  it("stays held when a discrepancy of what the same reference had captured is resolved", async () => {
    const { order, voucher } = await store.guest().buy("va", { "taza-de-barro": 2 })
    await store.pay(voucher.trade_no, 700)
    await editQuantity(await staff(), order.id, 1)
    await settled(order.id, async () => expect((await open()).length).toBe(2))
    const [captured] = (await discrepancies()).filter(({ amount }) => amount === "300")
    await press(`${captured?.id}/resolve`, {})
    expect(await allocations()).toEqual([])
    await settled(order.id, async () =>
      expect(await open()).toEqual([{ kind: "overpaid", amount: "100" }]),
    )
  })

  it("is set aside with the discrepancy, or the discrepancy stays open", async () => {
    const { id } = await overpaid()
    const insert = jest.spyOn(AllocationRepository.prototype, "insert")
    insert.mockRejectedValueOnce(new Error("the database went away"))
    await refusal(press(`${id}/resolve`, {}))
    expect(await open()).toEqual([{ kind: "overpaid", amount: "100" }])
    const answers = await Promise.allSettled([
      press(`${id}/resolve`, {}),
      press(`${id}/resolve`, {}),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(await allocations()).toMatchObject([
      { kind: "set_aside", amount: "100", discrepancy_id: id },
    ])
    expect(await open()).not.toContainEqual(expect.objectContaining({ kind: "overpaid" }))
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
