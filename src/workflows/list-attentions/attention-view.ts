import type { AdminAttention } from "../../api/admin/paypro/types"
import type { ListedAttention } from "../../modules/paypro/tables/attention-list"

type Names = { orders: Map<string, number>; users: Map<string, string> }

export function attentionView(
  attention: ListedAttention,
  { orders, users }: Names,
): AdminAttention {
  const { order_id, resolved_by } = attention
  return {
    id: attention.id,
    kind: attention.kind,
    voucher_id: attention.voucher_id,
    callback_id: attention.callback_id,
    trade_no: attention.trade_no,
    order_id,
    order_display_id: (order_id && orders.get(order_id)) || null,
    amount: attention.amount,
    currency_code: attention.currency_code,
    detail: attention.detail,
    created_at: attention.created_at.toISOString(),
    resolved_at: attention.resolved_at?.toISOString() ?? null,
    resolved_by,
    resolved_by_name: (resolved_by && users.get(resolved_by)) || null,
    note: attention.note,
  }
}
