import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { settleOrder } from "../../src/workflows/settle-order"
import { describeStore, letTimePass, refusal, shopLife, watchShop } from "../helpers"

const { collect } = shopLife
const SYSTEM = "pp_system_default"

type Row = { id: string; orderId: string }

/** A process that recorded a payment made elsewhere is killed; the job finishes what it left, or takes it back. */
describeStore("a payment made elsewhere, recorded by a process that died", (store) => {
  const { staff, open } = watchShop(store)
  const pg = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const payments = () => store.container.resolve(Modules.PAYMENT)
  const rowOf = async ({ id }: Row) => await pg()("paypro_allocation").where({ id }).first("*")
  const job = async () => {
    await letTimePass(store.container, { seconds: 240 })
    await askPaypro(store.container)
  }

  const written = async (orderId: string): Promise<Row> => {
    const [purchase] = await store.paypro.listPurchasesOfOrder(orderId)
    const lease = await store.paypro.acquireLease(purchase?.id ?? "")
    if (!lease) {
      throw new Error("The purchase is being settled")
    }
    const { id } = await store.paypro.allocate(
      {
        kind: "paid_elsewhere",
        voucher_id: null,
        purchase_id: purchase?.id ?? "",
        discrepancy_id: null,
        amount: "300",
        order_id: orderId,
        method: "cash",
        reference: "Ticket 4711",
        note: "Paid at the counter.",
        created_by: "user_1",
        booked_at: null,
      },
      [lease],
    )
    await store.paypro.abandonLease(lease)
    return { id, orderId }
  }
  const collected = async (row: Row) => await collect(await staff(), row.orderId, 300)
  const noted = async (row: Row) => {
    const collectionId = await collected(row)
    await store.paypro.noteAllocationCollection(row.id, collectionId)
    return collectionId
  }
  const begun = async (row: Row) => {
    const session = { provider_id: SYSTEM, currency_code: "mxn", amount: 300, data: {} }
    return await payments().createPaymentSession(await noted(row), session)
  }
  const authorized = async (row: Row) => {
    const { id } = await begun(row)
    const payment = await payments().authorizePaymentSession(id, {})
    return payment?.id ?? ""
  }
  const captured = async (row: Row) => {
    const payment_id = await authorized(row)
    await payments().capturePayment({ payment_id, amount: 300 })
    return payment_id
  }
  const barelyCaptured = async (row: Row) => {
    const id = await captured(row)
    await pg()("payment").where({ id }).update({ captured_at: null })
    await pg()("payment_collection")
      .where("captured_amount", ">", 0)
      .update({ captured_amount: 0, raw_captured_amount: null, status: "authorized" })
  }
  const capturedAndCanceled = async (row: Row) => {
    await payments().cancelPayment(await captured(row))
  }
  const paid = async (row: Row) => {
    const { admin } = await staff()
    await admin.paymentCollection.markAsPaid(await noted(row), { order_id: row.orderId })
  }
  const nothingMore = async () => undefined

  it.each<[string, (row: Row) => Promise<unknown>]>([
    ["before it made a collection", nothingMore],
    ["before it noted the collection", collected],
    ["before it marked the collection as paid", noted],
    ["before it authorized the payment", begun],
    ["before it captured the payment", authorized],
    ["before the payment knew of the capture", barelyCaptured],
    ["before the order knew of the capture", captured],
    ["as it took back what it could not finish", capturedAndCanceled],
    ["before it noted that all is done", paid],
  ])("%s: is booked once", async (_, leave) => {
    const { order } = await store.guest().buy("va")
    const row = await written(order.id)
    await leave(row)
    await job()
    await job()
    await settleOrder(store.container, order.id)
    const books = await store.books(order.id)
    expect(books).toMatchObject({
      payment_status: "captured",
      captured: 300,
      transacted: 300,
      pending_difference: 0,
    })
    expect(books.captures).toHaveLength(1)
    expect(books.transactions).toHaveLength(1)
    const payment = books.payments.find(({ captures }) => captures.length)
    expect(payment).toMatchObject({ captured_at: expect.any(Date), canceled_at: null })
    expect(await rowOf(row)).toMatchObject({
      booked_at: expect.any(Date),
      payment_id: payment?.id,
      deleted_at: null,
    })
    expect(await open()).toEqual([])
  })

  it.each<[string, (row: Row) => Promise<unknown>]>([
    ["before it made a collection", nothingMore],
    ["before it marked the collection as paid", noted],
    ["before it authorized the payment", begun],
    ["before it captured the payment", authorized],
  ])("%s, and PayPro was paid meanwhile: is withdrawn", async (_, leave) => {
    const { order, voucher } = await store.guest().buy("va")
    const row = await written(order.id)
    await leave(row)
    await store.pay(voucher.trade_no)
    await job()
    await settleOrder(store.container, order.id)
    const books = await store.books(order.id)
    expect(books).toMatchObject({
      payment_status: "captured",
      captured: 300,
      transacted: 300,
      pending_difference: 0,
    })
    expect(books.collections.map(({ status }) => status)).not.toContain("not_paid")
    expect(
      books.payments.filter(({ captured_at, canceled_at }) => !captured_at && !canceled_at),
    ).toEqual([])
    expect(await rowOf(row)).toMatchObject({ booked_at: null, deleted_at: expect.any(Date) })
    expect(await open()).toEqual([])
  })

  it("is not recorded again by hand before the job has finished it", async () => {
    const { order } = await store.guest().buy("va")
    const row = await written(order.id)
    await captured(row)
    const { client } = await staff()
    const press = () =>
      client.fetch(`/admin/paypro/orders/${order.id}/paid-elsewhere`, {
        method: "POST",
        body: { method: "cash", reference: "Ticket 4711", note: "Again." },
      })
    expect(await refusal(press())).toMatchObject({
      message: expect.stringContaining("still being recorded"),
    })
    await job()
    expect(await refusal(press())).toMatchObject({
      message: expect.stringContaining("owes nothing"),
    })
    expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
  })
})
