import { ms, times } from "../format"
import type { Call } from "../load"
import { alternately } from "../rounds"
import type { Result, Row } from "../row"
import { median, ratioOf } from "../statistics"
import { plansOf, sayScanned } from "../world/plans"
import type { Twin, Twins } from "../world/twins"

const TARGET = 2
const PER_ROUND = 10
const DAY_MS = 24 * 3_600_000

type Panel = { what: string; path: (twin: Twin) => string }

const panel = (what: string, path: string): Panel => ({ what, path: () => path })
const search = (what: string, text: string) =>
  panel(`search: ${what}`, `vouchers?q=${encodeURIComponent(text)}`)

const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10)
const today = dayOf(Date.now())

const PANELS: Panel[] = [
  panel("today", "today"),
  { what: "order panel", path: ({ orderId }) => `orders/${orderId}` },
  panel("vouchers", "vouchers"),
  panel("vouchers, paid in part", "vouchers?status=partially_paid"),
  panel("vouchers, open or failed, oldest first", "vouchers?status=open,failed&order=created_at"),
  panel("vouchers, none of which is being issued", "vouchers?status=issuing"),
  panel("vouchers by when they were paid", "vouchers?order=-paid_at"),
  panel("vouchers with an open discrepancy", "vouchers?discrepancy=true"),
  {
    what: "vouchers, as far as pages go",
    path: ({ sales }) => `vouchers?offset=${Math.min(sales, 10_000) - 20}`,
  },
  panel("discrepancies, open", "discrepancies?open=true&order=created_at"),
  panel("discrepancies of one kind", "discrepancies?kind=overpaid"),
  { what: "search: a folio", path: ({ tradeNo }) => `vouchers?q=${tradeNo}` },
  search("how a folio begins", "2026"),
  search("an amount", "$299.50"),
  search("a name", "Núñez"),
  search("a name that nobody has", "Iturbide"),
  search("an address", "maria@example.mx"),
  search("a bank's reference", "ABCDEF12"),
  panel("movements of a day", `movements?from=${today}&to=${today}`),
  panel("movements of a month", `movements?from=${dayOf(Date.now() - 30 * DAY_MS)}&to=${today}`),
  {
    what: "movements of an order",
    path: ({ orderId }) => `movements?from=2020-01-01&to=${today}&order_id=${orderId}`,
  },
  panel("health", "health"),
]

const callOf = ({ path }: Panel, twin: Twin): Call => ({
  method: "GET",
  path: `/admin/paypro/${path(twin)}`,
  headers: twin.headers,
})

/** Milliseconds, the median of a few. */
const timed = (shown: Panel, twin: Twin) => async () => {
  const call = callOf(shown, twin)
  const all = []
  await twin.client.expect(call)
  for (let n = 0; n < PER_ROUND; n++) {
    all.push((await twin.client.expect(call)).ms)
  }
  return median(all)
}

async function measure({ few, many }: Twins, shown: Panel, rounds: number): Promise<Result> {
  const [manyMs, fewMs] = await alternately([timed(shown, many), timed(shown, few)], rounds)
  const sent = await many.client.statementsOf(() => many.client.expect(callOf(shown, many)))
  const plans = await plansOf(many.knex, sent)
  const ratio = ratioOf(manyMs, fewMs)
  return {
    what: `admin: ${shown.what}`,
    measured: `${ms(median(manyMs))} with ${many.sales.toLocaleString("en")} vouchers, ${sayScanned(plans)}`,
    against: `${ms(median(fewMs))} with ${few.sales.toLocaleString("en")}`,
    compared: times(ratio),
    target: `at most ${TARGET} times`,
    met: ratio <= TARGET && !plans.some(({ scanned }) => scanned.length),
    raw: { many: manyMs, few: fewMs, plans },
  }
}

export const admin: Row = {
  name: "admin",
  async run({ twins: start, quick }) {
    const twins = await start()
    for (const { client } of [twins.few, twins.many]) {
      // The job remembers what is of all time.
      await client.expect({ method: "POST", path: "/bench/reconcile" })
    }
    const results = []
    for (const shown of PANELS) {
      results.push(await measure(twins, shown, quick ? 3 : 7))
    }
    return results
  },
}
