import { executeWithConcurrency } from "@medusajs/framework/utils"
import { isLosslessNumber } from "lossless-json"
import { parseSigned } from "../../src/lib/signature/verify"
import { askPaypro } from "../../src/workflows/ask-paypro"
import { ADDRESS, eventually, type Store } from "../helpers"
import { callbackBody } from "../helpers/callback"
import { attackerOf } from "./attacker"

const AT_ONCE = 8

type Fields = Record<string, string>

function fieldsOf(body: string): Fields {
  return Object.fromEntries(
    Object.entries(parseSigned(body)).map(([key, value]) => [
      key,
      isLosslessNumber(value) ? value.value : String(value),
    ]),
  )
}

/**
 * Every message with the same signed text: any field may take up those that follow it, and where there is an `=` in a
 * value, a new one may begin.
 */
function recutsOf({ sign = "", ...fields }: Fields): string[] {
  const pairs = Object.entries(fields)
    .filter(([, value]) => value !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
  return Array.from({ length: 2 ** (pairs.length - 1) }, (_, cuts) => {
    const [first = "", ...rest] = pairs
    const parts = rest.reduce(
      (joined, pair, at) =>
        cuts & (1 << at)
          ? [...joined, pair]
          : [...joined.slice(0, -1), `${joined.at(-1) ?? ""}${pair}`],
      [first],
    )
    const entries = parts.map((part) => [
      part.slice(0, part.indexOf("=")),
      part.slice(part.indexOf("=") + 1),
    ])
    return JSON.stringify({ ...(Object.fromEntries(entries) as Fields), sign })
  })
}

export function attackRecuts(store: Store): void {
  const { post, rows } = attackerOf(store)
  const postAll = async (bodies: string[]) => {
    const results = await executeWithConcurrency(
      bodies.map((body) => async () => (await post({ body })).status),
      AT_ONCE,
    )
    return results.map((result) => (result.status === "fulfilled" ? result.value : result.reason))
  }

  it("no re-cut of a request of ours is taken for a callback, whatever the shopper typed", async () => {
    const shopper = store.guest()
    const name = { first_name: "Ana status=0000", last_name: "tradeNo=1amount=300" }
    const cart = await shopper.createCart(undefined, {
      billing_address: { ...ADDRESS, ...name },
      shipping_address: { ...ADDRESS, ...name },
    })
    await shopper.choosePayment(cart.id, "va")
    const before = await rows()
    const requests = store.simulator.requests.list()
    const sent = requests.find(({ endpoint }) => endpoint === "payInApi")?.body ?? ""
    const fields = fieldsOf(sent)
    const { tradeNo = "" } = fields
    await store.paypro.client.queryPayIn(tradeNo)
    await store.paypro.client.queryBalance()
    const queries = store.simulator.requests
      .list()
      .filter(({ endpoint }) => endpoint !== "payInApi")
    expect(queries).toHaveLength(2)
    expect(Object.values(fields).filter((value) => value.includes("="))).toEqual([])
    const bodies = [sent, ...queries.map(({ body }) => body)].flatMap((body) =>
      recutsOf(fieldsOf(body)),
    )
    expect(bodies.length).toBeGreaterThan(64)
    const statuses = await postAll(bodies)
    // The signature holds for every one of them.
    expect(new Set(statuses)).toEqual(new Set([400]))
    expect(await rows()).toEqual(before)
  })

  it("re-cuts of a genuine callback capture nothing beyond what PayPro confirms", async () => {
    const { order, voucher } = await store.guest().buy("va")
    store.simulator.pay(voucher.trade_no, 100, { callback: false })
    const genuine = callbackBody(store.simulator.get(voucher.trade_no), store.appSecret)
    const bodies = recutsOf(fieldsOf(genuine))
    expect(bodies.length).toBeGreaterThanOrEqual(64)
    const statuses = await postAll(bodies)
    expect(statuses.filter((status) => status !== 200 && status !== 400 && status !== 401)).toEqual(
      [],
    )
    await askPaypro(store.container)
    await eventually(async () =>
      expect(await store.books(order.id)).toMatchObject({ captured: 100, transacted: 100 }),
    )
    // What was signed and makes no sense is before a person; nothing else came of it.
    const opened = await store.paypro.listPayproDiscrepancies({})
    const kinds = new Set(opened.map(({ kind }) => kind))
    expect(["amount_unclear", "underpaid", "unmatched"]).toEqual(expect.arrayContaining([...kinds]))
  })
}
