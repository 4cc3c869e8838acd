import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Fault } from "../../simulator"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { refreshVoucher } from "../../src/workflows/ask-paypro/refresh-voucher"
import { eventually } from "../../scripts/wait-for"
import { describeStore, letTimePass, watchShop } from "../helpers"
import { postCallback, signedBody } from "../helpers/callback"

/** PayPro says one thing and then another: whatever its answers mean, the money stays right. */
describeStore("evidence", (store) => {
  const pg = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { letDeadlinePass } = watchShop(store)
  const silent = { callback: false }
  const settle = async (trade_no: string) => await refreshVoucher(store.container, { trade_no })
  const discrepancies = async () =>
    await pg()("paypro_discrepancy")
      .whereNull("resolved_at")
      .orderBy("kind")
      .select("kind", "amount")
  const unprocessed = async () =>
    await pg()("paypro_callback").whereNull("processed_at").select("*")
  /** The job, as if all that waits had waited long enough. */
  const job = async () => {
    await pg()("paypro_purchase").whereNotNull("settle_at").update({ settle_at: pg().fn.now() })
    await pg()("paypro_voucher").whereNotNull("ask_at").update({ ask_at: pg().fn.now() })
    await pg()("paypro_callback").update({ updated_at: new Date(0) })
    return await askPaypro(store.container)
  }
  const queriesSay = (data: Record<string, unknown>, more: Partial<Fault> = {}) =>
    store.simulator.setFault({ kind: "override", endpoint: "queryPayInResult", data, ...more })
  const call = async (fields: Record<string, unknown>) =>
    await postCallback(
      store.url,
      signedBody({ timestamp: String(Date.now()), message: "SUCCESS", ...fields }, store.appSecret),
    )

  it("keeps an order whose signed callback says paid while the query still says failed, and captures once they agree", async () => {
    const { order, voucher } = await store.guest().buy("va")
    store.simulator.timeOut(voucher.trade_no, silent)
    store.simulator.setFault({ kind: "stale", endpoint: "queryPayInResult" })
    await store.pay(voucher.trade_no)
    await job()
    expect(await store.books(order.id)).toMatchObject({ status: "pending", captured: 0 })
    expect(await unprocessed()).toHaveLength(1)
    await store.simulator.clearFaults()
    await job()
    expect(await store.books(order.id)).toMatchObject({ status: "pending", captured: 300 })
    expect(await unprocessed()).toEqual([])
  })

  it("names a callback that no query confirms for a day, and still cancels nothing until staff resolve it", async () => {
    const { order, voucher } = await store.guest().buy("va")
    store.simulator.timeOut(voucher.trade_no, silent)
    await call({ tradeNo: voucher.trade_no, status: "0000", amount: "300" })
    await letDeadlinePass()
    await job()
    expect(await discrepancies()).toEqual([
      { kind: "unconfirmed_callback", amount: "300" },
      { kind: "unpaid_order", amount: "300" },
    ])
    expect((await store.books(order.id)).status).toBe("pending")
    const [open] = await store.paypro.listPayproDiscrepancies({ kind: "unconfirmed_callback" })
    const admin = await store.admin()
    await admin.client.fetch(`/admin/paypro/discrepancies/${open?.id}/resolve`, {
      method: "POST",
      body: { note: "PayPro says that it never came.", received: "0" },
    })
    await letTimePass(store.container, { hours: 1 })
    await job()
    expect((await store.books(order.id)).status).toBe("canceled")
  })

  it("leaves an order open while PayPro says 00032, and captures when it is paid", async () => {
    const { order, voucher } = await store.guest().buy("store")
    store.simulator.unknownError(voucher.trade_no)
    await settle(voucher.trade_no)
    expect((await store.books(order.id)).status).toBe("pending")
    await store.pay(voucher.trade_no)
    expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
  })

  it("takes the voucher's amount for paid where a query says 0000 and names no amount", async () => {
    const { order, voucher } = await store.guest().buy("va")
    queriesSay({ amount: null })
    await store.pay(voucher.trade_no)
    expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
    expect(await discrepancies()).toEqual([])
  })

  it("keeps 230 of 300 when the voucher times out afterwards, and calls nothing reversed", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no, 230)
    store.simulator.timeOut(voucher.trade_no)
    await settle(voucher.trade_no)
    expect(await store.books(order.id)).toMatchObject({ status: "pending", captured: 230 })
    expect(await discrepancies()).toEqual([{ kind: "underpaid", amount: "70" }])
    expect((await store.voucherOf(voucher.trade_no)).final_at).not.toBeNull()
  })

  describe("under the ordered reading", () => {
    beforeEach(() => store.simulator.configure({ reading: "ordered" }))

    it("captures the callback's part where a query's 0001 names the whole amount", async () => {
      const { order, voucher } = await store.guest().buy("va")
      await store.pay(voucher.trade_no, 100)
      expect(await store.books(order.id)).toMatchObject({ captured: 100, transacted: 100 })
    })

    it("captures receivedAmount where no callback came", async () => {
      const { order, voucher } = await store.guest().buy("va")
      store.simulator.pay(voucher.trade_no, 100, silent)
      await settle(voucher.trade_no)
      expect(await store.books(order.id)).toMatchObject({ captured: 100, transacted: 100 })
    })

    it("captures nothing and asks a person where nothing says how much came", async () => {
      const { order, voucher } = await store.guest().buy("va")
      queriesSay({ receivedAmount: null })
      store.simulator.pay(voucher.trade_no, 100, silent)
      await settle(voucher.trade_no)
      expect((await store.books(order.id)).captured).toBe(0)
      expect(await discrepancies()).toMatchObject([{ kind: "amount_unclear" }])
    })

    it.each([
      ["single payments", "single", []],
      // Sums of 100 and 300 are also two payments of 400 in all, and nothing says which.
      ["sums", "sums", [{ kind: "amount_unclear", amount: "100" }]],
    ] as const)(
      "captures 300 once two parts, of which callbacks tell as %s, have made it whole",
      async (_, callbackAmounts, expected) => {
        store.simulator.configure({ callbackAmounts })
        const { order, voucher } = await store.guest().buy("va")
        await store.pay(voucher.trade_no, 100)
        await store.pay(voucher.trade_no, 200)
        expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
        expect(await discrepancies()).toEqual(expected)
      },
    )

    it("never captures more than is certain of two callbacks of 150 while PayPro says 0001", async () => {
      store.simulator.configure({ callbackAmounts: "single" })
      const { order, voucher } = await store.guest().buy("va")
      queriesSay({ status: "0001" })
      await store.pay(voucher.trade_no, 150)
      await store.pay(voucher.trade_no, 150)
      expect(await store.books(order.id)).toMatchObject({ captured: 150, transacted: 150 })
      expect(await discrepancies()).toContainEqual({ kind: "amount_unclear", amount: "150" })
    })
  })

  it("loses and invents nothing when the reading changes in the middle of a payment", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no, 100)
    store.simulator.configure({ reading: "ordered" })
    await settle(voucher.trade_no)
    expect((await store.books(order.id)).captured).toBe(100)
    await store.pay(voucher.trade_no, 200)
    expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
  })

  it("names a payment that PayPro took back after it had called it paid", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no)
    store.simulator.reverse(voucher.trade_no, silent)
    await job()
    expect(await store.books(order.id)).toMatchObject({ status: "pending", captured: 300 })
    expect(await discrepancies()).toEqual([{ kind: "reversed", amount: "300" }])
  })

  it("finds a second transfer after the voucher was paid, though its callback was lost", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no)
    const { ask_at, final_at } = await store.voucherOf(voucher.trade_no)
    // One is the database's time, the other the process's.
    expect(Math.round((Number(ask_at) - Number(final_at)) / 1_000)).toBe(3_600)
    store.simulator.pay(voucher.trade_no, 300, silent)
    await job()
    expect((await store.books(order.id)).captured).toBe(300)
    expect(await discrepancies()).toEqual([{ kind: "overpaid", amount: "300" }])
  })

  it("finds what was paid after the order was canceled, though its callbacks were lost", async () => {
    const { order, voucher } = await store.guest().buy("store")
    await store.reject(voucher.trade_no)
    // Longer than its deadline; PayPro is asked about it until a week after it failed.
    await letTimePass(store.container, { days: 6 })
    await job()
    expect((await store.books(order.id)).status).toBe("canceled")
    store.simulator.pay(voucher.trade_no, undefined, silent)
    await job()
    // Who settles the canceled order at this moment may have looked before the money was known, and looks again.
    await eventually(async () =>
      expect(await discrepancies()).toEqual([
        { kind: "received_after_cancellation", amount: "300" },
      ]),
    )
    expect((await store.books(order.id)).captured).toBe(0)
  })

  it("reads amounts with thousands separators", async () => {
    store.simulator.configure({ amountFormat: "thousands" })
    const { order, voucher } = await store.guest().buy("va", { "mole-negro": 1 })
    await store.pay(voucher.trade_no)
    expect(await store.books(order.id)).toMatchObject({ captured: 1200, transacted: 1200 })
  })

  it("keeps a signed callback that it cannot read, answers OK, and names it at once", async () => {
    expect(await call({ tradeNo: "20260101000000123456789012", amount: "300" })).toBe(200)
    expect(await unprocessed()).toMatchObject([{ trade_no: "20260101000000123456789012" }])
    expect(await discrepancies()).toMatchObject([{ kind: "amount_unclear" }])
  })

  it("refuses one of our own requests as a callback, and keeps nothing", async () => {
    const own = { tradeNo: "20260101000000123456789012", status: "0000", notifyUrl: "https://x.mx" }
    expect(await call(own)).toBe(400)
    expect(await pg()("paypro_callback").select("id")).toEqual([])
  })

  it("takes what PayPro says anew after staff settled it for evidence again, and what it repeats for none", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no)
    store.simulator.reverse(voucher.trade_no, silent)
    await settle(voucher.trade_no)
    await store.paypro.recordReceived(await store.voucherOf(voucher.trade_no), "0")
    await settle(voucher.trade_no)
    expect((await store.voucherOf(voucher.trade_no)).received_amount).toBeNull()
    store.simulator.pay(voucher.trade_no, undefined, silent)
    await settle(voucher.trade_no)
    expect((await store.voucherOf(voucher.trade_no)).received_amount).toBe("300")
    expect((await store.books(order.id)).captured).toBe(300)
  })

  describe("outer codes", () => {
    it("5000 on a pay-in: the voucher stays issuing and is asked about, and the shopper gets another number", async () => {
      store.simulator.setFault({ kind: "systemException", endpoint: "payInApi", count: 1 })
      const { order, voucher } = await store.guest().buy("va")
      const rows = await pg()("paypro_voucher").orderBy("created_at").select("*")
      expect(rows).toMatchObject([
        { status: "issuing", void_reason: "answer_lost", ask_at: expect.any(Date) },
        { status: "open", trade_no: voucher.trade_no },
      ])
      await store.pay(voucher.trade_no)
      expect((await store.books(order.id)).captured).toBe(300)
    })

    it.each(["systemException", "orderError"] as const)(
      "%s on a query changes nothing",
      async (kind) => {
        const { order, voucher } = await store.guest().buy("va")
        store.simulator.setFault({ kind, endpoint: "queryPayInResult" })
        await job()
        expect((await store.books(order.id)).status).toBe("pending")
        expect((await store.voucherOf(voucher.trade_no)).status).toBe("open")
      },
    )
  })

  it.each([
    ["merchant number", "00029", { merchant_no: "9999999" }],
    ["merchant number", "9999", { merchant_no: "9999999" }],
    ["address", "00029", { base_url: "https://other.paypro.example" }],
    ["address", "9999", { base_url: "https://other.paypro.example" }],
  ])(
    "cancels nothing when the %s was changed and PayPro says %s, not even once the time is over",
    async (_, status, issuedBy) => {
      const { order, voucher } = await store.guest().buy("va")
      await pg()("paypro_voucher").update(issuedBy)
      queriesSay({ status })
      await job()
      expect(await discrepancies()).toEqual([{ kind: "unanswered", amount: "300" }])
      await letDeadlinePass()
      await job()
      expect((await store.books(order.id)).status).toBe("pending")
      expect((await store.voucherOf(voucher.trade_no)).status).toBe("open")
      expect(await discrepancies()).toContainEqual({ kind: "unpaid_order", amount: "300" })
    },
  )

  it("gets a voucher from a PayPro that is strict about names and phones", async () => {
    store.simulator.configure({ strictPayer: true })
    const { voucher } = await store.guest().buy("va")
    expect(voucher.payment_info).toEqual(expect.any(String))
  })

  it("tries a refused pay-in once more without the shopper's name, e-mail and phone", async () => {
    store.simulator.setFault({ kind: "orderError", endpoint: "payInApi", count: 1 })
    const { voucher } = await store.guest().buy("va")
    const sent = store.simulator.requests.list().filter(({ endpoint }) => endpoint === "payInApi")
    expect(sent).toHaveLength(2)
    expect(await pg()("paypro_voucher").orderBy("created_at").select("status")).toEqual([
      { status: "failed" },
      { status: "open" },
    ])
    expect((await store.voucherOf(voucher.trade_no)).status).toBe("open")
  })
})
