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

/** The id settles the order of rows that were written at the same moment; indexes end in it. */
export async function page<Row extends object>(
  rows: Knex.QueryBuilder<Row, Row[]>,
  { order, limit, offset }: PageRequest<string>,
): Promise<Row[]> {
  const descending = order.startsWith("-")
  const column = descending ? order.slice(1) : order
  const direction = descending ? "desc" : "asc"
  const nulls = descending ? "nulls last" : "nulls first"
  return (await rows
    .orderByRaw(`?? ${direction} ${NULLABLE.includes(column) ? nulls : ""}, id ${direction}`, [
      column,
    ])
    .limit(limit)
    .offset(offset)
    .select("*")) as Row[]
}

export async function countUpTo<Row extends object>(
  knex: Knex,
  rows: Knex.QueryBuilder<Row, Row[]>,
  limit = COUNT_LIMIT,
): Promise<Count> {
  const counted = rows.limit(limit + 1).select(knex.raw("1"))
  const row: unknown = await knex.count("* as count").from(counted.as("counted")).first()
  const count = Number((row as { count: string }).count)
  return { count: Math.min(count, limit), count_is_exact: count <= limit }
}

export function withinPeriod<Row extends object>(
  rows: Knex.QueryBuilder<Row, Row[]>,
  { from, after, to, before }: Period = {},
): Knex.QueryBuilder<Row, Row[]> {
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
