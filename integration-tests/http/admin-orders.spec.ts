import type Medusa from "@medusajs/js-sdk"
import type {
  AdminDeadlineResponse,
  AdminDiscrepanciesResponse,
  AdminDiscrepancyResponse,
  AdminPayproOrderResponse,
} from "../../src/admin-view/types"
import { cancelAtOf, endOfMexicanDay } from "../../src/lib/deadline"
import { describeStore, refusal } from "../helpers"

const DAY_MS = 24 * 60 * 60 * 1_000

describeStore("admin orders", (store) => {
  let admin: Medusa
  beforeEach(async () => {
    admin = await store.admin()
  })

  const post = <Answer>(path: string, body: Record<string, unknown>) =>
    admin.client.fetch<Answer>(`/admin/paypro/${path}`, { method: "POST", body })
  const view = async (id: string) =>
    (await admin.client.fetch<AdminPayproOrderResponse>(`/admin/paypro/orders/${id}`)).order
  const extend = (id: string, pay_by: string) =>
    post<AdminDeadlineResponse>(`orders/${id}/deadline`, { pay_by })
  const apply = (id: string, body: Record<string, unknown>) =>
    post<AdminDiscrepancyResponse>(`discrepancies/${id}/apply`, body)
  const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
  const openDiscrepancies = async () =>
    (
      await admin.client.fetch<AdminDiscrepanciesResponse>("/admin/paypro/discrepancies", {
        query: { open: true },
      })
    ).discrepancies

  /** An order of 300 on which 400 came, and the discrepancy of what is too much. */
  const overpaid = async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no, 400)
    const [discrepancy] = await openDiscrepancies()
    return { order, id: discrepancy?.id ?? "" }
  }

  it("shows what an order owes, until when, its vouchers and its discrepancies", async () => {
    const { order, voucher } = await store.guest().buy("va")
    expect(await view(order.id)).toMatchObject({
      order_id: order.id,
      outstanding: "300",
      pay_by: expect.any(String),
      cancel_at: expect.any(String),
      vouchers: [{ trade_no: voucher.trade_no, callbacks: [] }],
      discrepancies: [],
    })
    await store.pay(voucher.trade_no, 100)
    expect(await view(order.id)).toMatchObject({
      outstanding: "200",
      vouchers: [{ received_amount: "100", callbacks: [{ status: "partially_paid" }] }],
      discrepancies: [{ kind: "underpaid", order_id: order.id, resolved_at: null }],
    })
  })

  it("shows an order that PayPro has nothing to do with", async () => {
    const shopper = store.guest()
    const { id: cartId } = await shopper.createCart()
    await shopper.addShipping(cartId)
    await shopper.choosePayment(cartId, "pp_system_default")
    const { id } = await shopper.placeOrder(cartId)
    expect(await view(id)).toMatchObject({
      order_id: id,
      pay_by: null,
      cancel_at: null,
      vouchers: [],
      discrepancies: [],
    })
    expect(await refusal(extend(id, inDays(3)))).toMatchObject({
      message: expect.stringContaining("has no"),
    })
  })

  it("says that there is no such order", async () => {
    const noSuchOrder = { status: 404, message: "Order order_none was not found." }
    expect(await refusal(view("order_none"))).toEqual(noSuchOrder)
    expect(await refusal(extend("order_none", inDays(3)))).toEqual(noSuchOrder)
    expect(await refusal(view("%00"))).toMatchObject({ status: 404 })
  })

  it("extends a deadline to the end of a day, on the order and on its references", async () => {
    const { order } = await store.guest().buy("va")
    const day = inDays(10)
    const pay_by = endOfMexicanDay(day)
    const expected = {
      pay_by: pay_by.toISOString(),
      cancel_at: cancelAtOf(pay_by, 48).toISOString(),
    }
    expect((await extend(order.id, day)).deadline).toEqual({ order_id: order.id, ...expected })
    expect(await view(order.id)).toMatchObject({
      ...expected,
      vouchers: [{ expires_at: expected.pay_by }],
    })
  })

  it("refuses a deadline that is over or too far, and one of an order that owes nothing", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const refused = { status: 400, message: expect.stringContaining("pay_by") }
    for (const pay_by of [inDays(-2), inDays(400), "tomorrow"]) {
      expect(await refusal(extend(order.id, pay_by))).toEqual(refused)
    }
    await store.pay(voucher.trade_no)
    expect(await refusal(extend(order.id, inDays(3)))).toMatchObject({
      status: 400,
      message: expect.stringContaining("owes nothing"),
    })
  })

  it("applies what came too much to another order, and names what is left", async () => {
    const { id } = await overpaid()
    const { order: other } = await store.guest().buy("va")
    const { discrepancy } = await apply(id, {
      order_id: other.id,
      amount: "60",
      note: "The customer asked for it.",
    })
    expect(discrepancy).toMatchObject({
      id,
      note: "The customer asked for it.",
      resolved_by_name: store.seeded.admin.email,
    })
    expect(await view(other.id)).toMatchObject({ outstanding: "240" })
    expect(await openDiscrepancies()).toMatchObject([
      { kind: "underpaid", amount: "240", order_id: other.id },
      { kind: "overpaid", amount: "40" },
    ])
  })

  it("says what to do where money cannot be applied", async () => {
    const { order, id } = await overpaid()
    const { order: other } = await store.guest().buy("va")
    const note = "x"
    expect(await refusal(apply(id, { order_id: order.id, note }))).toMatchObject({
      message: expect.stringContaining("Choose one that still owes something"),
    })
    expect(await refusal(apply(id, { order_id: other.id, amount: "101", note }))).toMatchObject({
      message: expect.stringContaining("Only $100.00 of this money is left"),
    })
    expect(await refusal(apply(id, { order_id: other.id, amount: "0", note }))).toMatchObject({
      message: "The amount must be above zero.",
    })
    expect(await refusal(apply(id, { order_id: "order_none", note }))).toMatchObject({
      status: 404,
    })
    expect(await refusal(apply("ppdis_none", { order_id: other.id, note }))).toMatchObject({
      status: 404,
    })
    await apply(id, { order_id: other.id, note })
    expect(await refusal(apply(id, { order_id: other.id, note }))).toMatchObject({
      message: expect.stringContaining("already resolved"),
    })
    expect(await view(other.id)).toMatchObject({ outstanding: "200" })
  })
})
