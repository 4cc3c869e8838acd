import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Statement } from "../load"

type Plan = {
  "Node Type": string
  "Actual Rows": number
  "Rows Removed by Filter"?: number
  Plans?: Plan[]
}

type Explained = { rows: { "QUERY PLAN": { Plan: Plan }[] }[] }

/** Counting stops at a limit, and reads the table in its own order up to there: that is no scan of it. */
const readsAll = (plan: Plan, rows: number): boolean =>
  (plan["Node Type"] === "Seq Scan" &&
    plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0) >= rows) ||
  (plan.Plans ?? []).some((part) => readsAll(part, rows))

/** How the database answers statements, and whether it reads all of a table of so many rows to do it. */
export async function plansOf(knex: Knex, statements: Statement[], rows: number) {
  const plans = []
  for (const { text, values } of statements) {
    const sql = `explain (analyze, format json) ${text.replace(/\$\d+/g, "?")}`
    const explained = await knex.raw<Explained>(sql, values as Knex.RawBinding[])
    const plan = explained.rows[0]?.["QUERY PLAN"][0]?.Plan
    plans.push({ text, plan, scanned: plan === undefined || readsAll(plan, rows) })
  }
  return plans
}
