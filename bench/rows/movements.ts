import { adminClient } from "../../scripts/store/shopper"
import { ms } from "../format"
import type { Result, Row } from "../row"
import { median } from "../statistics"
import { deleteMovements, insertMovements } from "../world/movements"
import { plansOf, sayScanned, type Planned } from "../world/plans"

/** Ten months of so many movements each: every payment is received and captured, and each tenth is allocated as well. */
const MONTHS = 10
const PAYMENTS_OF_MONTH = 9_524
const MONTH_SECONDS = 30 * 24 * 3_600
const MONTH = { from: "2026-05-31", to: "2026-06-29" }
const YEAR = { from: "2026-01-01", to: "2026-12-31" }
const MEMORY_MIB = 64
const FLAT = 0.5

type Exported = { lines: number; ms: number; peak_mib: number; kept_mib: number }

const query = (days: object) => new URLSearchParams({ ...days }).toString()

export const movementsRow: Row = {
  name: "movements",
  async run({ world: start, quick }) {
    const { client, knex, medusa, seeded } = await start()
    const payments = MONTHS * PAYMENTS_OF_MONTH
    await insertMovements(knex, {
      from: "2026-01-01T06:00:00Z",
      seconds: (MONTHS * MONTH_SECONDS) / payments,
      payments,
    })
    const sdk = await adminClient(medusa.url, seeded)
    const headers = { authorization: `Bearer ${await sdk.client.getToken()}` }
    const page = {
      method: "GET" as const,
      path: `/admin/paypro/movements?${query(MONTH)}`,
      headers,
    }
    const exported = async (days: object) =>
      await client.json<Exported>({ method: "POST", path: `/bench/movements?${query(days)}` })
    // What is compiled and read for the first time is not what a month needs.
    await exported({ from: "2026-02-01", to: "2026-02-07" })
    const rounds = quick ? 3 : 7
    const months: Exported[] = []
    const pages: number[] = []
    await client.expect(page)
    for (let round = 0; round < rounds; round++) {
      months.push(await exported(MONTH))
      pages.push((await client.expect(page)).ms)
    }
    const year = await exported(YEAR)
    const statements = await client.statementsOf(async () => {
      await client.expect(page)
      await exported(MONTH)
    })
    // What is held as of now is of all time: the job remembers it, and has not run here.
    const ofPeriod = statements.filter(({ text }) => !text.includes("as held"))
    const plans = await plansOf(knex, ofPeriod)
    await deleteMovements(knex)
    return results({ months, year, pages, plans })
  },
}

type Measured = {
  months: Exported[]
  year: Exported
  pages: number[]
  plans: Planned[]
}

function results({ months, year, pages, plans }: Measured): Result[] {
  const [month] = months
  const lines = month?.lines ?? 0
  const peak = Math.max(...months.map(({ peak_mib }) => peak_mib))
  const ofMonth = median(months.map(({ ms, lines }) => ms / lines))
  const ofYear = year.ms / year.lines
  const isScanned = plans.some(({ scanned }) => scanned.length)
  const raw = { months, year, pages, plans }
  return [
    {
      what: `movements of a month as CSV, ${lines.toLocaleString("en")} lines`,
      measured: `${peak.toFixed(0)} MiB at its peak`,
      against: `${year.peak_mib.toFixed(0)} MiB for ${year.lines.toLocaleString("en")}`,
      compared: ms(median(months.map(({ ms }) => ms))),
      target: `under ${MEMORY_MIB} MiB`,
      met: peak < MEMORY_MIB && lines > 20_000,
      raw,
    },
    {
      what: "… time each line, however many",
      measured: `${ofYear.toFixed(3)} ms of ${year.lines.toLocaleString("en")}`,
      against: `${ofMonth.toFixed(3)} ms of a month's`,
      compared: `${(100 * (ofYear / ofMonth - 1)).toFixed(0)} % more`,
      target: `at most ${100 * FLAT} % more`,
      met: ofYear <= ofMonth * (1 + FLAT),
      raw,
    },
    {
      what: "… page of the list, with the month's totals",
      measured: `${ms(median(pages))}, ${sayScanned(plans)}`,
      against: "",
      compared: `${plans.length} plans`,
      target: "no plan reads a whole table",
      met: !isScanned,
      raw,
    },
  ]
}
