import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { AdminMovementsResponse } from "../../admin-view/movement-types"
import type { Period } from "../lib/period"
import { sdk } from "../lib/sdk"

type Page = { limit: number; offset: number }

export function useMovements(period: Period, page: Page) {
  const query = { ...period, ...page }
  return useQuery({
    queryKey: ["paypro", "movements", query],
    queryFn: () => sdk.client.fetch<AdminMovementsResponse>("/admin/paypro/movements", { query }),
    placeholderData: keepPreviousData,
  })
}
