import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Statement } from "../load"

type Plan = {
  "Node Type": string
  "Relation Name"?: string
  "Actual Rows": number
  "Actual Loops": number
  "Rows Removed by Filter"?: number
  Plans?: Plan[]
}

type Explained = { rows: { "QUERY PLAN": { Plan: Plan }[] }[] }

export type Planned = { text: string; plan: Plan | undefined; scanned: string[] }

/** A page, a count or a search may read as many rows of whatever table; only larger ones can be read whole. */
const SMALL = 12_000

const READS = /^\W*(?:select|with)\b/i

/** How the database answers statements, and which tables it reads all of to do it. */
export async function plansOf(knex: Knex, statements: Statement[]): Promise<Planned[]> {
  const sizes = await sizesOf(knex)
  const planned: Planned[] = []
  for (const { text, values } of statements.filter((one) => READS.test(one.text))) {
    const sql = `explain (analyze, format json) ${text.replace(/\$\d+/g, "?")}`
    const { rows } = await knex.raw<Explained>(sql, values as Knex.RawBinding[])
    const plan = rows[0]?.["QUERY PLAN"][0]?.Plan
    planned.push({ text, plan, scanned: plan ? readWhole(plan, sizes) : ["unknown"] })
  }
  return planned
}

async function sizesOf(knex: Knex): Promise<Map<string, number>> {
  const tables = await knex("pg_class")
    .where({ relkind: "r" })
    .where("reltuples", ">", SMALL)
    .select<{ relname: string; reltuples: number }[]>("relname", "reltuples")
  return new Map(tables.map(({ relname, reltuples }) => [relname, reltuples]))
}

/** In whatever order: an index that is followed to its end is no better. What is estimated of a size may be a little off. */
function readWhole(plan: Plan, sizes: Map<string, number>): string[] {
  const { "Relation Name": table = "", "Actual Rows": kept, "Actual Loops": loops } = plan
  const read = (kept + (plan["Rows Removed by Filter"] ?? 0)) * loops
  const isWhole = read >= 0.9 * (sizes.get(table) ?? Infinity)
  return [
    ...(isWhole ? [table] : []),
    ...(plan.Plans ?? []).flatMap((part) => readWhole(part, sizes)),
  ]
}

/** As a result says it. */
export function sayScanned(planned: Planned[]): string {
  const tables = new Set(planned.flatMap(({ scanned }) => scanned))
  return tables.size ? `reads all of ${[...tables].join(", ")}` : "no plan reads a whole table"
}
