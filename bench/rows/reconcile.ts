import { performance } from "node:perf_hooks"
import { rate } from "../format"
import type { Result, Row } from "../row"
import { median } from "../statistics"
import { PAYPRO } from "../world/purchases"
import { answerAs, insertVouchers, issueAtPaypro } from "../world/vouchers"
import type { World } from "../world/world"

const BATCH = 100
/** Short runs before those that count: what is watched for memory collects garbage, and compiled code with it. */
const WARM_UPS = 4
const FLAT = 0.2
const MEMORY_MIB = 64
const PER_SECOND = 300

type Run = {
  vouchers: number
  ms: number
  statements: number
  /** How busy the process was that holds the simulator: at 1 it would be what is measured. */
  simulator_busy: number
}

type Grown = { kept_mib: number; peak_mib: number }

type Tally = { tally: Record<string, number> }

/** Has so many vouchers to be asked about. */
async function makeDue({ knex }: World, vouchers: number, prefix: string): Promise<void> {
  // Those of an earlier run are asked about again in some minutes; only these are due now.
  await knex.raw(
    "update paypro_voucher set ask_at = now() where trade_no like ? and right(trade_no, 7)::int <= ?",
    [`${prefix}%`, vouchers],
  )
  await knex.raw("vacuum analyze paypro_voucher")
  // What was written to get here is not for the run to wait for.
  await knex.raw("checkpoint")
}

/** One run of the job. */
async function runJob<Answer>({ client }: World, vouchers: number, query = ""): Promise<Answer> {
  const path = `/bench/reconcile${query}`
  const { tally, ...answer } = await client.json<Answer & Tally>({ method: "POST", path })
  if (tally.checked !== vouchers) {
    throw new Error(`${tally.checked} of ${vouchers} vouchers were checked`)
  }
  return answer as Answer
}

async function reconcile(world: World, vouchers: number, prefix: string): Promise<Run> {
  await makeDue(world, vouchers, prefix)
  const before = performance.eventLoopUtilization()
  const answer = await runJob<Pick<Run, "ms" | "statements">>(world, vouchers)
  const { utilization } = performance.eventLoopUtilization(before)
  return { vouchers, ...answer, simulator_busy: utilization }
}

const perVoucher = (runs: Run[], size: number) =>
  median(runs.filter(({ vouchers }) => vouchers === size).map(({ ms, vouchers }) => ms / vouchers))

export const reconcileRow: Row = {
  name: "reconcile",
  async run({ world: start, quick }) {
    const world = await start()
    const [small, middle, large] = quick
      ? ([500, 1_000, 2_000] as const)
      : ([1_000, 10_000, 50_000] as const)
    const prefix = "R"
    await insertVouchers(world.knex, prefix, large, { baseUrl: world.env.PAYPRO_BASE_URL })
    const [answered] = await world.purchases.upTo("order", PAYPRO, 1)
    await answerAs(world.knex, answered?.tradeNo ?? "", prefix)
    // Of whatever row they are, no others are due.
    await world.knex("paypro_voucher").update({ ask_at: null })
    issueAtPaypro(world.simulator, prefix, large)
    await reconcile(world, middle, prefix)
    await makeDue(world, large, prefix)
    const grown = await runJob<Grown>(world, large, "?watch=memory")
    for (let run = 0; run < WARM_UPS; run++) {
      await reconcile(world, small, prefix)
    }
    const runs: Run[] = []
    for (const size of [small, middle, small, large, small, middle, small]) {
      runs.push(await reconcile(world, size, prefix))
    }
    await world.knex("paypro_voucher").where("trade_no", "like", `${prefix}%`).delete()
    await world.knex("paypro_statement").where("id", "like", `ppsta_${prefix}%`).delete()
    return results(runs, [small, middle, large], grown)
  },
}

function results(runs: Run[], sizes: number[], grown: Grown): Result[] {
  const costs = sizes.map((size) => perVoucher(runs, size))
  const spread = Math.max(...costs) / Math.min(...costs) - 1
  const perSecond = runs.map(({ ms, vouchers }) => (1000 * vouchers) / ms)
  const slowest = 1000 / Math.max(...costs)
  const perBatch = runs.map(({ statements, vouchers }) => statements / (vouchers / BATCH))
  const [few = 0, many = 0] = [sizes[0], sizes.at(-1)].map((size) =>
    median(runs.filter(({ vouchers }) => vouchers === size).map(({ statements }) => statements)),
  )
  const batches = ((sizes.at(-1) ?? 0) - (sizes[0] ?? 0)) / BATCH
  const named = sizes.map((size) => size.toLocaleString("en")).join(" / ")
  const raw = { runs, grown, per_batch: perBatch, per_second: perSecond }
  return [
    {
      what: `reconcile ${named} open vouchers, time each`,
      measured: costs.map((cost) => `${cost.toFixed(2)} ms`).join(" / "),
      against: "itself",
      compared: `${(100 * spread).toFixed(0)} % apart`,
      target: `flat within ${100 * FLAT} %`,
      met: spread <= FLAT,
      raw,
    },
    {
      what: "… vouchers per second",
      measured: rate(slowest),
      against: "",
      compared: `simulator's process ${(100 * Math.max(...runs.map(({ simulator_busy }) => simulator_busy))).toFixed(0)} % busy`,
      target: `at least ${PER_SECOND}`,
      met: slowest >= PER_SECOND,
      raw,
    },
    {
      what: `… SQL statements per batch of ${BATCH}`,
      measured: ((many - few) / batches).toFixed(2),
      against: `${few} for ${sizes[0]} vouchers`,
      compared: "",
      target: "constant",
      met: (many - few) / batches <= 3,
      raw,
    },
    {
      what: `… memory beyond that of a run of ${(sizes[1] ?? 0).toLocaleString("en")}`,
      measured: `${grown.peak_mib.toFixed(0)} MiB at its peak`,
      against: `${grown.kept_mib.toFixed(1)} MiB kept`,
      compared: "",
      target: `under ${MEMORY_MIB} MiB`,
      met: grown.peak_mib < MEMORY_MIB,
      raw,
    },
  ]
}
