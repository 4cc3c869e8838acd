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
import type { Count, PageRequest } from "../../modules/paypro/repositories/page"

export async function listDiscrepancies(
  container: MedusaContainer,
  filters: DiscrepancyFilters,
  request: PageRequest<DiscrepancyOrder>,
): Promise<Count & { discrepancies: AdminDiscrepancy[] }> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { rows, ...count } = await paypro.pageOfDiscrepancies(filters, request)
  return { discrepancies: await discrepancyViews(container, rows), ...count }
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
