import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { parse } from "csv-parse/sync"
import type Medusa from "@medusajs/js-sdk"
import { FetchError } from "@medusajs/js-sdk"
import { describeStore } from "../helpers"

const YEAR = { from: "2020-01-01", to: "2100-01-01" }

describeStore("admin export", (store) => {
  let admin: Medusa
  beforeEach(async () => {
    admin = await store.admin()
  })

  const download = (query: Record<string, string>) =>
    admin.client.fetch<Response>("/admin/paypro/export", {
      query,
      headers: { accept: "text/csv" },
    })
  const rows = async (query: Record<string, string>): Promise<Record<string, string>[]> =>
    parse(await (await download(query)).text(), { columns: true, bom: true })

  it("holds every voucher and every callback's amount", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no)
    const answer = await download({ from: "2020-01-01", to: "2100-01-01T00:00:00-06:00" })
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8")
    expect(answer.headers.get("content-disposition")).toBe(
      'attachment; filename="paypro-2020-01-01-2100-01-01.csv"',
    )
    expect(await rows(YEAR)).toEqual([
      expect.objectContaining({
        record: "voucher",
        trade_no: voucher.trade_no,
        order_id: order.id,
        order_display_id: String(order.display_id),
        payment_info: voucher.payment_info,
        way_code: "va",
        status: "paid",
        amount: "300",
        received_amount: "300",
        currency_code: "mxn",
        callback_amount: "",
      }),
      expect.objectContaining({
        record: "callback",
        trade_no: voucher.trade_no,
        amount: "",
        status_code: "0000",
        callback_amount: "300.00",
        callback_utr: expect.stringMatching(/./),
        callback_count: "1",
      }),
    ])
  })

  it("takes in the first moment and leaves out the last", async () => {
    await fill(store.container.resolve("__pg_connection__"), 3)
    const of = async (from: string, to: string) =>
      (await rows({ from, to })).map(({ recorded_at }) => recorded_at)
    expect(await of("2026-01-01T00:00:01Z", "2026-01-01T00:00:02Z")).toEqual([
      "2026-01-01T00:00:01.000Z",
    ])
    expect(await rows({ from: "2019-01-01", to: "2019-02-01" })).toEqual([])
  })

  it("lets no text of PayPro's become a formula", async () => {
    await fill(store.container.resolve("__pg_connection__"), 1)
    await store.container
      .resolve("__pg_connection__")("paypro_voucher")
      .update({ status_message: `=HYPERLINK("http://evil.example","pay, here")` })
    const text = await (await download(YEAR)).text()
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""pay, here"")"`)
  })

  it("gives each of many rows once, though they were written in the same moment", async () => {
    const count = 2_500
    await fill(store.container.resolve("__pg_connection__"), count, "2026-01-01 00:00:00.123456+00")
    const numbers = (await rows(YEAR)).map(({ trade_no }) => trade_no)
    expect(numbers).toHaveLength(count)
    expect(new Set(numbers).size).toBe(count)
  })

  it.each([
    [{}, "from"],
    [{ from: "2026-01-01" }, "to"],
    [{ from: "x", to: "2026-01-01" }, "from must be a date"],
    [{ from: "2026-01-02", to: "2026-01-01" }, "to must be after from"],
    [{ ...YEAR, columns: "token" }, "columns"],
  ])("refuses %j", async (query, named) => {
    const error = await download(query).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(FetchError)
    expect(error).toMatchObject({ status: 400, message: expect.stringContaining(named) })
  })

  /** Vouchers a second apart from 2026-01-01, or all of one moment. */
  async function fill(knex: Knex, count: number, moment?: string): Promise<void> {
    await knex.raw(
      `insert into paypro_voucher (id, trade_no, token, purchase_id, purchase_token, payment_session_id, provider_id, way_code,
           total_amount, amount, currency_code, merchant_no, base_url, created_at)
       select 'v' || n, 't' || n, 'k' || n, 'p' || n, 'p', 's' || n, 'p', 'va', '100', 100, 'mxn', '0000001', 'https://p.mx',
              coalesce(?::timestamptz, '2026-01-01Z'::timestamptz + (n - 1) * interval '1 second')
         from generate_series(1, ?) n`,
      [moment ?? null, count],
    )
  }
})
