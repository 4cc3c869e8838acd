import type { AdminPayproOrderResponse } from "../../src/admin-view/types"
import { dayOf } from "../../src/lib/mexican-time"
import { Crashes } from "../histories/crash"
import { describeStore, letTimePass, refusal, watchShop } from "../helpers"
import { returnsOf } from "./returns"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { returnMoneyOfOrder } from "../../src/workflows/return-money/of-order"

const DAY_MS = 24 * 60 * 60 * 1_000
const inDays = (days: number) => dayOf(new Date(Date.now() + days * DAY_MS))
const TRANSFER = { tracking_key: "MBAN01001", returned_on: inDays(0), note: "Goodwill." }

/** Returns that are recorded once, or not at all. */
describeStore("a return", (store) => {
  const { staff, open, discrepancies } = watchShop(store)
  const { pg, rows, refused, paid } = returnsOf(store)
  const record = async (orderId: string, body: Record<string, unknown> = {}) => {
    const { client } = await staff()
    const path = `/admin/paypro/orders/${orderId}/returns`
    const whole = { ...TRANSFER, amount: "100", write_off: true, ...body }
    return (await client.fetch<AdminPayproOrderResponse>(path, { method: "POST", body: whole }))
      .order
  }
  const untouched = async (orderId: string) => {
    expect(await rows()).toEqual([])
    expect(await store.books(orderId)).toMatchObject({
      total: 300,
      captured: 300,
      refunded: 0,
      transacted: 300,
      refunded_total: 0,
      payment_status: "captured",
    })
    expect(await pg()("refund").whereNull("deleted_at").select("id")).toEqual([])
  }

  it.each([
    [{ tracking_key: "MBAN 01" }, "tracking_key"],
    [{ tracking_key: "" }, "tracking_key"],
    [{ tracking_key: "A".repeat(31) }, "tracking_key"],
    [{ tracking_key: "STRAßE" }, "tracking_key"],
    [{ amount: "1.999" }, "amount"],
    [{ amount: "-1" }, "amount"],
    [{ amount: "0.00" }, "amount"],
    [{ amount: undefined }, "amount"],
    [{ note: " " }, "note"],
    [{ returned_on: "2026-02-30" }, "returned_on"],
    [{ returned_on: inDays(1) }, "future"],
    [{ returned_on: inDays(-2) }, "came later"],
    [{ voucher_id: "ppvou_other" }, "None of this money"],
    [{ write_off: false }, "total fall by $100.00"],
    [{ amount: "300.01" }, "Only $300.00"],
  ])("is refused with %j", async (body, words) => {
    const { order } = await paid()
    await refused(record(order.id, body), words)
    await untouched(order.id)
  })

  it("is recorded once when it is pressed twice at the same moment, and never again", async () => {
    const { order } = await paid()
    const answers = await Promise.allSettled([record(order.id), record(order.id)])
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    await refused(record(order.id), "already recorded")
    await refused(record(order.id, { amount: "50", tracking_key: "mban01001" }), "already recorded")
    expect(await rows()).toHaveLength(1)
    expect(await store.books(order.id)).toMatchObject({ total: 200, refunded: 100 })
  })

  it("is never more than was received, however many are recorded at the same moment", async () => {
    const { order } = await paid()
    const answers = await Promise.allSettled(
      ["A1", "A2", "A3"].map((tracking_key) => record(order.id, { amount: "200", tracking_key })),
    )
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(await store.books(order.id)).toMatchObject({
      total: 100,
      refunded: 200,
      transacted: 100,
    })
  })

  it("that staff try with Medusa's own refund is refused, and says where to record it", async () => {
    const { order } = await paid()
    const [payment] = (await store.books(order.id)).payments
    const { admin } = await staff()
    await refused(
      admin.payment.refund(payment?.id ?? "", { amount: 100 }),
      "record it under PayPro on the order's page",
    )
    await untouched(order.id)
    expect(await open()).toEqual([])
  })

  it("waits until a change of the order is confirmed or canceled", async () => {
    const { order } = await paid()
    const { admin } = await staff()
    await admin.orderEdit.initiateRequest({ order_id: order.id })
    await refused(record(order.id), "change that is not confirmed")
    await untouched(order.id)
    const { client } = await staff()
    const path = `/admin/paypro/orders/${order.id}`
    const view = await client.fetch<AdminPayproOrderResponse>(path)
    expect(view.order.returnable.obstacle).toBe("open_change")
    await admin.orderEdit.cancelRequest(order.id)
    await record(order.id)
    expect(await store.books(order.id)).toMatchObject({ total: 200, refunded: 100 })
  })

  it("of money that PayPro took back is refused", async () => {
    const { order, voucher } = await paid()
    await pg()("paypro_voucher").where({ trade_no: voucher.trade_no }).update({ is_reversed: true })
    await refused(record(order.id), "None of this money")
  })

  it("of a discrepancy is refused where that names no money, or no voucher holds it", async () => {
    await paid(100)
    const [underpaid] = await discrepancies()
    const { client } = await staff()
    const press = (id: string) =>
      client.fetch(`/admin/paypro/discrepancies/${id}/return`, { method: "POST", body: TRANSFER })
    await refused(press(underpaid?.id ?? ""), "Record a return on the order")
    expect(await refusal(press("ppdis_none"))).toMatchObject({ status: 404 })
    await store.paypro.openDiscrepancy({
      kind: "unmatched",
      values: { trade_no: "20260101000000000000000000" },
    })
    const unmatched = (await discrepancies()).find(({ kind }) => kind === "unmatched")
    await refused(press(unmatched?.id ?? ""), "Resolve the discrepancy with a note")
  })

  it("is refused for an order that is none, or that PayPro received nothing for", async () => {
    expect(await refusal(record("order_none"))).toMatchObject({ status: 404 })
    const { order } = await store.guest().buy("va")
    await refused(record(order.id), "None of this money")
  })

  it("killed in front of any write is recorded once, or not at all", async () => {
    const crashes = new Crashes(store.container)
    const seen = { recorded: 0, withdrawn: 0 }
    for (let write = 0; ; write++) {
      const { order } = await paid()
      const press = () =>
        returnMoneyOfOrder(store.container, {
          ...TRANSFER,
          order_id: order.id,
          amount: "100",
          write_off: true,
          by: "user_1",
        })
      const isKilled = await crashes.killedIn(press, write)
      for (let runs = 0; isKilled && runs < 3; runs++) {
        await letTimePass(store.container, { hours: 1 })
        await askPaypro(store.container)
      }
      const row = await pg()("paypro_allocation")
        .where({ order_id: order.id, deleted_at: null })
        .first("*")
      const books = await store.books(order.id)
      const at = `killed in front of write ${write}`
      const refunds = books.payments.flatMap(({ refunds }) => refunds)
      expect([at, row ? 1 : 0, refunds.length, books.total]).toEqual(
        row ? [at, 1, 1, 200] : [at, 0, 0, 300],
      )
      expect([at, books]).toMatchObject([
        at,
        {
          transacted: books.total,
          pending_difference: 0,
          refunded_total: 300 - books.total,
          payment_status: row ? "partially_refunded" : "captured",
          collections: [{ refunded_amount: 300 - books.total }],
        },
      ])
      expect([at, row?.booked_at ?? null, row?.refund_id ?? null]).toEqual([
        at,
        row ? expect.any(Date) : null,
        row ? refunds[0]?.id : null,
      ])
      seen[row ? "recorded" : "withdrawn"]++
      if (!isKilled) {
        break
      }
    }
    expect(await open()).toEqual([])
    expect(seen.recorded).toBeGreaterThan(10)
    expect(seen.withdrawn).toBeGreaterThan(0)
  }, 600_000)
})
