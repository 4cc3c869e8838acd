/**
 * npm run bench [-- --quick] [-- --only <row>...] [-- --no-build]: measures the plugin against what it could be, and
 * prints how far it is from it. Every number goes to `.bench/` as JSON.
 */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { runMedusa } from "../scripts/medusa"
import { describeMachine } from "./machine"
import { printTable } from "./report"
import type { Result } from "./row"
import { ROWS } from "./rows"
import { startTwins, type Twins } from "./world/twins"
import { startWorld, type World } from "./world/world"

const ROOT = join(__dirname, "..")
/** Vouchers of the stores that are compared by how much they have sold. */
const FEW = 1_000
const MANY = { quick: 50_000, full: 1_000_000 }
const RESULTS = join(ROOT, ".bench")

const { values: flags } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: [] },
    "no-build": { type: "boolean", default: false },
  },
})

const say = (text: string) => process.stderr.write(`${text}\n`)

function chosenRows() {
  const unknown = flags.only.find((name) => !ROWS.some((row) => row.name === name))
  if (unknown) {
    throw new Error(`No row "${unknown}"; there are ${ROWS.map(({ name }) => name).join(", ")}`)
  }
  return flags.only.length ? ROWS.filter(({ name }) => flags.only.includes(name)) : ROWS
}

const summaryOf = ({ what, measured, against, compared, met }: Result) =>
  [what, measured, against, compared, met ? "met" : "MISSED"].filter(Boolean).join(" | ")

function save(report: object): string {
  mkdirSync(RESULTS, { recursive: true })
  const file = join(RESULTS, `${new Date().toISOString().replace(/[:.]/g, "-")}.json`)
  writeFileSync(file, JSON.stringify(report, null, 2))
  return file
}

async function main(): Promise<void> {
  const rows = chosenRows()
  const startedAt = new Date()
  const before = describeMachine()
  if (!flags["no-build"]) {
    say("Building the plugin")
    await runMedusa(["plugin:build"], { cwd: ROOT })
  }
  let running: Promise<World> | undefined
  const world = () => {
    if (!running) {
      say("Starting a store")
      running = startWorld(say)
    }
    return running
  }
  let started: Promise<Twins> | undefined
  const twins = () => {
    if (!started) {
      say("Starting two stores, one of which has sold for years")
      started = startTwins({ few: FEW, many: flags.quick ? MANY.quick : MANY.full }, say)
    }
    return started
  }
  const results: (Result & { row: string })[] = []
  try {
    for (const row of rows) {
      say(`Measuring ${row.name}`)
      const measured = await row.run({ world, twins, quick: flags.quick })
      results.push(...measured.map((result) => ({ row: row.name, ...result })))
      measured.forEach((result) => say(`  ${summaryOf(result)}`))
    }
  } finally {
    await (await running)?.close()
    await (await started)?.close()
  }
  const machine = { ...before, load_average_after: describeMachine().load_average }
  const took = Math.round((Date.now() - startedAt.getTime()) / 1000)
  const file = save({ started_at: startedAt, seconds: took, quick: flags.quick, machine, results })
  printTable({ startedAt, machine, results, took, file })
}

main().catch((error: unknown) => {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exit(1)
})
