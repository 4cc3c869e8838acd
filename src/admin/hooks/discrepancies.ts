import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { AdminDiscrepancyResponse, AdminDiscrepanciesResponse } from "../../admin-view/types"
import { sdk } from "../lib/sdk"
import { ORDERS } from "./orders"
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
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { note: string; received?: string }) =>
      sdk.client.fetch<AdminDiscrepancyResponse>(`/admin/paypro/discrepancies/${id}/resolve`, {
        method: "POST",
        body,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ["paypro"] }),
  })
}

/** Captures its money on an order, so the dashboard's orders are read anew as well. */
export function useApplyPayment(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { order_id: string; amount: string; note: string }) =>
      sdk.client.fetch<AdminDiscrepancyResponse>(`/admin/paypro/discrepancies/${id}/apply`, {
        method: "POST",
        body,
      }),
    onSettled: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ["paypro"] }),
        client.invalidateQueries({ queryKey: ORDERS }),
      ])
    },
  })
}
