import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Rows are counted up to here: counting a hundred thousand takes longer than everything else about a page. */
export const COUNT_LIMIT = 10_000

export type PageRequest<Column extends string> = {
  /** A column; descending with a minus in front. */
  order: Column | `-${Column}`
  limit: number
  offset: number
  /** Rows are counted up to here, `COUNT_LIMIT` where it is left out. */
  countLimit?: number
}

/** `count` stops at a limit; `count_is_exact` is false where it did. */
export type Count = { count: number; count_is_exact: boolean }

export type Page<Row> = Count & { rows: Row[] }

export type Period = { from?: Date; after?: Date; to?: Date; before?: Date }

/** Its index puts what has no value last. An index serves an order only if it agrees with it on that as well. */
const NULLABLE = ["paid_at"]

export type Rows<Row extends object> = Knex.QueryBuilder<Row, Row[]>

/**
 * The rows of these ids. They are looked up first, whatever else is asked for: else the database may look for them along
 * an index of the page's order, through the whole table.
 */
export function ofIds<Row extends object>(knex: Knex, table: string, ids: string[]): Rows<Row> {
  const found = knex<Row>(table).whereRaw("id = any(?)", [ids])
  return knex.withMaterialized(table, found).from<Row>(table) as Rows<Row>
}

/**
 * A page of a table. Each part of it is a query that an index serves in the page's order, so no more of it is read than
 * the page needs; what comes before it is only read in the index. The id settles the order of rows that were written at
 * the same moment; indexes end in it.
 */
export async function page<Row extends object>(
  knex: Knex,
  table: string,
  parts: Rows<Row>[],
  { order, limit, offset }: PageRequest<string>,
): Promise<Row[]> {
  const descending = order.startsWith("-")
  const column = descending ? order.slice(1) : order
  const direction = descending ? "desc" : "asc"
  const nulls = descending ? "nulls last" : "nulls first"
  const inOrder = (rows: Knex.QueryBuilder) =>
    rows.orderByRaw(`?? ${direction} ${NULLABLE.includes(column) ? nulls : ""}, id ${direction}`, [
      column,
    ])
  const first = parts.map((part) =>
    inOrder(part.clone().select("id", column)).limit(limit + offset),
  )
  const ids = inOrder(knex.from(knex.unionAll(first, true).as("part")).select("id"))
    .limit(limit)
    .offset(offset)
  return (await inOrder(knex(table).whereIn("id", ids)).select("*")) as Row[]
}

export async function countUpTo<Row extends object>(
  knex: Knex,
  parts: Rows<Row>[],
  limit = COUNT_LIMIT,
): Promise<Count> {
  const counted = parts.map((part) =>
    part
      .clone()
      .limit(limit + 1)
      .select(knex.raw("1")),
  )
  const all = knex
    .from(knex.unionAll(counted, true).as("part"))
    .limit(limit + 1)
    .select(knex.raw("1"))
  const row: unknown = await knex.count("* as count").from(all.as("counted")).first()
  const count = Number((row as { count: string }).count)
  return { count: Math.min(count, limit), count_is_exact: count <= limit }
}

export function withinPeriod<Row extends object>(
  rows: Rows<Row>,
  { from, after, to, before }: Period = {},
): Rows<Row> {
  const bounds = [
    [">=", from],
    [">", after],
    ["<=", to],
    ["<", before],
  ] as const
  for (const [operator, bound] of bounds) {
    if (bound) {
      rows.where("created_at", operator, bound)
    }
  }
  return rows
}
