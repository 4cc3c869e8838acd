import { useQuery } from "@tanstack/react-query"
import type { AdminTodayResponse } from "../../admin-view/today-types"
import { sdk } from "../lib/sdk"

export function useToday() {
  return useQuery({
    queryKey: ["paypro", "today"],
    queryFn: () => sdk.client.fetch<AdminTodayResponse>("/admin/paypro/today"),
    select: ({ today }) => today,
    // It stands open all day.
    refetchOnWindowFocus: true,
  })
}
