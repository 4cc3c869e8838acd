import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { AdminDiscrepancy } from "../../api/admin/paypro/types"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { discrepancyViews } from "../list-discrepancies"

export type ResolveDiscrepancyInput = {
  id: string
  /** Who decided: a user's id, or an API key's. */
  by: string
  note: string
}

/**
 * A person has dealt with a discrepancy. The first decision stands.
 * @throws MedusaError NOT_FOUND, or NOT_ALLOWED if it is resolved already
 */
export async function resolveDiscrepancy(
  container: MedusaContainer,
  { id, by, note }: ResolveDiscrepancyInput,
): Promise<AdminDiscrepancy> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const resolved = await paypro.discrepancies.resolve(id, by, note)
  const found = await paypro.discrepancyList.find(id)
  const [view] = await discrepancyViews(container, found ? [found] : [])
  if (!view) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no discrepancy with id ${id}`)
  }
  if (!resolved) {
    const who = view.resolved_by_name ?? view.resolved_by
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `This was already resolved by ${who} at ${view.resolved_at}: ${view.note}`,
    )
  }
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .info(`PayPro: discrepancy ${id} (${view.kind}) resolved by ${by}`)
  return view
}
