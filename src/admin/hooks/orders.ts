import type { AdminOrder } from "@medusajs/framework/types"
import { useMutation, useQuery } from "@tanstack/react-query"
import type { AdminDeadlineResponse, AdminPayproOrderResponse } from "../../admin-view/types"
import { sdk } from "../lib/sdk"
import { SEARCH_PAUSE_MS, useDebounced } from "./use-debounced"
import { useRefresh } from "./use-refresh"

/** All that is to be known of an order and PayPro. */
export function usePayproOrder(id: string) {
  return useQuery({
    queryKey: ["paypro", "orders", id],
    queryFn: () => sdk.client.fetch<AdminPayproOrderResponse>(`/admin/paypro/orders/${id}`),
    select: ({ order }) => order,
  })
}

/** @param pay_by A day: the deadline is its end in Mexico City. */
export function useExtendDeadline(orderId: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: { pay_by: string }) =>
      sdk.client.fetch<AdminDeadlineResponse>(`/admin/paypro/orders/${orderId}/deadline`, {
        method: "POST",
        body,
      }),
    onSettled: refresh,
  })
}

export type FoundOrder = Pick<
  AdminOrder,
  "id" | "display_id" | "email" | "status" | "currency_code" | "summary"
>

const FOUND = 10
/** Medusa finds a number in the phone numbers and addresses of earlier orders as well. */
const SEARCHED = 100

/** Orders by their number, their id, or what Medusa finds in them, such as an e-mail address. */
export function useOrderSearch(text: string) {
  const searched = useDebounced(text.trim().replace(/^#/, ""), SEARCH_PAUSE_MS)
  return useQuery({
    queryKey: ["paypro", "order-search", searched],
    queryFn: () =>
      sdk.admin.order.list({
        ...conditionOf(searched),
        fields: "id,display_id,email,status,currency_code,total,*summary",
        limit: SEARCHED,
      }),
    select: ({ orders }): FoundOrder[] => {
      const isSearched = ({ display_id }: FoundOrder) => String(display_id) === searched
      const others = orders.filter((order) => !isSearched(order))
      return [...orders.filter(isSearched), ...others].slice(0, FOUND)
    },
    enabled: searched !== "",
  })
}

/** Medusa cannot be asked for a number; among those that it finds, the lowest contain the searched one. */
function conditionOf(searched: string) {
  if (searched.startsWith("order_")) {
    return { id: searched }
  }
  return { q: searched, order: /^\d+$/.test(searched) ? "display_id" : "-created_at" }
}

export function isOwing({ status, summary }: FoundOrder): boolean {
  return status !== "canceled" && summary.pending_difference > 0
}
