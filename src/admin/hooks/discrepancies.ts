import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query"
import type { AdminDiscrepancyResponse, AdminDiscrepanciesResponse } from "../../admin-view/types"
import { sdk } from "../lib/sdk"
import { useRefresh } from "./use-refresh"
import type { ListQuery } from "./vouchers"

const fetchDiscrepancies = (query: ListQuery) =>
  sdk.client.fetch<AdminDiscrepanciesResponse>("/admin/paypro/discrepancies", { query })

export function useDiscrepancies(query: ListQuery) {
  return useQuery({
    queryKey: ["paypro", "discrepancies", query],
    queryFn: () => fetchDiscrepancies(query),
    placeholderData: keepPreviousData,
  })
}

/** How many are open; undefined until it is known. */
export function useOpenDiscrepancyCount(): number | undefined {
  return useDiscrepancies({ open: true, limit: 1 }).data?.count
}

export function useResolveDiscrepancy(id: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: { note: string; received?: string }) =>
      sdk.client.fetch<AdminDiscrepancyResponse>(`/admin/paypro/discrepancies/${id}/resolve`, {
        method: "POST",
        body,
      }),
    onSettled: refresh,
  })
}

/** Captures its money on an order. */
export function useApplyPayment(id: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: { order_id: string; amount: string; note: string }) =>
      sdk.client.fetch<AdminDiscrepancyResponse>(`/admin/paypro/discrepancies/${id}/apply`, {
        method: "POST",
        body,
      }),
    onSettled: refresh,
  })
}
