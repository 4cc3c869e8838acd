import type { MedusaContainer } from "@medusajs/framework/types"
import type { AdminAttention } from "../../api/admin/paypro/types"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type {
  ATTENTION_ORDERS,
  AttentionFilters,
  ListedAttention,
} from "../../modules/paypro/tables/attention-list"
import type { Count, PageRequest } from "../../modules/paypro/tables/page"
import { attentionView } from "./attention-view"
import { orderNumbers, userNames } from "./names"

export async function listAttentions(
  container: MedusaContainer,
  filters: AttentionFilters,
  request: PageRequest<(typeof ATTENTION_ORDERS)[number]>,
): Promise<Count & { attentions: AdminAttention[] }> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { rows, ...count } = await paypro.attentionList.page(filters, request)
  return { attentions: await attentionViews(container, rows), ...count }
}

export async function attentionViews(
  container: MedusaContainer,
  attentions: ListedAttention[],
): Promise<AdminAttention[]> {
  const [orders, users] = await Promise.all([
    orderNumbers(
      container,
      attentions.map(({ order_id }) => order_id),
    ),
    userNames(
      container,
      attentions.map(({ resolved_by }) => resolved_by),
    ),
  ])
  return attentions.map((attention) => attentionView(attention, { orders, users }))
}
