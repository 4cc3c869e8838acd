import type { AdminDiscrepancy } from "./types"
import type { ListedDiscrepancy } from "../modules/paypro/repositories/discrepancy-list"

type Names = { orders: Map<string, number>; users: Map<string, string> }

export function discrepancyView(
  discrepancy: ListedDiscrepancy,
  { orders, users }: Names,
): AdminDiscrepancy {
  const { order_id, resolved_by } = discrepancy
  return {
    id: discrepancy.id,
    kind: discrepancy.kind,
    values: discrepancy.values,
    purchase_id: discrepancy.purchase_id,
    voucher_id: discrepancy.voucher_id,
    callback_id: discrepancy.callback_id,
    trade_no: discrepancy.trade_no,
    order_id,
    order_display_id: (order_id && orders.get(order_id)) || null,
    amount: discrepancy.amount,
    currency_code: discrepancy.currency_code,
    created_at: discrepancy.created_at.toISOString(),
    resolved_at: discrepancy.resolved_at?.toISOString() ?? null,
    resolved_by,
    resolved_by_name: (resolved_by && users.get(resolved_by)) || null,
    note: discrepancy.note,
  }
}
