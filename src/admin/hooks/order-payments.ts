import { useMutation, useQueryClient } from "@tanstack/react-query"
import type { AdminPaymentLinkResponse, AdminPayproOrderResponse } from "../../admin-view/types"
import type { PaymentMethodElsewhere } from "../../lib/payments-elsewhere"
import { sdk } from "../lib/sdk"
import { useRefresh } from "./use-refresh"

/** The page where a customer pays what the order owes, and the order's locale, which the dashboard does not read. */
export function usePaymentLink(orderId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      const [{ url }, { order }] = await Promise.all([
        sdk.client.fetch<AdminPaymentLinkResponse>(`/admin/paypro/orders/${orderId}/payment-link`, {
          method: "POST",
        }),
        sdk.client.fetch<{ order: { locale: string | null } }>(`/admin/orders/${orderId}`, {
          query: { fields: "id,locale" },
        }),
      ])
      return { url, locale: order.locale }
    },
    // Not waited for: the link is there, and only what else can be done about the order depends on it.
    onSuccess: () => void client.invalidateQueries({ queryKey: ["paypro", "orders", orderId] }),
  })
}

export type PaidElsewhere = { method: PaymentMethodElsewhere; reference: string; note: string }

/** Records what the order owes as paid. */
export function usePaidElsewhere(orderId: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: PaidElsewhere) =>
      sdk.client.fetch<AdminPayproOrderResponse>(`/admin/paypro/orders/${orderId}/paid-elsewhere`, {
        method: "POST",
        body,
      }),
    onSettled: refresh,
  })
}
