import { randomUUID } from "node:crypto"
import type Medusa from "@medusajs/js-sdk"
import type { AdminVoucherResponse, AdminVouchersResponse } from "../../src/admin-view/types"
import { describeStore, refusal, waitFor } from "../helpers"

type Query = Record<string, unknown>

describeStore("admin vouchers", (store) => {
  let admin: Medusa
  beforeEach(async () => {
    admin = await store.admin()
  })

  const list = (query: Query = {}) =>
    admin.client.fetch<AdminVouchersResponse>("/admin/paypro/vouchers", { query })
  const listed = async (query?: Query) =>
    (await list(query)).vouchers.map(({ trade_no }) => trade_no)
  const retrieve = (id: string) =>
    admin.client.fetch<AdminVoucherResponse>(`/admin/paypro/vouchers/${id}`)
  const check = (id: string) =>
    admin.client.fetch<AdminVoucherResponse>(`/admin/paypro/vouchers/${id}/check`, {
      method: "POST",
    })

  /** Placing an order has PayPro asked about its voucher. */
  const checkedWhenPlaced = (order_id: string) =>
    waitFor(async () => {
      const { vouchers } = await list({ order_id })
      return vouchers.find(({ last_checked_at }) => last_checked_at)
    })

  const add = async (changes: Record<string, unknown> = {}) => {
    const voucher = await store.paypro.issueVoucher({
      purchase: await store.paypro.ensurePurchase(randomUUID(), null),
      payment_session_id: "payses_1",
      payment_collection_id: null,
      cart_id: null,
      provider_id: "pp_paypro-va_paypro",
      way_code: "va",
      total_amount: "300",
      amount: 300,
      currency_code: "mxn",
      payer: {},
    })
    return await store.paypro.updatePayproVouchers({ id: voucher.id, ...changes })
  }

  it("lets nobody in without a login", async () => {
    for (const [method, path] of [
      ["GET", "vouchers"],
      ["GET", "vouchers/ppvou_1"],
      ["POST", "vouchers/ppvou_1/check"],
      ["GET", "discrepancies"],
      ["POST", "discrepancies/ppdis_1/resolve"],
      ["POST", "discrepancies/ppdis_1/apply"],
      ["GET", "orders/order_1"],
      ["POST", "orders/order_1/deadline"],
      ["GET", "health"],
      ["GET", "export?from=2026-01-01&to=2026-02-01"],
    ] as const) {
      const answer = await fetch(`${store.url}/admin/paypro/${path}`, { method })
      expect([path, answer.status]).toEqual([path, 401])
    }
  })

  it("shows a voucher with its order, amounts as text, and no secret", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await checkedWhenPlaced(order.id)
    const { vouchers, ...rest } = await list()
    expect(rest).toEqual({ count: 1, count_is_exact: true, limit: 20, offset: 0 })
    expect(vouchers).toEqual([
      {
        id: expect.stringMatching(/^ppvou_/),
        trade_no: voucher.trade_no,
        platform_trade_no: store.simulator.get(voucher.trade_no).payproTradeNo,
        payment_session_id: expect.stringMatching(/^payses_/),
        order_id: order.id,
        order_display_id: order.display_id,
        provider_id: "pp_paypro-va_paypro",
        way_code: "va",
        amount: "300",
        received_amount: null,
        missing_amount: "300",
        currency_code: "mxn",
        payment_info: voucher.payment_info,
        voucher_url: voucher.voucher_url,
        status: "open",
        status_code: "0015",
        status_message: expect.any(String),
        voided_at: null,
        void_reason: null,
        issued_at: expect.any(String),
        expires_at: expect.any(String),
        paid_at: null,
        last_checked_at: expect.any(String),
        ask_at: expect.any(String),
        created_at: expect.any(String),
        open_discrepancies: [],
      },
    ])
    expect((await list({ order_id: order.id })).vouchers).toMatchObject([
      { trade_no: voucher.trade_no },
    ])
  })

  it("tells what PayPro said and what is to be done", async () => {
    const { order, voucher } = await store.guest().buy("store")
    await store.pay(voucher.trade_no, 100)
    const { vouchers } = await list({ order_id: order.id, history: true })
    const [shown] = vouchers
    expect(shown).toMatchObject({
      order_id: order.id,
      order_display_id: order.display_id,
      status: "partially_paid",
      received_amount: "100",
      missing_amount: "200",
      open_discrepancies: ["underpaid"],
      callbacks: [
        {
          status: "partially_paid",
          status_code: "0001",
          amount: "100.00",
          seen_count: 1,
          processed_at: expect.any(String),
          problem: null,
        },
      ],
      discrepancies: [
        {
          kind: "underpaid",
          amount: "200",
          currency_code: "mxn",
          order_id: order.id,
          order_display_id: order.display_id,
          resolved_at: null,
        },
      ],
    })
    expect(await retrieve(shown?.id ?? "")).toEqual({ voucher: shown })
  })

  it("says that there is no such voucher", async () => {
    expect(await refusal(retrieve("ppvou_none"))).toEqual({
      status: 404,
      message: "There is no voucher with id ppvou_none",
    })
    expect(await refusal(check("ppvou_none"))).toMatchObject({ status: 404 })
    expect(await refusal(retrieve("%00"))).toMatchObject({ status: 404 })
    expect(await refusal(check("%00"))).toMatchObject({ status: 404 })
  })

  describe("filters", () => {
    it("by the beginning of a number, taking wildcards as they are written", async () => {
      const voucher = await add({ platform_trade_no: "plat%form_1", payment_info: "646180001" })
      const other = await add({ platform_trade_no: "platXformY1", payment_info: "012180002" })
      expect(await listed({ q: voucher.trade_no })).toEqual([voucher.trade_no])
      expect(await listed({ q: "64618" })).toEqual([voucher.trade_no])
      expect(await listed({ q: "plat" })).toEqual([other.trade_no, voucher.trade_no])
      expect(await listed({ q: "plat%form_" })).toEqual([voucher.trade_no])
      expect(await listed({ q: "form" })).toEqual([])
      expect(await listed({ q: "\\" })).toEqual([])
      expect(await listed({ q: "'; drop table paypro_voucher; --" })).toEqual([])
    })

    it("by status, way code, session, time and open discrepancies", async () => {
      const open = await add()
      const failed = await add({ status: "failed", way_code: "store", payment_session_id: "p2" })
      const old = await add({ created_at: new Date("2026-01-15T12:00:00Z") })
      const values = { received: "5", captured: "0" }
      await store.paypro.openDiscrepancy({ kind: "overpaid", amount: "5", values }, open)
      const late = await store.paypro.openDiscrepancy(
        { kind: "received_after_cancellation", amount: "5", values },
        failed,
      )
      expect(await listed({ status: "failed" })).toEqual([failed.trade_no])
      expect(await listed({ status: ["failed", "open"] })).toHaveLength(3)
      expect(await listed({ status: "failed,paid" })).toEqual([failed.trade_no])
      const oldestFirst = { status: "failed,open", order: "created_at" }
      expect(await list({ ...oldestFirst, limit: 2, offset: 1 })).toMatchObject({
        count: 3,
        vouchers: [{ trade_no: open.trade_no }, { trade_no: failed.trade_no }],
      })
      expect(await listed({ ...oldestFirst, discrepancy: true })).toEqual([
        open.trade_no,
        failed.trade_no,
      ])
      expect(await listed({ way_code: "store" })).toEqual([failed.trade_no])
      expect(await listed({ payment_session_id: "p2" })).toEqual([failed.trade_no])
      expect(
        await listed({ created_at: { $gte: "2026-01-15", $lt: "2026-01-16T00:00:00-06:00" } }),
      ).toEqual([old.trade_no])
      expect(await listed({ discrepancy: true })).toEqual([failed.trade_no, open.trade_no])
      expect(await listed({ discrepancy: false })).toEqual([old.trade_no])
      expect(await listed({ discrepancy: "received_after_cancellation,underpaid" })).toEqual([
        failed.trade_no,
      ])
      await store.paypro.resolveDiscrepancy(late?.id ?? "", "user_1", "x")
      expect(await listed({ discrepancy: "received_after_cancellation" })).toEqual([])
    })
  })

  it("pages and sorts, also where moments are the same", async () => {
    const at = new Date("2026-05-01T00:00:00Z")
    const made = [
      await add({ created_at: at, amount: 30, paid_at: at }),
      await add({ created_at: at, amount: 10 }),
      await add({ created_at: at, amount: 20 }),
    ]
    const byId = made
      .map(({ trade_no, id }) => ({ trade_no, id }))
      .sort((a, b) => (a.id < b.id ? 1 : -1))
    expect(await listed()).toEqual(byId.map(({ trade_no }) => trade_no))
    expect(await listed({ limit: 1, offset: 1 })).toEqual([byId[1]?.trade_no])
    expect((await list({ limit: 1 })).count).toBe(3)
    const amounts = async (order: string) =>
      (await list({ order })).vouchers.map(({ amount }) => amount)
    expect(await amounts("amount")).toEqual(["10", "20", "30"])
    expect(await amounts("-amount")).toEqual(["30", "20", "10"])
    expect((await amounts("-paid_at"))[0]).toBe("30")
  })

  it.each<[Query, string]>([
    [{ limit: 0 }, "limit"],
    [{ limit: 101 }, "limit"],
    [{ limit: "many" }, "limit"],
    [{ offset: -1 }, "offset"],
    [{ offset: 10_001 }, "offset"],
    [{ order: "token" }, "order"],
    [{ status: "lost" }, "status"],
    [{ discrepancy: "angry" }, "discrepancy"],
    [{ created_at: { $gte: "yesterday" } }, "created_at"],
    [{ created_at: { $ne: "2026-01-01" } }, "$ne"],
    [{ q: "x".repeat(65) }, "q"],
    [{ token: "x" }, "token"],
    [{ q: "\0" }, "q"],
    [{ order_id: "\0" }, "order_id"],
    [{ payment_session_id: "a\0" }, "payment_session_id"],
  ])("refuses %j", async (query, named) => {
    expect(await refusal(list(query))).toEqual({
      status: 400,
      message: expect.stringContaining(named),
    })
  })

  describe("check now", () => {
    it("asks PayPro, and settles", async () => {
      const { order, voucher } = await store.guest().buy("va")
      const { id } = await checkedWhenPlaced(order.id)
      await store.paypro.updatePayproVouchers({
        id,
        last_checked_at: new Date(Date.now() - 2_000),
      })
      store.simulator.pay(voucher.trade_no, undefined, { callback: false })
      const checked = await check(id)
      expect(checked.voucher).toMatchObject({
        status: "paid",
        received_amount: "300",
        missing_amount: "0",
        ask_at: expect.any(String),
        order_id: order.id,
      })
      expect(await store.books(order.id)).toMatchObject({ payment_status: "captured" })
    })

    it("spares PayPro a person's second click", async () => {
      const { id } = await add()
      await check(id)
      const before = store.simulator.requests.counts().queryPayInResult
      expect(await refusal(check(id))).toEqual({
        status: 400,
        message: expect.stringContaining("a moment ago"),
      })
      expect(store.simulator.requests.counts().queryPayInResult).toBe(before)
    })

    it("says so while somebody else settles it", async () => {
      const voucher = await add()
      await store.paypro.acquireLease(voucher.purchase_id)
      expect(await refusal(check(voucher.id))).toEqual({
        status: 400,
        message: "This order is being settled right now. Look again in a moment.",
      })
    })

    it("says what is wrong with PayPro, and changes nothing", async () => {
      const voucher = await add()
      store.simulator.setFault({ kind: "html", endpoint: "queryPayInResult" })
      expect(await refusal(check(voucher.id))).toEqual({
        status: 503,
        message: expect.stringContaining("PayPro's answer to queryPayInResult"),
      })
      expect((await retrieve(voucher.id)).voucher).toMatchObject({
        status: "open",
        last_checked_at: null,
      })
    })
  })
})
