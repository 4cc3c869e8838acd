import { performance } from "node:perf_hooks"
import { rate } from "../format"
import { alternately } from "../rounds"
import type { Result, Row } from "../row"
import { median, ratioOf } from "../statistics"
import type { Twin, Twins } from "../world/twins"
import { answerAs, insertVouchers, issueAtPaypro } from "../world/vouchers"

const BATCH = 100
const FLAT = 0.2
const MEMORY_MIB = 64
const PER_SECOND = 300
const DUE = { quick: 2_000, full: 50_000 }
const PREFIX = "R"

type Run = { ms: number; statements: number; busy: number }
type Grown = { kept_mib: number; peak_mib: number }
type Tally = { tally: Record<string, number> }

/** Has all of them to be asked about, and no others. */
async function makeDue({ knex }: Twin): Promise<void> {
  await knex.raw("update paypro_voucher set ask_at = now() where trade_no like ?", [`${PREFIX}%`])
  await knex.raw("vacuum analyze paypro_voucher")
  // What was written to get here is not for the run to wait for.
  await knex.raw("checkpoint")
}

/** One run of the job. */
async function runJob<Answer>(twin: Twin, due: number, query = ""): Promise<Answer> {
  await makeDue(twin)
  const path = `/bench/reconcile${query}`
  const { tally, ...answer } = await twin.client.json<Answer & Tally>({ method: "POST", path })
  if (tally.checked !== due) {
    throw new Error(`${tally.checked} of ${due} vouchers were checked`)
  }
  return answer as Answer
}

async function prepare(twin: Twin, due: number): Promise<void> {
  const { knex, baseUrl, tradeNo } = twin
  await insertVouchers(knex, PREFIX, due, { baseUrl })
  await answerAs(knex, tradeNo, PREFIX)
  // What is compiled and remembered in a first run is not what each needs.
  await runJob(twin, due)
}

export const reconcileRow: Row = {
  name: "reconcile",
  async run({ twins: start, quick }) {
    const twins = await start()
    const due = quick ? DUE.quick : DUE.full
    issueAtPaypro(twins.simulator, PREFIX, due)
    await prepare(twins.few, due)
    await prepare(twins.many, due)
    const runs = new Map<Twin, Run[]>([
      [twins.few, []],
      [twins.many, []],
    ])
    const timed = (twin: Twin) => async () => {
      const before = performance.eventLoopUtilization()
      const { ms, statements } = await runJob<Pick<Run, "ms" | "statements">>(twin, due)
      const busy = performance.eventLoopUtilization(before).utilization
      runs.get(twin)?.push({ ms, statements, busy })
      return ms
    }
    const [many, few] = await alternately([timed(twins.many), timed(twins.few)], quick ? 1 : 3)
    const grown = await runJob<Grown>(twins.many, due, "?watch=memory")
    return results(twins, { due, many, few, grown, runs })
  },
}

type Measured = { due: number; many: number[]; few: number[]; grown: Grown; runs: Map<Twin, Run[]> }

function results({ few: small, many: large }: Twins, measured: Measured): Result[] {
  const { due, many, few, grown } = measured
  const runs = { few: measured.runs.get(small) ?? [], many: measured.runs.get(large) ?? [] }
  const [ofMany, ofFew] = [runs.many, runs.few].map((all) =>
    median(all.map(({ statements }) => statements / (due / BATCH))),
  ) as [number, number]
  const apart = Math.abs(ratioOf(many, few) - 1)
  const perSecond = Math.min(...[...many, ...few].map((ms) => (1_000 * due) / ms))
  const busy = Math.max(...[...runs.many, ...runs.few].map((run) => run.busy))
  const number = (count: number) => count.toLocaleString("en")
  const raw = { runs, grown }
  return [
    {
      what: `reconcile ${number(due)} due vouchers of ${number(large.sales + due)}, time each`,
      measured: `${(median(many) / due).toFixed(2)} ms`,
      against: `${(median(few) / due).toFixed(2)} ms of ${number(small.sales + due)}`,
      compared: `${(100 * apart).toFixed(0)} % apart`,
      target: `flat within ${100 * FLAT} %`,
      met: apart <= FLAT,
      raw,
    },
    {
      what: "… vouchers per second",
      measured: rate(perSecond),
      against: "",
      compared: `simulator's process ${(100 * busy).toFixed(0)} % busy`,
      target: `at least ${PER_SECOND}`,
      met: perSecond >= PER_SECOND,
      raw,
    },
    {
      what: `… SQL statements per batch of ${BATCH}`,
      measured: ofMany.toFixed(2),
      against: ofFew.toFixed(2),
      compared: "",
      target: "constant",
      met: Math.abs(ofMany - ofFew) < 0.1 && ofMany < 4,
      raw,
    },
    {
      what: "… memory",
      measured: `${grown.peak_mib.toFixed(0)} MiB at its peak`,
      against: `${grown.kept_mib.toFixed(1)} MiB kept`,
      compared: "",
      target: `within ${MEMORY_MIB} MiB`,
      met: grown.peak_mib <= MEMORY_MIB,
      raw,
    },
  ]
}
