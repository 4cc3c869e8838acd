import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { roundedToCentavos } from "../lib/money"
import type { RecordedReturn } from "../modules/paypro/types"
import type { AdminReturn, AdminReturnable, ReturnObstacle } from "./return-types"

type Amounts = Record<"uncaptured" | "captured" | "overpaid", BigNumberInput>

/** @param users Names by the users' ids. */
export function returnView(row: RecordedReturn, users: Map<string, string>): AdminReturn {
  return {
    id: row.id,
    amount: row.amount,
    trade_no: row.trade_no,
    tracking_key: row.tracking_key ?? "",
    returned_on: row.returned_on ?? "",
    note: row.note,
    created_by: row.created_by,
    created_by_name: users.get(row.created_by) ?? null,
    created_at: row.created_at.toISOString(),
    booked_at: row.booked_at?.toISOString() ?? null,
    refund_id: row.refund_id,
  }
}

export function returnableView(
  { uncaptured, captured, overpaid }: Amounts,
  obstacle: ReturnObstacle | null,
): AdminReturnable {
  return {
    uncaptured: roundedToCentavos(uncaptured).toFixed(),
    overpaid: roundedToCentavos(overpaid).toFixed(),
    write_off: roundedToCentavos(MathBN.sub(captured, overpaid)).toFixed(),
    obstacle,
  }
}
