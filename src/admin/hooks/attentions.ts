import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { AdminAttentionResponse, AdminAttentionsResponse } from "../../api/admin/paypro/types"
import { sdk } from "../lib/sdk"
import type { ListQuery } from "./vouchers"

const fetchAttentions = (query: ListQuery) =>
  sdk.client.fetch<AdminAttentionsResponse>("/admin/paypro/attentions", { query })

export function useAttentions(query: ListQuery) {
  return useQuery({
    queryKey: ["paypro", "attentions", query],
    queryFn: () => fetchAttentions(query),
    placeholderData: keepPreviousData,
  })
}

/** How many are open; undefined until it is known. */
export function useOpenAttentionCount(): number | undefined {
  return useAttentions({ open: true, limit: 1 }).data?.count
}

export function useResolveAttention(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (note: string) =>
      sdk.client.fetch<AdminAttentionResponse>(`/admin/paypro/attentions/${id}/resolve`, {
        method: "POST",
        body: { note },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ["paypro"] }),
  })
}
