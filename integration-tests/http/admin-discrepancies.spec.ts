import type Medusa from "@medusajs/js-sdk"
import type {
  AdminDiscrepancyResponse,
  AdminDiscrepanciesResponse,
} from "../../src/admin-view/types"
import type { NewDiscrepancy } from "../../src/modules/paypro/repositories/discrepancy-repository"
import { describeStore, refusal } from "../helpers"

describeStore("admin discrepancies", (store) => {
  let admin: Medusa
  beforeEach(async () => {
    admin = await store.admin()
  })

  const list = (query: Record<string, unknown> = {}) =>
    admin.client.fetch<AdminDiscrepanciesResponse>("/admin/paypro/discrepancies", { query })
  const resolve = (id: string, body: unknown) =>
    admin.client.fetch<AdminDiscrepancyResponse>(`/admin/paypro/discrepancies/${id}/resolve`, {
      method: "POST",
      body: body as Record<string, unknown>,
    })
  const open = async (discrepancy: NewDiscrepancy) =>
    (await store.paypro.openDiscrepancy(discrepancy))?.id ?? ""
  const unanswered: NewDiscrepancy = {
    kind: "unanswered",
    amount: "300",
    values: { reason: "no_final_answer", days: "30" },
  }
  const late: NewDiscrepancy = {
    kind: "received_after_cancellation",
    amount: "300",
    values: { received: "300", captured: "0" },
  }

  it("lists them with their order, newest first, and filters", async () => {
    await open(unanswered)
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no, 400)
    expect(await list()).toMatchObject({
      count: 2,
      limit: 20,
      offset: 0,
      discrepancies: [
        {
          kind: "overpaid",
          amount: "100",
          values: { received: "400", captured: "300" },
          trade_no: voucher.trade_no,
          order_id: order.id,
          order_display_id: order.display_id,
        },
        {
          ...unanswered,
          purchase_id: null,
          trade_no: null,
          order_id: null,
          order_display_id: null,
        },
      ],
    })
    const kinds = async (query: Record<string, unknown>) =>
      (await list(query)).discrepancies.map(({ kind }) => kind)
    expect(await kinds({ kind: "overpaid" })).toEqual(["overpaid"])
    expect(await kinds({ kind: "overpaid,unanswered", order: "created_at" })).toEqual([
      "unanswered",
      "overpaid",
    ])
    expect(await kinds({ open: false })).toEqual([])
    expect(await kinds({ limit: 1, offset: 1 })).toEqual(["unanswered"])
    expect(await refusal(list({ kind: "bad" }))).toMatchObject({ status: 400 })
    expect(await refusal(list({ open: "maybe" }))).toMatchObject({ status: 400 })
  })

  it("names the number of a payment that is nobody's", async () => {
    const { trade_no } = await store.paypro
      .createPayproCallbacks({
        digest: "d",
        last_seen_at: new Date(),
        trade_no: "20260101000000123456789012",
        platform_trade_no: null,
        status_code: "0000",
        message: null,
        amount: "50",
        utr: null,
        success_time: null,
      })
      .then(async (callback) => {
        await store.paypro.openDiscrepancy({
          kind: "unmatched",
          callback_id: callback.id,
          values: { trade_no: "20260101000000123456789012" },
        })
        return callback
      })
    expect((await list({ kind: "unmatched" })).discrepancies).toMatchObject([{ trade_no }])
  })

  it("resolves with a note, in the name of who is logged in", async () => {
    const id = await open(late)
    const { discrepancy } = await resolve(id, { note: "  Returned by SPEI.  " })
    expect(discrepancy).toMatchObject({
      id,
      note: "Returned by SPEI.",
      resolved_at: expect.any(String),
      resolved_by: expect.stringMatching(/^user_/),
      resolved_by_name: store.seeded.admin.email,
    })
    expect((await list({ open: true })).discrepancies).toEqual([])
    expect((await list({ open: false })).discrepancies).toEqual([discrepancy])
  })

  it("lets the first decision stand", async () => {
    const id = await open(late)
    await resolve(id, { note: "Returned." })
    expect(await refusal(resolve(id, { note: "Kept." }))).toEqual({
      status: 400,
      message: expect.stringMatching(
        `^This was already resolved by ${store.seeded.admin.email} at .*: Returned.$`,
      ),
    })
    expect((await list()).discrepancies).toMatchObject([{ note: "Returned." }])
  })

  it.each([
    [{}, "note"],
    [{ note: "   " }, "note"],
    [{ note: "x".repeat(2_001) }, "note"],
    [{ note: 5 }, "note"],
    [{ note: "\0" }, "note"],
    [{ note: "x", resolved_by: "user_other" }, "resolved_by"],
  ])("refuses %j", async (body, named) => {
    const id = await open(late)
    expect(await refusal(resolve(id, body))).toEqual({
      status: 400,
      message: expect.stringContaining(named),
    })
    expect((await list({ open: true })).count).toBe(1)
  })

  it("says that there is no such discrepancy", async () => {
    expect(await refusal(resolve("ppatt_none", { note: "x" }))).toEqual({
      status: 404,
      message: "There is no discrepancy with id ppatt_none",
    })
    expect(await refusal(resolve("%00", { note: "x" }))).toMatchObject({ status: 404 })
  })
})
