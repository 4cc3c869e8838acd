import type { MedusaContainer } from "@medusajs/framework/types"
import type { AdminDiscrepancy } from "../../api/admin/paypro/types"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type {
  DISCREPANCY_ORDERS,
  DiscrepancyFilters,
  ListedDiscrepancy,
} from "../../modules/paypro/repositories/discrepancy-list"
import type { Count, PageRequest } from "../../modules/paypro/repositories/page"
import { discrepancyView } from "./discrepancy-view"
import { orderNumbers, userNames } from "./names"

export async function listDiscrepancies(
  container: MedusaContainer,
  filters: DiscrepancyFilters,
  request: PageRequest<(typeof DISCREPANCY_ORDERS)[number]>,
): Promise<Count & { discrepancies: AdminDiscrepancy[] }> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { rows, ...count } = await paypro.discrepancyList.page(filters, request)
  return { discrepancies: await discrepancyViews(container, rows), ...count }
}

export async function discrepancyViews(
  container: MedusaContainer,
  discrepancies: ListedDiscrepancy[],
): Promise<AdminDiscrepancy[]> {
  const [orders, users] = await Promise.all([
    orderNumbers(
      container,
      discrepancies.map(({ order_id }) => order_id),
    ),
    userNames(
      container,
      discrepancies.map(({ resolved_by }) => resolved_by),
    ),
  ])
  return discrepancies.map((discrepancy) => discrepancyView(discrepancy, { orders, users }))
}
