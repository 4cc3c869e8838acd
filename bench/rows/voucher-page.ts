import { kb, rate, times } from "../format"
import type { Call, Client } from "../load"
import { alternately } from "../rounds"
import type { Result, Row } from "../row"
import { median, ratioOf } from "../statistics"
import { PAYPRO } from "../world/purchases"

const AT_ONCE = 8
const TARGET = 0.5
const MANY = { quick: 300, full: 800 }

type Pair = { what: string; ours: Call; status: number; empty: Call; named: string }

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
    target: `at least ${TARGET}`,
    met: ratio >= TARGET,
    raw: { ours, empty, statements },
  }
}

export const voucherPage: Row = {
  name: "voucher-page",
  async run({ world: start, quick }) {
    const { client, knex, purchases, seeded } = await start()
    await client.expect({ method: "POST", path: "/bench/limits" })
    const [order] = await purchases.upTo("order", PAYPRO, 1)
    const voucher = await knex("paypro_voucher")
      .where({ trade_no: order?.tradeNo ?? "" })
      .first<{ id: string }>("id")
    // Tokens have one length; the twin's is longer than that.
    const token = "bench".padEnd(32, "_")
    await knex("paypro_voucher").where({ id: voucher.id }).update({ token })
    const page: Call = { method: "GET", path: `/paypro/vouchers/${token}` }
    const json: Call = {
      method: "GET",
      path: `/store/paypro/vouchers/${order?.sessionId}`,
      headers: { "x-publishable-api-key": seeded.publishableKey },
    }
    const known = async (call: Call): Promise<Call> => ({
      ...call,
      headers: { ...call.headers, "if-none-match": (await client.expect(call)).etag },
    })
    const empty: Call = { method: "GET", path: `/paypro/empty/${token}` }
    const emptyStore: Call = { ...json, path: "/store/bench/empty" }
    const pairs: Pair[] = [
      { what: "voucher page, in full", ours: page, status: 200, empty, named: "empty route" },
      {
        what: "voucher page, 304",
        ours: await known(page),
        status: 304,
        empty,
        named: "empty route",
      },
      {
        what: "store voucher JSON, 304",
        ours: await known(json),
        status: 304,
        empty: emptyStore,
        named: "empty store route",
      },
    ]
    const results = []
    for (const pair of pairs) {
      results.push(await compare(client, pair, quick))
    }
    const { body } = await client.expect(page)
    return [...results, sizeOf(Buffer.byteLength(body))]
  },
}

const PAGE_KB = 40

function sizeOf(bytes: number): Result {
  return {
    what: "hosted voucher page",
    measured: kb(bytes),
    against: "",
    compared: "",
    target: `under ${PAGE_KB} KB`,
    met: bytes < PAGE_KB * 1000,
    raw: { bytes },
  }
}
