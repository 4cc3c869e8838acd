import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query"
import type { AdminVoucherResponse, AdminVouchersResponse } from "../../admin-view/types"
import { sdk } from "../lib/sdk"
import { useRefresh } from "./use-refresh"

export type ListQuery = Record<string, unknown>

const VOUCHERS = ["paypro", "vouchers"]

export function useVouchers(query: ListQuery) {
  return useQuery({
    queryKey: [...VOUCHERS, query],
    queryFn: () => sdk.client.fetch<AdminVouchersResponse>("/admin/paypro/vouchers", { query }),
    placeholderData: keepPreviousData,
  })
}

export function useVoucher(id: string) {
  return useQuery({
    queryKey: [...VOUCHERS, id],
    queryFn: () => sdk.client.fetch<AdminVoucherResponse>(`/admin/paypro/vouchers/${id}`),
  })
}

/** Asks PayPro now. What it answers may change the order. */
export function useCheckVoucher(id: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: () =>
      sdk.client.fetch<AdminVoucherResponse>(`/admin/paypro/vouchers/${id}/check`, {
        method: "POST",
      }),
    onSettled: refresh,
  })
}
