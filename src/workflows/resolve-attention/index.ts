import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { AdminAttention } from "../../api/admin/paypro/types"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { attentionViews } from "../list-attentions"

export type ResolveAttentionInput = {
  id: string
  /** Who decided: a user's id, or an API key's. */
  by: string
  note: string
}

/**
 * A person has dealt with an attention. The first decision stands.
 * @throws MedusaError NOT_FOUND, or NOT_ALLOWED if it is resolved already
 */
export async function resolveAttention(
  container: MedusaContainer,
  { id, by, note }: ResolveAttentionInput,
): Promise<AdminAttention> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const resolved = await paypro.attentions.resolve(id, by, note)
  const found = await paypro.attentionList.find(id)
  const [view] = await attentionViews(container, found ? [found] : [])
  if (!view) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no attention with id ${id}`)
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
    .info(`PayPro: attention ${id} (${view.kind}) resolved by ${by}`)
  return view
}
