import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { describeStore, waitFor, type Purchase, type Store } from "../helpers"

const RENEW = "Generar una nueva referencia"

const payIns = (store: Store) =>
  store.simulator.requests.list().filter(({ endpoint }) => endpoint === "payInApi").length
const press = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/renew?lang=es-MX`, { method: "POST", redirect: "manual", headers })
const text = async (url: string) => await (await fetch(url)).text()

async function failed(store: Store): Promise<Purchase> {
  const purchase = await store.guest().buy("va")
  await fail(store, purchase.voucher.trade_no)
  return purchase
}

async function fail(store: Store, tradeNo: string): Promise<void> {
  store.simulator.timeOut(tradeNo)
  await waitFor(async () => {
    const row = await store.paypro.findVoucher({ trade_no: tradeNo })
    return row?.status === "failed" && row.published_events.includes("voucher_failed")
  })
}

/** Where the answer leads, as a row. */
async function leadsTo(store: Store, response: Response) {
  expect(response.status).toBe(303)
  const { pathname, searchParams } = new URL(response.headers.get("location") ?? "", store.url)
  const token = pathname.split("/").at(-1)
  const row = await waitFor(() => store.paypro.findVoucher({ token }))
  return { row, notice: searchParams.get("notice"), lang: searchParams.get("lang") }
}

/** What has to hold whenever PayPro is asked for vouchers. */
export function describeRenewing(issueVoucher: "initiate" | "place_order"): void {
  describeStore(
    `a new voucher, issued at ${issueVoucher}`,
    (store) => {
      it("is made for an order whose voucher failed, and pays it", async () => {
        const { voucher, order } = await failed(store)
        expect(await text(voucher.voucher_url)).toContain(RENEW)

        const { row, lang } = await leadsTo(store, await press(voucher.voucher_url))
        expect(lang).toBe("es-MX")
        expect(row).toMatchObject({ status: "open", amount: 300, order_id: order.id })
        expect(row.trade_no).not.toBe(voucher.trade_no)
        expect(await store.books(order.id)).toMatchObject({
          status: "pending",
          payment_status: "awaiting",
          collections: [{ status: "awaiting" }],
          sessions: [{ id: row.payment_session_id, status: "pending_authorization" }],
        })
        // The old page leads on.
        const old = await text(voucher.voucher_url)
        expect(old).toContain(`/paypro/vouchers/${row.token}?lang=es-MX`)
        expect(old).not.toContain(RENEW)

        store.simulator.pay(row.trade_no)
        await waitFor(async () => (await store.books(order.id)).payment_status === "captured")
        expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
      })

      it("is one, however often and from however many tabs it is asked for", async () => {
        const { voucher } = await failed(store)
        const before = payIns(store)
        const answers = await Promise.all([1, 2, 3, 4].map(() => press(voucher.voucher_url)))
        const tokens = await Promise.all(
          answers.map(async (answer) => (await leadsTo(store, answer)).row.token),
        )
        expect(new Set(tokens).size).toBe(1)
        expect(payIns(store)).toBe(before + 1)
        // Nor is the live one replaced later.
        expect((await leadsTo(store, await press(voucher.voucher_url))).row.token).toBe(tokens[0])
        expect(payIns(store)).toBe(before + 1)
      })

      it("is one also when it is asked for on the pages of two failed vouchers", async () => {
        const { voucher } = await failed(store)
        const { row: second } = await leadsTo(store, await press(voucher.voucher_url))
        await fail(store, second.trade_no)
        const before = payIns(store)
        const pages = [voucher.voucher_url, `${store.url}/paypro/vouchers/${second.token}`]
        const answers = await Promise.all(pages.map((url) => press(url)))
        const [a, b] = await Promise.all(answers.map((answer) => leadsTo(store, answer)))
        expect(a?.row.token).toBe(b?.row.token)
        expect(a?.row.status).toBe("open")
        expect(payIns(store)).toBe(before + 1)
      })

      it("is not made when money came after all", async () => {
        const { voucher, order } = await failed(store)
        store.simulator.pay(voucher.trade_no, undefined, { callback: false })
        const before = payIns(store)
        const { row, notice } = await leadsTo(store, await press(voucher.voucher_url))
        expect(row.trade_no).toBe(voucher.trade_no)
        expect(notice).toBe("not_renewable")
        expect(payIns(store)).toBe(before)
        expect(await store.books(order.id)).toMatchObject({ captured: 300 })
      })

      it("is not made for a canceled order, nor for a voucher that is live", async () => {
        const { voucher, order } = await failed(store)
        const live = await store.guest().buy("va")
        await cancelOrderWorkflow(store.container).run({ input: { order_id: order.id } })
        const before = payIns(store)
        for (const { voucher_url, trade_no } of [voucher, live.voucher]) {
          expect(await text(voucher_url)).not.toContain(RENEW)
          const { row } = await leadsTo(store, await press(voucher_url))
          expect(row.trade_no).toBe(trade_no)
        }
        expect(payIns(store)).toBe(before)
      })

      it("can be asked for again when PayPro had none", async () => {
        const { voucher, order } = await failed(store)
        store.simulator.setFault({ kind: "error500", endpoint: "payInApi", processed: false })
        const refused = await leadsTo(store, await press(voucher.voucher_url))
        expect(refused.row.trade_no).toBe(voucher.trade_no)
        expect(refused.notice).toBe("try_again")
        const page = await text(`${voucher.voucher_url}?notice=try_again`)
        expect(page).toContain("No pudimos generar tu referencia")
        expect(page).toContain(RENEW)

        await store.simulator.clearFaults()
        const { row } = await leadsTo(store, await press(voucher.voucher_url))
        expect(row).toMatchObject({ status: "open", order_id: order.id })
      })

      it("is not made at another site's wish, nor with a wrong token", async () => {
        const { voucher } = await failed(store)
        const before = payIns(store)
        const foreign = await press(voucher.voucher_url, { "sec-fetch-site": "cross-site" })
        const wrong = await press(`${store.url}/paypro/vouchers/${"x".repeat(32)}`)
        expect([foreign.status, wrong.status]).toEqual([404, 404])
        expect(await foreign.text()).toBe(await wrong.text())
        expect(payIns(store)).toBe(before)
      })
    },
    { options: { issueVoucher, cancelUnpaidOrders: false } },
  )
}
