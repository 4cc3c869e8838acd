import { kb, rate, times } from "../format"
import type { Call, Client } from "../load"
import { alternately } from "../rounds"
import type { Result, Row } from "../row"
import { median, ratioOf } from "../statistics"
import { PAYPRO } from "../world/purchases"

const AT_ONCE = 8
const IN_FULL = 0.4
const NO_NEWS = 0.55
const PAGE_KB = 40
const MANY = { quick: 300, full: 800 }

type Pair = { what: string; ours: Call; status: number; empty: Call; named: string; target: number }

async function compare(client: Client, pair: Pair, quick: boolean): Promise<Result> {
  const count = quick ? MANY.quick : MANY.full
  const flood = (call: Call, status: number) => () =>
    client.perSecond(Array<Call>(count).fill(call), AT_ONCE, status)
  const [ours, empty] = await alternately(
    [flood(pair.ours, pair.status), flood(pair.empty, 200)],
    quick ? 3 : 15,
  )
  const statements = await client.statementsOf(() => client.expect(pair.ours, pair.status))
  const ratio = ratioOf(ours, empty)
  return {
    what: pair.what,
    measured: `${rate(median(ours))}, ${statements.length} SQL statements`,
    against: `${rate(median(empty))} ${pair.named}`,
    compared: times(ratio),
    target: `at least ${pair.target}`,
    met: ratio >= pair.target,
    raw: { ours, empty, statements },
  }
}

/** A page in full, and asked for again by whoever has it already. */
async function pairsOf(
  client: Client,
  what: string,
  ours: Call,
  pair: Pick<Pair, "empty" | "named">,
): Promise<[Pair, Pair]> {
  const { etag } = await client.expect(ours)
  const known = { ...ours, headers: { ...ours.headers, "if-none-match": etag } }
  return [
    { ...pair, what: `${what}, in full`, ours, status: 200, target: IN_FULL },
    { ...pair, what: `${what}, 304`, ours: known, status: 304, target: NO_NEWS },
  ]
}

export const pages: Row = {
  name: "pages",
  async run({ world: start, quick }) {
    const { client, knex, purchases, seeded } = await start()
    await client.expect({ method: "POST", path: "/bench/limits" })
    const [order] = await purchases.upTo("order", PAYPRO, 1)
    const voucher = await knex("paypro_voucher")
      .where({ trade_no: order?.tradeNo ?? "" })
      .first<{ id: string; purchase_id: string }>("id", "purchase_id")
    // Tokens have one length; the twin's is longer than that.
    const token = "bench".padEnd(32, "_")
    await knex("paypro_voucher").where({ id: voucher.id }).update({ token })
    await knex("paypro_purchase").where({ id: voucher.purchase_id }).update({ token })
    const get = (path: string): Call => ({ method: "GET", path })
    const inStore = (path: string): Call => ({
      ...get(path),
      headers: { "x-publishable-api-key": seeded.publishableKey },
    })
    const empty = { empty: get(`/paypro/empty/${token}`), named: "empty route" }
    const emptyStore = { empty: inStore("/store/bench/empty"), named: "empty store route" }
    const payment = get(`/paypro/pay/${token}`)
    const page = get(`/paypro/vouchers/${token}`)
    const json = inStore(`/store/paypro/vouchers/${order?.sessionId}`)
    const [, jsonKnown] = await pairsOf(client, "store voucher JSON", json, emptyStore)
    const pairs = [
      ...(await pairsOf(client, "payment page", payment, empty)),
      ...(await pairsOf(client, "voucher page", page, empty)),
      jsonKnown,
    ]
    const results = []
    for (const pair of pairs) {
      results.push(await compare(client, pair, quick))
    }
    const sizes = [
      sizeOf("payment page", (await client.expect(payment)).body),
      sizeOf("voucher page", (await client.expect(page)).body),
    ]
    return [...results, ...sizes]
  },
}

function sizeOf(what: string, page: string): Result {
  const bytes = Buffer.byteLength(page)
  return {
    what: `${what}, its size`,
    measured: kb(bytes),
    against: "",
    compared: "",
    target: `under ${PAGE_KB} KB`,
    met: bytes < PAGE_KB * 1000,
    raw: { bytes },
  }
}
