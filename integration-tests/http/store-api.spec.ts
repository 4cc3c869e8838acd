import { FetchError } from "@medusajs/js-sdk"
import type { PayproVoucher } from "../../examples/storefront/src/types/paypro"
import type { StorePayproVoucherResponse } from "../../src/api/store/paypro/vouchers/[payment_session_id]/route"
import { describeStore, waitFor } from "../helpers"

describeStore("store API", (store) => {
  const path = (sessionId: string) => `/store/paypro/vouchers/${sessionId}`
  // As the example for storefronts reads it: its type is the answer's.
  const read = async (sessionId: string): Promise<{ voucher: PayproVoucher }> =>
    await store.guest().sdk.client.fetch<StorePayproVoucherResponse>(path(sessionId))
  const get = (sessionId: string, headers: Record<string, string> = {}) =>
    fetch(`${store.url}${path(sessionId)}`, {
      headers: { "x-publishable-api-key": store.seeded.publishableKey, ...headers },
    })

  it("tells what the cart's owner may know, and nothing more", async () => {
    const { sessionId, voucher, order } = await store.guest().buy("va")
    expect(await read(sessionId)).toEqual({
      voucher: {
        payment_session_id: sessionId,
        trade_no: voucher.trade_no,
        order_number: order.display_id,
        way_code: "va",
        status: "open",
        state: "waiting",
        is_payable: true,
        total_amount: "300",
        amount: "300",
        received_amount: null,
        missing_amount: "300",
        overpaid_amount: null,
        currency_code: "mxn",
        payment_info: voucher.payment_info,
        bank: expect.any(String),
        voucher_url: voucher.voucher_url,
        payment_url: expect.stringMatching(/\/paypro\/pay\/[\w-]{32}$/),
        issued_at: expect.stringMatching(/Z$/),
        expires_at: expect.stringMatching(/Z$/),
        paid_at: null,
      },
    })
  })

  it("follows the money", async () => {
    const { sessionId, voucher } = await store.guest().buy("store")
    store.simulator.pay(voucher.trade_no, "120.50")
    await waitFor(async () => (await read(sessionId)).voucher.state === "partially_paid")
    expect((await read(sessionId)).voucher).toMatchObject({
      status: "partially_paid",
      received_amount: "120.5",
      missing_amount: "179.5",
      is_payable: true,
      bank: null,
    })
    store.simulator.pay(voucher.trade_no)
    await waitFor(async () => (await read(sessionId)).voucher.state === "paid")
    expect((await read(sessionId)).voucher).toMatchObject({
      status: "paid",
      missing_amount: "0",
      is_payable: false,
      paid_at: expect.stringMatching(/Z$/),
    })
  })

  it("answers 304 until there is news", async () => {
    const { sessionId, voucher } = await store.guest().buy("va")
    const first = await get(sessionId)
    const etag = first.headers.get("etag") ?? ""
    expect(first.headers.get("cache-control")).toBe("private, no-cache")
    // As browsers send it from a page that polls by itself.
    const again = await get(sessionId, { "if-none-match": etag, "cache-control": "no-cache" })
    expect(again.status).toBe(304)
    store.simulator.timeOut(voucher.trade_no)
    await waitFor(async () => (await get(sessionId, { "if-none-match": etag })).status === 200)
  })

  it("knows no other payment session", async () => {
    await store.guest().buy("va")
    for (const id of ["payses_01ABC", "%00", "x'--"]) {
      const error = await read(id).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(FetchError)
      expect(error).toMatchObject({
        status: 404,
        message: "There is no PayPro voucher for this payment session.",
      })
    }
  })

  it("asks for the publishable key as every store route does", async () => {
    const { sessionId } = await store.guest().buy("va")
    const response = await fetch(`${store.url}${path(sessionId)}`)
    expect(response.status).toBe(400)
  })
})
