import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { AdminVoucherResponse, AdminVouchersResponse } from "../../admin-view/types"
import { sdk } from "../lib/sdk"
import { ORDERS } from "./orders"

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

/** Asks PayPro now. What it answers may change the order, so that is read anew as well. */
export function useCheckVoucher(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      sdk.client.fetch<AdminVoucherResponse>(`/admin/paypro/vouchers/${id}/check`, {
        method: "POST",
      }),
    onSettled: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ["paypro"] }),
        client.invalidateQueries({ queryKey: ORDERS }),
      ])
    },
  })
}
