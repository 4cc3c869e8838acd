import type { AdminTodayList } from "../../admin-view/today-types"

/** So many of each list are shown. */
export const SHOWN = 20
/** A list is counted up to here. */
export const COUNTED = 1_000

/** What the database is asked for: one more than is counted says that there are more. */
export const LOOKED_AT = COUNTED + 1

/** What is left of the rows that were looked at. */
export type Found<Row> = { rows: Row[]; isComplete: boolean }

/** Leaves out rows that turn out not to belong here, and all but the first of an order. */
export function found<Row extends { order_id: string }>(
  lookedAt: Row[],
  belongs: (row: Row) => boolean,
): Found<Row> {
  const first = new Map<string, Row>()
  for (const row of lookedAt) {
    if (!first.has(row.order_id) && belongs(row)) {
      first.set(row.order_id, row)
    }
  }
  return { rows: [...first.values()], isComplete: lookedAt.length < LOOKED_AT }
}

export function shownOf<Row>({ rows }: Found<Row>): Row[] {
  return rows.slice(0, SHOWN)
}

export function listOf<Row, Item>(
  list: Found<Row>,
  view: (row: Row) => Item | undefined,
): AdminTodayList<Item> {
  return {
    count: Math.min(list.rows.length, COUNTED),
    count_is_exact: list.isComplete,
    items: shownOf(list).flatMap((row) => view(row) ?? []),
  }
}
