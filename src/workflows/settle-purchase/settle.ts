import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"
import type { PurchaseLease, SeenPurchase } from "../../modules/paypro/types"
import { applyStep } from "./apply"
import { DERIVED_KINDS, discrepanciesOf } from "./discrepancies"
import { holding, type HeldLease } from "./lease"
import { observe, type PurchaseState } from "./observe"
import { isPlacingUndone } from "./order-state"
import { planStep } from "./plan"
import { isOwing, isReadyToShip, publishFacts } from "./publish"
import { scheduleOf } from "./schedule"
import { keyOf, type Rules, type Step } from "./step"

/** More steps than a purchase needs: to complete, repair, add a session and capture, for each of its vouchers. */
const STEPS = 12
const STEPS_OF_VOUCHER = 4
/** A step that is planned again after it was carried out so often changes nothing. */
const TRIES = 2

/** Where a settlement stands between two steps. */
export type Run = {
  /** Why steps failed, by their keys. */
  refused: Map<string, string>
  /** How often each very same step was tried. */
  tried: Map<string, number>
  hasCanceled: boolean
}

/**
 * Brings Medusa in line with what PayPro has said of a leased purchase, names what is left, tells the store, and
 * releases the lease. Level-triggered: it looks at how things are, not at what happened, so it may run twice, late, or
 * after a crash. PayPro is not asked meanwhile.
 * @returns false where somebody changed the purchase meanwhile, so that there is more to do.
 * @throws LostLeaseError when the process was stalled for so long that another one goes on.
 */
export async function settleLeased(
  container: MedusaContainer,
  lease: PurchaseLease,
): Promise<boolean> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  try {
    return await holding(container, lease, (held) => settleHeld(container, lease, held))
  } catch (error) {
    await paypro.abandonLease(lease)
    throw error
  }
}

async function settleHeld(
  container: MedusaContainer,
  lease: PurchaseLease,
  held: HeldLease,
): Promise<boolean> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const run: Run = { refused: new Map(), tried: new Map(), hasCanceled: false }
  const { state, seen } = await applyAll(container, held, run)
  const left = planStep(
    state,
    rulesOf(paypro, () => false),
  )
  const failure = left && left.do !== "wait" ? (run.refused.get(keyOf(left)) ?? left.do) : null
  const outcome = { left, failure, hasCanceled: run.hasCanceled }
  await held.assertHeld()
  await nameDiscrepancies(paypro, state, failure)
  const isPaidPublished = await publishFacts(paypro, state)
  return await paypro.releaseLease(lease, seen, {
    ...scheduleOf(state, outcome, paypro.options),
    is_paid_published: isPaidPublished,
    is_ready_to_ship: isReadyToShip(state),
  })
}

function rulesOf(paypro: PayproModuleService, isRefused: Rules["isRefused"]): Rules {
  return { cancelUnpaidOrders: paypro.options.cancelUnpaidOrders, isRefused }
}

/** @returns the state in which nothing is left that can be done, and `settle_at` as it was seen then. */
async function applyAll(
  container: MedusaContainer,
  held: HeldLease,
  run: Run,
): Promise<{ state: PurchaseState; seen: string }> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const rules = rulesOf(paypro, (step) => run.refused.has(keyOf(step)))
  for (let count = 0; ; count++) {
    const purchase = count === 0 ? held.lease.acquired : await held.prove()
    const state = await observeLinked(container, purchase)
    if (purchase.is_paid_published && isOwing(state)) {
      // Before anything is captured, so that a process which dies afterwards does not keep it quiet.
      await paypro.noteOwingAgain(purchase.id)
    }
    const step = planStep(state, rules)
    const limit = STEPS + STEPS_OF_VOUCHER * state.vouchers.length
    if (!step || step.do === "wait" || count >= limit) {
      return { state, seen: purchase.seen_settle_at }
    }
    // Looking and planning take time, in which the process may have stood still.
    await held.assertHeld()
    await attempt(container, run, step)
  }
}

/** The order may have come since the purchase was last settled, or its placing was undone. */
async function observeLinked(
  container: MedusaContainer,
  purchase: SeenPurchase,
): Promise<PurchaseState> {
  const state = await observe(container, purchase)
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  if (purchase.order_id && isPlacingUndone(state)) {
    await paypro.unplacePurchase(purchase.id, purchase.order_id)
    const unplaced = { ...purchase, order_id: null, pay_by: null, cancel_at: null }
    return await observe(container, unplaced)
  }
  const orderId = state.medusa.order?.id
  if (!orderId || (purchase.order_id === orderId && state.vouchers.every(isLinkedTo(orderId)))) {
    return state
  }
  await paypro.linkPurchaseToOrder(purchase.id, orderId)
  return await observe(container, { ...purchase, order_id: orderId })
}

const isLinkedTo =
  (orderId: string) =>
  ({ row }: PurchaseState["vouchers"][number]) =>
    row.order_id === orderId

/** A step that fails, or changes nothing, is not tried again in this settlement; all others are. */
async function attempt(container: MedusaContainer, run: Run, step: Step): Promise<void> {
  const exactly = JSON.stringify(step)
  const tries = (run.tried.get(exactly) ?? 0) + 1
  run.tried.set(exactly, tries)
  if (tries > TRIES) {
    run.refused.set(keyOf(step), `${keyOf(step)} changed nothing`)
    return
  }
  try {
    await applyStep(container, step)
    run.hasCanceled ||= step.do === "cancel_order"
  } catch (error) {
    const reason = messageOf(error)
    run.refused.set(keyOf(step), reason)
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .warn(`PayPro: Medusa refused ${keyOf(step)}: ${reason}`)
  }
}

/** Names what was received and not captured, and whatever else a person has to look at. */
async function nameDiscrepancies(
  paypro: PayproModuleService,
  state: PurchaseState,
  failure: string | null,
): Promise<void> {
  const { purchase, vouchers } = state
  const standing = discrepanciesOf(state, {
    failure,
    cancelUnpaidOrders: paypro.options.cancelUnpaidOrders,
  })
  for (const discrepancy of standing) {
    const about = vouchers.find(({ row }) => row.id === discrepancy.voucher_id)?.row
    await paypro.openDiscrepancy(discrepancy, about)
  }
  if (purchase.has_open_discrepancies) {
    await paypro.closeSettledDiscrepancies(purchase.id, DERIVED_KINDS, standing)
  }
}
