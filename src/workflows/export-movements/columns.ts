import type { AdminMovement } from "../../admin-view/movement-types"
import { spreadsheetText } from "../../lib/spreadsheet-text"

/** The columns of the export, in order; docs/admin-api.md describes them. */
export const COLUMNS = [
  "date",
  "at",
  "kind",
  "amount",
  "currency_code",
  "order_display_id",
  "trade_no",
  "way_code",
  "method",
  "utr",
  "tracking_key",
  "reference",
  "created_by_name",
  "note",
  "id",
  "order_id",
  "refund_id",
  "created_by",
] as const satisfies (keyof AdminMovement)[]

/** What others wrote: an amount below zero begins like a formula, too, and stays a number. */
const TEXTS = new Set<string>([
  "trade_no",
  "utr",
  "tracking_key",
  "reference",
  "created_by_name",
  "note",
] satisfies (keyof AdminMovement)[])

export function cellsOf(movement: AdminMovement): (string | number | null)[] {
  return COLUMNS.map((column) => {
    const value = movement[column]
    return typeof value === "string" && TEXTS.has(column) ? spreadsheetText(value) : value
  })
}
