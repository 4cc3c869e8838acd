import { request } from "node:http"
import { paymentPage } from "../http/payment-page"
import type { Store } from "../helpers"

type Answer = { status: number; headers: Record<string, unknown>; text: string }

export function attackPages(store: Store): void {
  const { failed, press, requests } = paymentPage(store)

  /** `fetch` does not let a Host be chosen. */
  const get = (path: string, headers: Record<string, string> = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const outgoing = request(`${store.url}${path}`, { headers }, (answer) => {
        let text = ""
        answer.on("data", (chunk: Buffer) => (text += chunk.toString()))
        const { statusCode: status = 0, headers } = answer
        answer.once("end", () => resolve({ status, headers, text }))
      })
      outgoing.once("error", reject).end()
    })

  it("wrong addresses tell nothing: each gets the same page", async () => {
    const { voucher } = await store.guest().buy("va")
    const { token, purchase_token } = await store.voucherOf(voucher.trade_no)
    const wrong = [
      "x",
      "0".repeat(32),
      token.slice(1),
      `${token}0`,
      token.toUpperCase().replace(/^./, "_"),
      purchase_token,
      voucher.trade_no,
      "%00".repeat(10),
      "'%20or%20'1'='1".padEnd(32, "x"),
      "%F0%9F%92%A9".repeat(8),
    ]
    const pages = await Promise.all(wrong.map((part) => get(`/paypro/vouchers/${part}`)))
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([404]))
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1)
    expect((await get(`/paypro/pay/${token}`)).status).toBe(404)
  })

  it("a Host, proxy's header or method that somebody made up appears nowhere", async () => {
    const { voucher } = await store.guest().buy("va")
    const { pathname } = new URL(voucher.voucher_url)
    const honest = await get(pathname)
    const tricks = [
      { host: "evil.example" },
      { "x-forwarded-host": "evil.example", "x-forwarded-proto": "ftp" },
      { forwarded: "host=evil.example" },
      { "x-original-url": "/admin/paypro/vouchers", "x-rewrite-url": "/admin/paypro/vouchers" },
      { "x-http-method-override": "DELETE" },
    ] as Record<string, string>[]
    for (const headers of tricks) {
      const page = await get(pathname, headers)
      expect(page).toMatchObject({ status: 200, text: honest.text })
      expect(JSON.stringify(page.headers)).not.toContain("evil")
    }
  })

  it("another site can neither read a page, frame it, nor send its form", async () => {
    const purchase = await failed()
    const asked = requests("payInApi").length
    const path = new URL(purchase.url).pathname
    const { headers } = await get(path, { origin: "https://evil.example" })
    expect(headers).not.toHaveProperty("access-control-allow-origin")
    expect(headers).toMatchObject({
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    })
    for (const site of ["cross-site", "same-site", "none", ""]) {
      const answer = await press(purchase.url, { headers: { "sec-fetch-site": site } })
      expect([site, answer.status]).toEqual([site, 404])
    }
    expect(requests("payInApi")).toHaveLength(asked)
  })

  it("a paid order's old links show no reference", async () => {
    const { voucher } = await store.guest().buy("va")
    const { voucher_url } = voucher
    const { purchase_token } = await store.voucherOf(voucher.trade_no)
    const digits = async (path: string) => (await get(path)).text.replace(/[\s\u00a0]|<[^>]*>/g, "")
    const page = new URL(voucher_url).pathname
    expect(await digits(page)).toContain(voucher.payment_info)
    await store.pay(voucher.trade_no)
    for (const path of [page, `/paypro/pay/${purchase_token}`]) {
      const { status, text } = await get(path)
      expect(status).toBe(200)
      expect(text).not.toContain(voucher.payment_info)
      expect(await digits(path)).not.toContain(voucher.payment_info)
    }
  })
}
