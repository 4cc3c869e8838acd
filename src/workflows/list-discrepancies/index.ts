import type { MedusaContainer } from "@medusajs/framework/types"
import { discrepancyView } from "../../admin-view/discrepancy-view"
import type { AdminDiscrepancy } from "../../admin-view/types"
import { readOrderNumbers } from "../../medusa/orders"
import { readUserNames } from "../../medusa/users"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type {
  DiscrepancyOrder,
  DiscrepancyFilters,
  ListedDiscrepancy,
} from "../../modules/paypro/repositories/discrepancy-list"
import { EVERYTHING, searchDiscrepancies, withFound } from "../search"
import type { Count, PageRequest } from "../../modules/paypro/repositories/page"

export async function listDiscrepancies(
  container: MedusaContainer,
  filters: Omit<DiscrepancyFilters, "ids">,
  { q, ...request }: PageRequest<DiscrepancyOrder> & { q?: string | undefined },
): Promise<Count & { discrepancies: AdminDiscrepancy[] }> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const found = q === undefined ? EVERYTHING : await searchDiscrepancies(container, q)
  const { rows, ...count } = await paypro.pageOfDiscrepancies(
    { ...filters, ids: found.ids },
    request,
  )
  return { discrepancies: await discrepancyViews(container, rows), ...withFound(count, found) }
}

export async function discrepancyViews(
  container: MedusaContainer,
  discrepancies: ListedDiscrepancy[],
): Promise<AdminDiscrepancy[]> {
  const [orders, users] = await Promise.all([
    readOrderNumbers(
      container,
      discrepancies.map(({ order_id }) => order_id),
    ),
    readUserNames(
      container,
      discrepancies.map(({ resolved_by }) => resolved_by),
    ),
  ])
  return discrepancies.map((discrepancy) => discrepancyView(discrepancy, { orders, users }))
}
