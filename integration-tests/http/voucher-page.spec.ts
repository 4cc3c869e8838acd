import { randomBytes } from "node:crypto"
import { describeStore, shopLife, waitFor, type VoucherData } from "../helpers"

const headersOf = ({ headers }: Response) => {
  const named: Record<string, string> = {}
  headers.forEach((value, name) => (named[name] = value))
  return named
}

describeStore("voucher page", (store) => {
  const get = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers })
  const settled = (tradeNo: string) =>
    waitFor(() => store.simulator.callbacks(tradeNo).at(-1)?.state === "accepted")

  it("says what to pay, to whom and by when, and answers to nobody else", async () => {
    const { voucher } = await store.guest().buy("va")
    const response = await get(voucher.voucher_url, { "accept-language": "es-MX,es;q=0.9" })
    const text = await response.text()
    expect(response.status).toBe(200)
    expect(text).toContain('lang="es-MX"')
    expect(text).toContain("$300.00")
    expect(text).toContain(`data-copy="${voucher.payment_info}"`)
    expect(headersOf(response)).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": expect.stringContaining("noindex"),
      "content-security-policy": expect.stringMatching(/^default-src 'none'; script-src 'sha256-/),
    })
    expect(response.headers.get("set-cookie")).toBeNull()
    expect(Buffer.byteLength(text)).toBeLessThan(40 * 1024)
  })

  it("names nobody", async () => {
    const { voucher, cartId, order, sessionId } = await store.guest().buy("store")
    const { id } = await store.voucherOf(voucher.trade_no)
    const text = await (await get(voucher.voucher_url)).text()
    for (const secret of [
      "maria",
      "María",
      "Durango",
      "5512345678",
      cartId,
      order.id,
      sessionId,
      id,
    ]) {
      expect(text).not.toContain(secret)
    }
  })

  it("speaks the language of the switch, then the browser's, then the store's", async () => {
    const { voucher } = await store.guest().buy("va")
    const languageOf = async (url: string, accept?: string) => {
      const text = await (await get(url, accept ? { "accept-language": accept } : {})).text()
      return /<html lang="([^"]+)"/.exec(text)?.[1]
    }
    const url = voucher.voucher_url
    expect(await languageOf(url, "en-US,en;q=0.9")).toBe("en")
    expect(await languageOf(url, "es-ES,es;q=0.9,en;q=0.5")).toBe("es-MX")
    expect(await languageOf(url, "de")).toBe("es-MX")
    expect(await languageOf(url)).toBe("es-MX")
    expect(await languageOf(`${url}?lang=en`, "es-MX")).toBe("en")
    expect(await languageOf(`${url}?lang=<script>`, "en")).toBe("en")
  })

  it("answers 304 until there is news, and never asks PayPro", async () => {
    const { voucher } = await store.guest().buy("va")
    const asked = () => store.simulator.requests.list().length
    const etag = (await get(voucher.voucher_url)).headers.get("etag") ?? ""
    const before = asked()
    const again = await get(voucher.voucher_url, { "if-none-match": etag })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe("")
    expect(again.headers.get("cache-control")).toBe("no-store")
    expect((await get(voucher.voucher_url, { "if-none-match": `W/${etag}` })).status).toBe(304)
    expect(asked()).toBe(before)

    store.simulator.pay(voucher.trade_no, 100)
    await settled(voucher.trade_no)
    const part = await get(voucher.voucher_url, { "if-none-match": etag })
    expect(part.status).toBe(200)
    expect(await part.text()).toContain("Recibido: $100.00 de $300.00")

    store.simulator.pay(voucher.trade_no)
    await settled(voucher.trade_no)
    expect(await (await get(voucher.voucher_url)).text()).toContain("Recibimos tu pago")
  })

  const pageOf = async ({ voucher_url }: { voucher_url: string }) =>
    await (await get(voucher_url)).text()

  it("tells the order's number once it is placed", async () => {
    const shopper = store.guest()
    const { id: cartId } = await shopper.createCart()
    await shopper.addShipping(cartId)
    const { data } = await shopper.choosePayment(cartId, "va")
    const voucher = data as VoucherData
    expect(await pageOf(voucher)).not.toContain("Pedido #")
    const order = await shopper.placeOrder(cartId)
    expect(await pageOf(voucher)).toContain(`Pedido #${order.display_id}`)
  })

  it("calls too much what the order does not cost, by what it costs now", async () => {
    const { voucher, order } = await store.guest().buy("va", { "taza-de-barro": 2 })
    await store.pay(voucher.trade_no, 400)
    expect(await pageOf(voucher)).toContain("Recibido: $400.00 de $600.00")
    await shopLife.editQuantity(await store.admin(), order.id, 1)
    const text = await pageOf(voucher)
    expect(text).toContain("Pagaste $100.00 de más")
    expect(text).toContain("Ahora nos toca preparar tu pedido")
    expect(text).not.toContain("data-copy")
  })

  it("calls nothing too much while goods are on their way back", async () => {
    const { voucher, order } = await store.guest().buy("va")
    await store.pay(voucher.trade_no)
    const admin = await store.admin()
    await shopLife.fulfill(admin, order.id, 1)
    await shopLife.requestReturn(admin, order.id, {
      locationId: store.seeded.stockLocationId,
      quantity: 1,
    })
    const text = await pageOf(voucher)
    expect(text).toContain("Recibimos tu pago")
    expect(text).not.toContain("de más")
  })

  it("leads from a voucher that was replaced to the one that counts", async () => {
    const shopper = store.guest()
    const { id: cartId } = await shopper.createCart()
    await shopper.addShipping(cartId)
    const first = (await shopper.choosePayment(cartId, "va")).data as { voucher_url: string }
    const second = (await shopper.choosePayment(cartId, "store")).data as { voucher_url: string }
    const text = await (await get(first.voucher_url)).text()
    expect(text).toContain("Esta referencia fue cancelada")
    expect(text).toContain(`href="${second.voucher_url}?lang=es-MX"`)
    expect(text).not.toContain("data-copy")
  })

  it("offers no new voucher for a canceled order", async () => {
    const { voucher, order } = await store.guest().buy("va")
    await (await store.admin()).admin.order.cancel(order.id)
    const text = await (await get(voucher.voucher_url)).text()
    expect(text).toContain("Esta referencia ")
    expect(text).not.toContain("<form")
  })

  it("answers every wrong token alike", async () => {
    const { voucher } = await store.guest().buy("va")
    const right = voucher.voucher_url.split("/").at(-1) ?? ""
    const flipped = `${right.slice(0, -1)}${right.endsWith("A") ? "B" : "A"}`
    const wrong = [
      flipped,
      right.slice(0, -1),
      `${right}A`,
      right.toUpperCase() === right ? right.toLowerCase() : right.toUpperCase(),
      randomBytes(24).toString("base64url"),
      "x",
      "%00",
      "%27%20or%201=1--",
      "a".repeat(3_000),
      voucher.trade_no,
    ]
    const lookedUp = jest.spyOn(store.paypro, "findVoucher")
    const answers = await Promise.all(
      wrong.map(async (token) => {
        const response = await get(`${store.url}/paypro/vouchers/${token}`)
        const headers = headersOf(response)
        return {
          status: response.status,
          text: await response.text(),
          headers: { ...headers, date: "" },
        }
      }),
    )
    expect(answers[0]).toMatchObject({ status: 404 })
    expect(answers[0]?.text).toContain("No encontramos esta página de pago")
    for (const answer of answers) {
      expect(answer).toEqual(answers[0])
    }
    // Nor do they differ in the work they cost.
    expect(lookedUp).toHaveBeenCalledTimes(wrong.length)
    lookedUp.mockRestore()
  })
})
