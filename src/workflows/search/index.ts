import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { planSearch, type SearchPlan } from "../../lib/search"
import { searchPurchases } from "../../medusa/purchase-search"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type { Count } from "../../modules/paypro/repositories/page"
import type { SearchResult } from "../../modules/paypro/repositories/voucher-search"
import type PayproModuleService from "../../modules/paypro/service"

/** `ids` is undefined where nothing was looked for. */
type Found = Omit<SearchResult, "ids"> & { ids: string[] | undefined }

/** Nothing was looked for. */
export const EVERYTHING: Found = { ids: undefined, isComplete: true }

/** Vouchers that lead to whatever a customer sent a photo of. */
export async function searchVouchers(container: MedusaContainer, q: string): Promise<SearchResult> {
  const { vouchers } = await search(container, planSearch(q))
  return vouchers
}

/** Discrepancies about them. */
export async function searchDiscrepancies(
  container: MedusaContainer,
  q: string,
): Promise<SearchResult> {
  const plan = planSearch(q)
  const { vouchers, purchaseIds } = await search(container, plan)
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const found = await paypro.searchDiscrepancies(plan, { voucherIds: vouchers.ids, purchaseIds })
  return { ...found, isComplete: found.isComplete && vouchers.isComplete }
}

async function search(
  container: MedusaContainer,
  plan: SearchPlan,
): Promise<{ vouchers: SearchResult; purchaseIds: string[] }> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const purchases = await searchPurchases(knex, plan)
  const vouchers = await paypro.searchVouchers(plan, purchases.ids)
  const isComplete = vouchers.isComplete && purchases.isComplete
  return { vouchers: { ...vouchers, isComplete }, purchaseIds: purchases.ids }
}

/** A search that ended at its limit has more than were counted. */
export function withFound(count: Count, { isComplete }: Found): Count {
  return { ...count, count_is_exact: count.count_is_exact && isComplete }
}
