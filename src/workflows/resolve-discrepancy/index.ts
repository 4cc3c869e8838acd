import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { AdminDiscrepancy } from "../../admin-view/types"
import { setsMoneyAside } from "../../lib/discrepancies"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Discrepancy, Voucher } from "../../modules/paypro/types"
import { discrepancyViews } from "../list-discrepancies"
import { settlePurchaseWhenFree } from "../settle-purchase/index"
import { heldAsNamed } from "../settle-purchase/held-money"
import { observe } from "../settle-purchase/observe"
import { isOfCapturedMoney } from "../settle-purchase/order-discrepancies"
import { withPurchaseLease } from "../settle-purchase/with-lease"

export type ResolveDiscrepancyInput = {
  id: string
  /** Who decided: a user's id, or an API key's. */
  by: string
  note: string
  /** What was really received on the voucher so far, in pesos; settles what PayPro's statements leave open. */
  received?: string | undefined
}

/**
 * A person has dealt with a discrepancy. The first decision stands. Money that no order has captured is set aside with
 * it, and never captured any more.
 * @throws MedusaError NOT_FOUND, or NOT_ALLOWED if it is resolved already, or its money is not what it names.
 */
export async function resolveDiscrepancy(
  container: MedusaContainer,
  input: ResolveDiscrepancyInput,
): Promise<AdminDiscrepancy> {
  const { id, by, received } = input
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
  const resolved =
    before && voucher && before.resolved_at === null && isOfHeldMoney(before)
      ? await setAside(container, before, voucher, input)
      : await paypro.resolveDiscrepancy(id, by, input.note)
  if (resolved) {
    await settleEvidence(paypro, resolved, voucher, received)
  }
  const view = await viewOf(container, id)
  if (!resolved) {
    const who = view.resolved_by_name ?? view.resolved_by
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `This was already resolved by ${who} at ${view.resolved_at}: ${view.note}`,
    )
  }
  if (voucher) {
    await settlePurchaseWhenFree(container, { purchase_id: voucher.purchase_id })
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

function isOfHeldMoney(discrepancy: Discrepancy): boolean {
  return setsMoneyAside(discrepancy) && !isOfCapturedMoney(discrepancy)
}

/**
 * Under the purchase's lease, so that the money is not captured at the same moment. Where it names captured money, or
 * none, none is set aside.
 */
async function setAside(
  container: MedusaContainer,
  discrepancy: Discrepancy,
  { purchase_id }: Voucher,
  { id, by, note }: ResolveDiscrepancyInput,
): Promise<Discrepancy | undefined> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  return await withPurchaseLease(container, purchase_id, async (held) => {
    const state = await observe(container, await held.prove())
    const amount = heldAsNamed(discrepancy, state)
    if (amount !== null) {
      const allocation = {
        kind: "set_aside" as const,
        voucher_id: discrepancy.voucher_id,
        purchase_id,
        discrepancy_id: id,
        amount,
        order_id: null,
        note,
        created_by: by,
        booked_at: new Date(),
      }
      return await paypro.resolveAndAllocate(id, allocation, [held.lease])
    }
    if (discrepancy.amount !== null && !(await paypro.findDiscrepancy(id))?.resolved_at) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "This money has changed meanwhile: some of it was captured or given away, more came, or PayPro took it back. Reload the page in a moment.",
      )
    }
    return await paypro.resolveDiscrepancy(id, by, note)
  })
}

async function viewOf(container: MedusaContainer, id: string): Promise<AdminDiscrepancy> {
  const found = await container.resolve<PayproModuleService>(PAYPRO_MODULE).findDiscrepancy(id)
  const [view] = await discrepancyViews(container, found ? [found] : [])
  if (!view) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no discrepancy with id ${id}`)
  }
  return view
}

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
