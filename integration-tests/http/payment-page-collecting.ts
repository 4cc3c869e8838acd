import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { describeStore, letTimePass, waitFor } from "../helpers"
import { paymentPage } from "./payment-page"

/** What has to hold whenever PayPro is asked for vouchers. */
export function describeCollecting(issueVoucher: "initiate" | "place_order"): void {
  describeStore(
    `a new voucher, issued at ${issueVoucher}`,
    (store) => {
      const { press, leadsTo, choose, fail, failed, payIns, text, requests, urlOf } =
        paymentPage(store)

      /** PayPro was asked a moment ago, and its answer is good for two seconds. */
      const aMomentPasses = () => letTimePass(store.container, { seconds: 5 })

      it("is made for an order whose voucher failed, and pays it", async () => {
        const { voucher, order, url } = await failed()
        expect(await text(voucher.voucher_url)).toContain(
          `href="${url}?lang=es-MX">Elegir cómo pagar</a>`,
        )

        const { voucher: row, lang } = await leadsTo(await press(url))
        expect(lang).toBe("es-MX")
        expect(row).toMatchObject({ status: "open", amount: 300, order_id: order.id })
        expect(row?.trade_no).not.toBe(voucher.trade_no)
        expect(await store.books(order.id)).toMatchObject({
          status: "pending",
          payment_status: "awaiting",
          collections: [{ status: "awaiting" }],
          sessions: [{ id: row?.payment_session_id, status: "pending_authorization" }],
        })
        // The old page leads on, and so does the payment page.
        const link = `/paypro/vouchers/${row?.token}?lang=es-MX`
        expect(await text(voucher.voucher_url)).toContain(link)
        expect(await text(url)).toContain(link)

        await store.pay(row?.trade_no ?? "")
        await waitFor(async () => (await store.books(order.id)).payment_status === "captured")
        expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
        expect(await text(url)).toContain("Ya recibimos el pago de este pedido")
      })

      it("is one, however often and from however many tabs it is asked for", async () => {
        const { url } = await failed()
        const before = payIns()
        const presses = Array.from({ length: 25 }, () => press(url))
        const answers = await Promise.all((await Promise.all(presses)).map(leadsTo))
        const tokens = new Set(answers.map(({ voucher }) => voucher?.token))
        expect(tokens.size).toBe(1)
        expect(payIns()).toBe(before + 1)
        // Nor is the live one replaced later, nor PayPro asked about anything.
        const asked = requests("queryPayInResult").length
        expect(tokens).toContain((await choose(url, "va")).token)
        expect(payIns()).toBe(before + 1)
        expect(requests("queryPayInResult")).toHaveLength(asked)
      })

      it("is one also when two vouchers of the order failed before", async () => {
        const { voucher, url } = await failed()
        const second = await choose(url, "va")
        await fail(second.trade_no)
        for (const page of [voucher.voucher_url, `${store.url}/paypro/vouchers/${second.token}`]) {
          expect(await text(page)).toContain(`href="${url}?lang=es-MX"`)
        }
        const before = payIns()
        const [a, b] = await Promise.all([choose(url, "va"), choose(url, "va")])
        expect(a.token).toBe(b.token)
        expect(a.status).toBe("open")
        expect(payIns()).toBe(before + 1)
      })

      it("is not made when money came after all", async () => {
        const { voucher, order, url } = await failed()
        store.simulator.pay(voucher.trade_no, undefined, { callback: false })
        await aMomentPasses()
        const before = payIns()
        const led = await leadsTo(await press(url))
        expect(led).toMatchObject({ voucher: undefined, url, notice: null })
        expect(await text(url)).toContain("Ya recibimos el pago de este pedido")
        expect(payIns()).toBe(before)
        expect(await store.books(order.id)).toMatchObject({ captured: 300 })
      })

      it("is not made when money came on the voucher of the other method", async () => {
        const { voucher, order } = await store.guest().buy("va")
        const url = await urlOf(order.id)
        store.simulator.pay(voucher.trade_no, undefined, { callback: false })
        await aMomentPasses()
        const before = payIns()
        const led = await leadsTo(await press(url, { way: "store" }))
        expect(led).toMatchObject({ voucher: undefined, url })
        expect(payIns()).toBe(before)
        expect(await store.books(order.id)).toMatchObject({ captured: 300 })
      })

      it("is not made for a canceled order", async () => {
        const { voucher, order, url } = await failed()
        await cancelOrderWorkflow(store.container).run({ input: { order_id: order.id } })
        const before = payIns()
        expect(await text(voucher.voucher_url)).not.toContain("/paypro/pay/")
        expect(await text(url)).toContain("se canceló")
        expect(await leadsTo(await press(url))).toMatchObject({ voucher: undefined, url })
        expect(payIns()).toBe(before)
      })

      it("is not made where there is a live one", async () => {
        const { voucher, order } = await store.guest().buy("va")
        const before = payIns()
        const live = await choose(await urlOf(order.id), "va")
        expect(live.trade_no).toBe(voucher.trade_no)
        expect(payIns()).toBe(before)
      })

      it("can be asked for again when PayPro had none", async () => {
        const { order, url } = await failed()
        store.simulator.setFault({ kind: "error500", endpoint: "payInApi", processed: false })
        const led = await leadsTo(await press(url))
        expect(led).toMatchObject({ voucher: undefined, url, notice: "try_again", lang: "es-MX" })
        const page = await text(`${url}?notice=try_again`)
        expect(page).toContain("No pudimos generar tu referencia")
        expect(page).toContain("Pagar por transferencia</button>")

        await store.simulator.clearFaults()
        expect(await choose(url, "va")).toMatchObject({ status: "open", order_id: order.id })
      })

      it("is not made at another site's wish, nor with a wrong token", async () => {
        const { url } = await failed()
        const before = payIns()
        const foreign = await press(url, { headers: { "sec-fetch-site": "cross-site" } })
        const wrong = await press(`${store.url}/paypro/pay/${"x".repeat(32)}`)
        expect([foreign.status, wrong.status]).toEqual([404, 404])
        expect(await foreign.text()).toBe(await wrong.text())
        expect(payIns()).toBe(before)
      })

      it("is not made for a method that there is none of, and the page says to choose", async () => {
        const { url } = await failed()
        const before = payIns()
        for (const way of ["", "card", "pp_system_default", "va,store"]) {
          const led = await leadsTo(await press(url, { way }))
          expect(led).toMatchObject({ voucher: undefined, url, notice: "choose" })
        }
        const twice = await fetch(url, {
          method: "POST",
          redirect: "manual",
          body: new URLSearchParams([
            ["way_code", "va"],
            ["way_code", "store"],
          ]),
        })
        expect(await leadsTo(twice)).toMatchObject({ url, notice: "choose" })
        const empty = await fetch(url, { method: "POST", redirect: "manual" })
        expect(await leadsTo(empty)).toMatchObject({ url, notice: "choose" })
        expect(payIns()).toBe(before)
      })
    },
    { options: { issueVoucher, cancelUnpaidOrders: false } },
  )
}
