import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { AdminDiscrepancy } from "../../admin-view/types"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Discrepancy, Voucher } from "../../modules/paypro/types"
import { discrepancyViews } from "../list-discrepancies"

export type ResolveDiscrepancyInput = {
  id: string
  /** Who decided: a user's id, or an API key's. */
  by: string
  note: string
  /** What was really received on the voucher so far, in pesos; settles what PayPro's statements leave open. */
  received?: string | undefined
}

/**
 * A person has dealt with a discrepancy. The first decision stands.
 * @throws MedusaError NOT_FOUND, or NOT_ALLOWED if it is resolved already
 */
export async function resolveDiscrepancy(
  container: MedusaContainer,
  { id, by, note, received }: ResolveDiscrepancyInput,
): Promise<AdminDiscrepancy> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const before = await paypro.findDiscrepancy(id)
  const voucher = before?.voucher_id
    ? await paypro.findVoucher({ id: before.voucher_id })
    : undefined
  if (received !== undefined && !(voucher && SETTLED_BY_AMOUNT.has(before?.kind))) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "received can be given only where PayPro's statements about a voucher leave the amount open",
    )
  }
  const resolved = await paypro.resolveDiscrepancy(id, by, note)
  if (resolved) {
    await settleEvidence(paypro, resolved, voucher, received)
  }
  const found = await paypro.findDiscrepancy(id)
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

const SETTLED_BY_AMOUNT = new Set<unknown>([
  "amount_unclear",
  "unconfirmed_callback",
] satisfies Discrepancy["kind"][])

/** What staff decided is evidence too: a callback they dealt with is asked about no more, and an amount they name counts. */
async function settleEvidence(
  paypro: PayproModuleService,
  { callback_id }: Discrepancy,
  voucher: Voucher | undefined,
  received: string | undefined,
): Promise<void> {
  if (callback_id) {
    await paypro.finishCallback(callback_id, voucher?.id ?? null)
  }
  // Whoever settles a callback and names no amount says that nothing came beyond what is known.
  const known = callback_id ? (voucher?.received_amount ?? "0") : undefined
  const amount = received ?? known
  if (voucher && amount !== undefined) {
    await paypro.recordReceived(voucher, amount)
  }
}
