import { useQuery } from "@tanstack/react-query"
import type { AdminHealthResponse } from "../../admin-view/types"
import { sdk } from "../lib/sdk"

/** Each reading asks PayPro, so only a person has it read again. */
export function useHealth() {
  return useQuery({
    queryKey: ["paypro", "health"],
    queryFn: () => sdk.client.fetch<AdminHealthResponse>("/admin/paypro/health"),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  })
}
