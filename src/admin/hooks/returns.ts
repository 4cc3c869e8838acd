import { useMutation } from "@tanstack/react-query"
import type { AdminDiscrepancyResponse, AdminPayproOrderResponse } from "../../admin-view/types"
import { sdk } from "../lib/sdk"
import { useRefresh } from "./use-refresh"

export type ReturnBody = {
  amount: string
  tracking_key: string
  /** A day, such as `2026-11-23`. */
  returned_on: string
  note: string
  /** Staff agreed that the order's total falls. */
  write_off?: true
}

/** Records money of an order that was sent back. */
export function useRecordReturn(orderId: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: ReturnBody) =>
      sdk.client.fetch<AdminPayproOrderResponse>(`/admin/paypro/orders/${orderId}/returns`, {
        method: "POST",
        body,
      }),
    onSettled: refresh,
  })
}

/** Records that the money of a discrepancy was sent back, which resolves it. */
export function useReturnMoney(discrepancyId: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: ReturnBody) =>
      sdk.client.fetch<AdminDiscrepancyResponse>(
        `/admin/paypro/discrepancies/${discrepancyId}/return`,
        { method: "POST", body },
      ),
    onSettled: refresh,
  })
}
