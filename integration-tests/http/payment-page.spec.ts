import { randomBytes } from "node:crypto"
import { updateRegionsWorkflow } from "@medusajs/medusa/core-flows"
import type { AdminDeadlineResponse } from "../../src/admin-view/types"
import { refreshVoucher } from "../../src/workflows/ask-paypro/refresh-voucher"
import { describeStore, letTimePass, providerOf, waitFor, watchShop, type Store } from "../helpers"
import { postCallback, signedBody } from "../helpers/callback"
import { paymentPage } from "./payment-page"

const headersOf = ({ headers }: Response) => {
  const named: Record<string, string> = {}
  headers.forEach((value, name) => (named[name] = value))
  return named
}

const dayAhead = (days: number) =>
  new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10)

/** Whose session was made and who has not ordered. */
async function atPayment(store: Store) {
  const shopper = store.guest()
  const { id: cartId } = await shopper.createCart()
  await shopper.addShipping(cartId)
  const { data } = await shopper.choosePayment(cartId, "va")
  return await store.voucherOf(String(data.trade_no))
}

describeStore("payment page", (store) => {
  const { staff, letDeadlinePass } = watchShop(store)
  const { press, leadsTo, choose, payIns, requests, text, urlOf } = paymentPage(store)
  const get = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers })

  it("offers every method of the order's region, says what to pay, and answers to nobody else", async () => {
    const { order, voucher, cartId, sessionId } = await store.guest().buy("va")
    const { id, token } = await store.voucherOf(voucher.trade_no)
    const url = await urlOf(order.id)
    const response = await get(url, { "accept-language": "es-MX,es;q=0.9" })
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page).toContain('lang="es-MX"')
    expect(page).toContain(`Paga tu pedido #${order.display_id}`)
    expect(page).toContain("$300.00")
    expect(page).toContain("Tienes hasta el")
    // By transfer there is a reference already.
    expect(page).toContain(`/paypro/vouchers/${token}?lang=es-MX`)
    expect(page).toContain("Pagar en efectivo</button>")
    for (const secret of ["María", "maria@", "5512345678", cartId, order.id, sessionId, id]) {
      expect(page).not.toContain(secret)
    }
    expect(headersOf(response)).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": expect.stringContaining("noindex"),
      "content-security-policy": expect.stringMatching(/^default-src 'none'; script-src 'sha256-/),
    })
    expect(response.headers.get("set-cookie")).toBeNull()
    expect(Buffer.byteLength(page)).toBeLessThan(40 * 1024)
  })

  it("offers no method that the order's region does not have", async () => {
    const { order } = await store.guest().buy("va")
    const url = await urlOf(order.id)
    await updateRegionsWorkflow(store.container).run({
      input: {
        selector: { id: store.seeded.regionId },
        update: { payment_providers: [providerOf("va")] },
      },
    })
    expect(await text(url)).not.toContain("Pagar en efectivo")
    const before = payIns()
    const led = await leadsTo(await press(url, { way: "store" }))
    expect(led).toMatchObject({ voucher: undefined, url, notice: "refused" })
    expect(payIns()).toBe(before)
  })

  it("answers 304 until there is news, and never asks PayPro", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const url = await urlOf(order.id)
    const etag = (await get(url)).headers.get("etag") ?? ""
    const before = store.simulator.requests.list().length
    const again = await get(url, { "if-none-match": etag })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe("")
    expect((await get(url, { "if-none-match": `W/${etag}` })).status).toBe(304)
    expect(store.simulator.requests.list()).toHaveLength(before)

    await store.pay(voucher.trade_no, 100)
    const part = await get(url, { "if-none-match": etag })
    expect(part.status).toBe(200)
    expect(await part.text()).toContain("$200.00")
    await store.pay(voucher.trade_no)
    expect(await text(url)).toContain("Ya recibimos el pago de este pedido")
  })

  it("answers every wrong token alike, and with the same work", async () => {
    const { order } = await store.guest().buy("va")
    const right = (await urlOf(order.id)).split("/").at(-1) ?? ""
    const wrong = [
      `${right.slice(0, -1)}${right.endsWith("A") ? "B" : "A"}`,
      right.slice(0, -1),
      `${right}A`,
      randomBytes(24).toString("base64url"),
      "x",
      "%00",
      "%27%20or%201=1--",
      "a".repeat(3_000),
      order.id,
    ]
    const lookedUp = jest.spyOn(store.paypro, "findPurchase")
    const answers = await Promise.all(
      wrong.map(async (token) => {
        const response = await get(`${store.url}/paypro/pay/${token}`)
        const headers = { ...headersOf(response), date: "" }
        return { status: response.status, text: await response.text(), headers }
      }),
    )
    expect(answers[0]?.status).toBe(404)
    expect(answers[0]?.text).toContain("No encontramos esta página de pago")
    for (const answer of answers) {
      expect(answer).toEqual(answers[0])
    }
    expect(lookedUp).toHaveBeenCalledTimes(wrong.length)
    lookedUp.mockRestore()
  })

  it("asks for nothing before the order is placed", async () => {
    const voucher = await atPayment(store)
    const url = `${store.url}/paypro/pay/${voucher.purchase_token}`
    const page = await text(url)
    expect(page).toContain("Aún no confirmas tu pedido")
    expect(page).not.toContain("<form")
    const before = payIns()
    expect(await leadsTo(await press(url))).toMatchObject({ voucher: undefined, url, notice: null })
    expect(payIns()).toBe(before)
  })

  it("asks for nothing while it is unclear how much came", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const url = await urlOf(order.id)
    store.simulator.configure({ reading: "ordered" })
    const data = { receivedAmount: null }
    store.simulator.setFault({ kind: "override", endpoint: "queryPayInResult", data })
    store.simulator.pay(voucher.trade_no, 100, { callback: false })
    await refreshVoucher(store.container, { trade_no: voucher.trade_no })
    const page = await text(url)
    expect(page).toContain("Estamos revisando el pago")
    expect(page).not.toContain("<form")
    const before = payIns()
    for (const way of ["va", "store"]) {
      const led = await leadsTo(await press(url, { way }))
      expect(led).toMatchObject({ voucher: undefined, url, notice: null })
    }
    expect(payIns()).toBe(before)
  })

  it("asks for nothing while PayPro has called that money came, and does not confirm it", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const url = await urlOf(order.id)
    const said = { tradeNo: voucher.trade_no, status: "0000", amount: "300", message: "SUCCESS" }
    const body = signedBody({ ...said, timestamp: String(Date.now()) }, store.appSecret)
    await postCallback(store.url, body)
    expect(await text(url)).toContain("Estamos revisando el pago")
    const before = payIns()
    const led = await leadsTo(await press(url, { way: "store" }))
    expect(led).toMatchObject({ voucher: undefined, url, notice: null })
    expect(payIns()).toBe(before)
    await store.pay(voucher.trade_no)
    expect(await store.books(order.id)).toMatchObject({ captured: 300 })
  })

  it("asks for nothing once the deadline is over, until staff give more time", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const url = await urlOf(order.id)
    await letDeadlinePass()
    const page = await text(url)
    expect(page).toContain("Venció el plazo para pagar")
    expect(page).not.toContain("<form")
    const before = payIns()
    expect(await leadsTo(await press(url, { way: "store" }))).toMatchObject({ url, notice: null })
    expect(payIns()).toBe(before)

    const { client } = await staff()
    await client.fetch<AdminDeadlineResponse>(`/admin/paypro/orders/${order.id}/deadline`, {
      method: "POST",
      body: { pay_by: dayAhead(3) },
    })
    expect(await text(url)).toContain("Tienes hasta el")
    expect((await choose(url, "va")).trade_no).toBe(voucher.trade_no)
    expect((await choose(url, "store")).status).toBe("open")
  })

  it("gives no voucher while PayPro cannot say whether money came, and bothers it once for 25 presses", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const url = await urlOf(order.id)
    // PayPro was asked as the order was placed, and its answer is good for a moment.
    await letTimePass(store.container, { seconds: 10 })
    const before = payIns()
    const asked = requests("queryPayInResult").length
    store.simulator.setFault({ kind: "timeout", endpoint: "queryPayInResult" })
    const presses = Promise.all(Array.from({ length: 25 }, () => press(url, { way: "store" })))
    // Meanwhile PayPro's own call is taken, however silent it is otherwise.
    store.simulator.pay(voucher.trade_no)
    await waitFor(() => store.simulator.callbacks(voucher.trade_no).at(-1)?.state === "accepted")
    for (const answer of await presses) {
      expect(await leadsTo(answer)).toMatchObject({ voucher: undefined, url })
    }
    expect(payIns()).toBe(before)
    const ofTheCallback = 3
    expect(requests("queryPayInResult").length - asked).toBeLessThanOrEqual(2 + ofTheCallback)
    await store.simulator.clearFaults()
  })
})
