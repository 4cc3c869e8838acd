import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { readPurchaseKey } from "../../src/medusa/purchase-key"
import { paymentUrlOf } from "../../src/modules/paypro/page-urls"
import type { ApiEndpoint } from "../../simulator/faults"
import { eventually, waitFor, type Purchase, type Store, type WayCode } from "../helpers"

type Press = { way?: string; headers?: Record<string, string> }

/** What a shopper does on a payment page, and what PayPro is asked for by it. */
export function paymentPage(store: Store) {
  const requests = (endpoint: ApiEndpoint) =>
    store.simulator.requests.list().filter((request) => request.endpoint === endpoint)

  const press = async (url: string, { way = "va", headers = {} }: Press = {}) =>
    await fetch(`${url}?lang=es-MX`, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: new URLSearchParams({ way_code: way }).toString(),
    })

  /** Where the answer leads: to a voucher, or back to the page. */
  const leadsTo = async (response: Response) => {
    expect(response.status).toBe(303)
    const { pathname, searchParams } = new URL(response.headers.get("location") ?? "", store.url)
    const [, , page, token = ""] = pathname.split("/")
    return {
      voucher: page === "vouchers" ? await store.paypro.findVoucher({ token }) : undefined,
      url: `${store.url}${pathname}`,
      notice: searchParams.get("notice"),
      lang: searchParams.get("lang"),
    }
  }

  /** The voucher that a method gives. */
  const choose = async (url: string, way: WayCode) => {
    const { voucher } = await leadsTo(await press(url, { way }))
    if (!voucher) {
      throw new Error(`${url} gave no voucher`)
    }
    return voucher
  }

  const fail = async (tradeNo: string): Promise<void> => {
    store.simulator.timeOut(tradeNo)
    await waitFor(async () => {
      const row = await store.paypro.findVoucher({ trade_no: tradeNo })
      return row?.status === "failed" && row.published_events.includes("voucher_failed")
    })
  }

  /** The page of an order, as a payment link of its leads there. */
  const urlOf = async (orderId: string): Promise<string> => {
    const knex = store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
    const key = await readPurchaseKey(knex, orderId)
    return paymentUrlOf(await store.paypro.ensurePurchase(key, orderId), store.paypro.options)
  }

  return {
    requests,
    press,
    leadsTo,
    choose,
    fail,
    urlOf,
    text: async (url: string) => (await (await fetch(url)).text()).replace(/\s/g, " "),
    payIns: () => requests("payInApi").length,
    /** An order whose voucher PayPro has given up. */
    failed: async (): Promise<Purchase & { url: string }> => {
      const purchase = await store.guest().buy("va")
      await fail(purchase.voucher.trade_no)
      return { ...purchase, url: await urlOf(purchase.order.id) }
    },
    /** The shopper chooses a method, pays, and Medusa agrees that the order is paid. */
    payInFull: async (
      orderId: string,
      { way, asked, paid }: { way: WayCode; asked: number; paid: number },
    ) => {
      const url = await urlOf(orderId)
      const voucher = await choose(url, way)
      expect(voucher).toMatchObject({ order_id: orderId, amount: asked, way_code: way })
      expect(store.simulator.get(voucher.trade_no).amount).toBe(String(asked))
      await store.pay(voucher.trade_no)
      await eventually(async () =>
        expect(await store.books(orderId)).toMatchObject({
          captured: paid,
          transacted: paid,
          pending_difference: 0,
        }),
      )
      return voucher
    },
  }
}
