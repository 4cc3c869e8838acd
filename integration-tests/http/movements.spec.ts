import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import type Medusa from "@medusajs/js-sdk"
import { parse } from "csv-parse/sync"
import type { AdminMovementsResponse } from "../../src/admin-view/movement-types"
import { dayOf } from "../../src/lib/mexican-time"
import { captureIdAt } from "../../src/medusa/capture-movements"
import { describeStore, refusal, watchShop } from "../helpers"

const ALWAYS = { from: "2020-01-01", to: "2100-01-01" }
const NOTE = "The customer asked for it."

/** What became of money, as an accountant reads it. */
describeStore("movements", (store) => {
  const { staff, discrepancies, settled } = watchShop(store)
  let admin: Medusa
  beforeEach(async () => {
    admin = await staff()
  })

  const pg = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const list = async (query: Record<string, unknown> = {}) =>
    await admin.client.fetch<AdminMovementsResponse>("/admin/paypro/movements", {
      query: { limit: 100, ...ALWAYS, ...query },
    })
  const kinds = async (query: Record<string, unknown> = {}) =>
    (await list(query)).movements.map(({ kind, amount }) => `${kind} ${amount}`)
  const download = async (query: Record<string, unknown> = {}) =>
    await admin.client.fetch<Response>("/admin/paypro/movements", {
      query: { ...ALWAYS, ...query },
      headers: { accept: "text/csv" },
    })
  const lines = async (query: Record<string, unknown> = {}): Promise<Record<string, string>[]> =>
    parse(await (await download(query)).text(), { columns: true, bom: true })
  const post = async (path: string, body: Record<string, unknown>) =>
    await admin.client.fetch(`/admin/paypro/${path}`, { method: "POST", body })

  async function paid(pesos: number) {
    const bought = await store.guest().buy("va")
    await store.pay(bought.voucher.trade_no, pesos)
    await settled(bought.order.id, async () => {
      expect(await store.books(bought.order.id)).toMatchObject({ transacted: Math.min(pesos, 300) })
    })
    return { ...bought, row: await store.voucherOf(bought.voucher.trade_no) }
  }

  /** As staff record money that they sent back. */
  async function returned(
    { id, purchase_id }: { id: string; purchase_id: string },
    amount: string,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    await pg()("paypro_allocation").insert({
      id: `ppall_${amount}`,
      kind: "returned",
      voucher_id: id,
      purchase_id,
      amount,
      tracking_key: "MBAN01002611270000000001",
      returned_on: dayOf(new Date()),
      note: NOTE,
      created_by: "user_gone",
      booked_at: new Date(),
      ...more,
    })
  }

  function expectBalanced({ totals, held_now }: AdminMovementsResponse): void {
    const { captured, applied, set_aside, returned_uncaptured, received } = totals
    const gone = MathBN.sum(captured, applied, set_aside, returned_uncaptured)
    expect(MathBN.sub(received, gone).toFixed()).toBe(totals.held)
    expect(MathBN.add(gone, held_now).toFixed()).toBe(received)
  }

  it("tells where every peso of a merchant's day went, and balances", async () => {
    const exact = await paid(300)
    const applied = await paid(440)
    const other = await store.guest().buy("store")
    const [surplus] = await discrepancies()
    await post(`discrepancies/${surplus?.id}/apply`, {
      order_id: other.order.id,
      amount: "100",
      note: NOTE,
    })
    await paid(350)
    const open = await discrepancies()
    const set = open.find(({ amount }) => amount === "50")
    await post(`discrepancies/${set?.id}/resolve`, { note: NOTE })
    const elsewhere = await store.guest().buy("va")
    await post(`orders/${elsewhere.order.id}/paid-elsewhere`, {
      method: "cash",
      reference: "Ticket 4711",
      note: NOTE,
    })
    await returned(applied.row, "15")
    await returned(exact.row, "120.50", { payment_id: "pay_1", refund_id: "ref_1" })
    await returned(applied.row, "5", { booked_at: null })
    await returned(applied.row, "4", { deleted_at: new Date() })

    const listed = await list()
    expect(listed).toMatchObject({
      ...ALWAYS,
      count: 11,
      limit: 100,
      offset: 0,
      totals: {
        received: "1090",
        captured: "900",
        applied: "100",
        set_aside: "50",
        returned_uncaptured: "15",
        returned_captured: "120.5",
        held: "25",
        paid_elsewhere: "300",
        by_way_code: {
          va: { received: "1090", captured: "900" },
          store: { received: "0", captured: "0" },
        },
      },
      held_now: "25",
      balance: { available: expect.any(String), unsettled: expect.any(String) },
    })
    expectBalanced(listed)
    expect(listed.movements.map(({ kind, amount }) => `${kind} ${amount}`).sort()).toEqual([
      "applied 100",
      "captured 300",
      "captured 300",
      "captured 300",
      "paid_elsewhere 300",
      "received 300",
      "received 350",
      "received 440",
      "returned 120.5",
      "returned 15",
      "set_aside 50",
    ])
    const moments = listed.movements.map(({ at }) => at)
    expect(moments).toEqual(moments.toSorted().reverse())
    // The shop's day, whatever the server's.
    expect(new Set(listed.movements.map(({ date }) => date))).toEqual(new Set([dayOf(new Date())]))

    const ofKind = async (kind: string) => (await list({ kind })).movements
    const { trade_no } = exact.voucher
    expect((await ofKind("received")).at(-1)).toMatchObject({
      order_id: exact.order.id,
      order_display_id: exact.order.display_id,
      trade_no,
      way_code: "va",
      utr: store.simulator.get(trade_no).utr,
      currency_code: "mxn",
      created_by: null,
    })
    const [capture] = (await store.books(exact.order.id)).captures
    expect((await ofKind("captured")).at(-1)).toMatchObject({
      id: capture?.id,
      order_id: exact.order.id,
      trade_no,
      way_code: "va",
    })
    expect(await ofKind("applied")).toMatchObject([
      {
        order_id: other.order.id,
        order_display_id: other.order.display_id,
        trade_no: applied.voucher.trade_no,
        created_by_name: store.seeded.admin.email,
        note: NOTE,
      },
    ])
    expect(await ofKind("paid_elsewhere")).toMatchObject([
      { order_id: elsewhere.order.id, method: "cash", reference: "Ticket 4711", trade_no: null },
    ])
    expect((await ofKind("returned")).find(({ amount }) => amount === "120.5")).toMatchObject({
      order_id: exact.order.id,
      refund_id: "ref_1",
      tracking_key: "MBAN01002611270000000001",
      created_by: "user_gone",
      created_by_name: null,
    })

    expect((await kinds({ order_id: exact.order.id })).sort()).toEqual([
      "captured 300",
      "received 300",
      "returned 120.5",
    ])
    expect(await kinds({ order_id: other.order.id })).toEqual(["applied 100"])
    expect(await list({ kind: "set_aside,applied", limit: 1, offset: 1 })).toMatchObject({
      count: 2,
      movements: [{ kind: "applied" }],
      totals: listed.totals,
    })
    expect((await lines()).map(({ id }) => id)).toEqual(
      listed.movements.map(({ id }) => id).reverse(),
    )
  })

  it("holds what is one shopper's, whatever was recorded beyond another's money", async () => {
    await paid(350)
    const { row } = await paid(300)
    await pg()("paypro_voucher").where({ id: row.id }).update({ received_amount: "200" })
    expect((await list()).held_now).toBe("50")
  })

  it("adds what came since to what the job has summed up", async () => {
    const held = async () => {
      const listed = await list()
      expectBalanced(listed)
      return listed.held_now
    }
    await fill([
      ["2026-01-01T12:00:00Z", "100"],
      ["2026-01-02T12:00:00Z", "20"],
    ])
    await pg()("paypro_receipt").update({ created_at: "2026-01-03T12:00:00Z" })
    await pg()("capture").where({ amount: 20 }).delete()
    await paid(350)
    expect(await held()).toBe("70")
    const totals = [(await list()).totals, (await list({ to: "2026-01-01" })).totals]
    await store.paypro.rememberSums()
    expect(await pg()("paypro_health").where({ id: "summed_up" }).first("detail")).toMatchObject({
      detail: { held: "20", days: { "2026-01-02": [{ kind: "received", amount: "20" }] } },
    })
    expect(await held()).toBe("70")
    expect([(await list()).totals, (await list({ to: "2026-01-01" })).totals]).toEqual(totals)
    await returned({ id: "ppvou_f", purchase_id: "pppur_f" }, "15")
    expect(await held()).toBe("55")
    await paid(340)
    expect(await held()).toBe("95")
    // More than it had: what one voucher lacks is not another's.
    await returned({ id: "ppvou_f", purchase_id: "pppur_f" }, "25")
    expect((await list()).held_now).toBe("90")
  })

  it("a day is Mexico City's, from its first moment to its last", async () => {
    await fill([
      ["2026-01-01T05:59:59.999Z", "1"],
      ["2026-01-01T06:00:00.000Z", "2"],
      ["2026-01-02T05:59:59.999Z", "4"],
      ["2026-01-02T06:00:00.000Z", "8"],
    ])
    const { row } = await paid(412)
    await returned(row, "16", { returned_on: "2025-12-31" })
    await returned(row, "32", { returned_on: "2026-01-01" })
    await returned(row, "64", { returned_on: "2026-01-02" })
    const day = { from: "2026-01-01", to: "2026-01-01" }
    expect(await kinds(day)).toEqual([
      "returned 32",
      "received 4",
      "captured 4",
      "received 2",
      "captured 2",
    ])
    expect((await list(day)).totals).toMatchObject({
      received: "6",
      captured: "6",
      returned_uncaptured: "32",
      held: "-32",
    })
    expect((await list({ ...day, to: "2026-01-02" })).count).toBe(8)
    expectBalanced(await list())
  })

  it("gives each of many rows once, oldest first, though many were written in the same moment", async () => {
    const moments = ["2026-01-01T12:00:00.123Z", "2026-01-01T12:00:00.124Z"]
    await fill(
      Array.from({ length: 1_300 }, (_, n) => [moments[Number(n > 600)] ?? "", "1"] as const),
    )
    await pg()("paypro_receipt").update({
      received_at: pg().raw("received_at + interval '456 microseconds'"),
    })
    const exported = await lines()
    expect(exported).toHaveLength(2_600)
    expect(new Set(exported.map(({ id }) => id)).size).toBe(2_600)
    expect(exported.map(({ at }) => at)).toEqual(exported.map(({ at }) => at).toSorted())
    const listed = []
    for (let offset = 0; offset < 2_600; offset += 100) {
      listed.push(...(await list({ offset })).movements)
    }
    expect(listed.map(({ id }) => id).reverse()).toEqual(exported.map(({ id }) => id))
  })

  it("is a file that spreadsheets read and cannot be made to run", async () => {
    const { row } = await paid(300)
    await returned(row, "12.5", { note: ' =HYPERLINK("http://evil.example"); +1' })
    await pg()("paypro_receipt").insert({
      id: "pprec_less",
      voucher_id: row.id,
      purchase_id: row.purchase_id,
      amount: "-100",
      statement_count: 99,
      received_at: new Date(),
    })
    const answer = await download({ from: "2026-01-01" })
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8")
    expect(answer.headers.get("content-disposition")).toBe(
      'attachment; filename="paypro-movements-2026-01-01-2100-01-01.csv"',
    )
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const text = bytes.toString()
    expect(text).toContain(`,"' =HYPERLINK(""http://evil.example"");' +1",`)
    expect(text).toContain(",received,-100,mxn,")
    expect(text.split("\n")[0]).toBe(
      "\ufeffdate,at,kind,amount,currency_code,order_display_id,trade_no,way_code,method,utr,tracking_key,reference,created_by_name,note,id,order_id,refund_id,created_by",
    )
  })

  it("a file that cannot be finished is cut off", async () => {
    await fill([["2026-01-01T12:00:00Z", "1"]])
    const pages = store.paypro.pagesOfMovements.bind(store.paypro)
    jest.spyOn(store.paypro, "pagesOfMovements").mockImplementationOnce(async function* (...given) {
      yield* pages(...given)
      throw new Error("the database is gone")
    })
    await expect(lines()).rejects.toThrow("terminated")
    expect(await lines()).toHaveLength(2)
  })

  it("does not wait for a PayPro that does not answer", async () => {
    store.simulator.setFault({ kind: "timeout", endpoint: "queryBalance" })
    // What it said last is not asked for again for two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    const startedAt = performance.now()
    expect(await list()).toMatchObject({ balance: null, count: 0, held_now: "0" })
    expect(performance.now() - startedAt).toBeLessThan(3_000)
    await store.simulator.clearFaults()
  })

  it("refuses what it cannot answer", async () => {
    expect(await refusal(list({ from: undefined }))).toMatchObject({
      status: 400,
      message: expect.stringContaining("from"),
    })
    for (const query of [{ from: "2026-02-30" }, { to: "2019-01-01" }, { kind: "x" }, { a: "b" }]) {
      expect(await refusal(list(query))).toMatchObject({ status: 400 })
    }
    expect(await refusal(download({ to: "soon" }))).toMatchObject({ status: 400 })
  })

  /** A receipt and the capture of it at each of these moments, on an order's voucher and payment. */
  async function fill(rows: readonly (readonly [moment: string, amount: string])[]): Promise<void> {
    const knex = pg()
    await knex("paypro_voucher").insert({
      id: "ppvou_f",
      trade_no: "f",
      token: "f",
      purchase_id: "pppur_f",
      purchase_token: "f",
      payment_session_id: "payses_f",
      provider_id: "pp_paypro-va_paypro",
      way_code: "va",
      total_amount: "100",
      amount: 100,
      received_amount: MathBN.sum(...rows.map(([, amount]) => amount)).toFixed(),
      currency_code: "mxn",
      merchant_no: "0000001",
      base_url: "https://p.mx",
    })
    const money = (amount: string) => ({ amount, raw_amount: { value: amount, precision: 20 } })
    await knex("payment_collection").insert({
      id: "pay_col_f",
      currency_code: "mxn",
      ...money("100"),
      status: "authorized",
    })
    await knex("payment").insert({
      id: "pay_f",
      ...money("100"),
      currency_code: "mxn",
      provider_id: "pp_paypro-va_paypro",
      payment_collection_id: "pay_col_f",
      payment_session_id: "payses_f",
      data: { trade_no: "f" },
    })
    for (let n = 0; n < rows.length; n += 1_000) {
      const some = rows.slice(n, n + 1_000).map(([moment, amount], k) => {
        const number = String(n + k).padStart(16, "0")
        return { moment: new Date(moment), amount, number, count: n + k }
      })
      await knex("paypro_receipt").insert(
        some.map(({ moment, amount, number, count }) => ({
          id: `pprec_${number}`,
          voucher_id: "ppvou_f",
          purchase_id: "pppur_f",
          amount,
          statement_count: count,
          received_at: moment,
        })),
      )
      await knex("capture").insert(
        some.map(({ moment, amount, number }) => ({
          id: `${captureIdAt(moment)}${number}`,
          ...money(amount),
          payment_id: "pay_f",
        })),
      )
    }
  }
})
