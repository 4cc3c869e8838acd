import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { addSeconds } from "date-fns/addSeconds"
import { messageOf } from "../../lib/errors"
import { SETTLE_RETRY_SECONDS } from "../../lib/timing"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import { nextAskAt } from "../../modules/paypro/ask-schedule"
import type { Release } from "../../modules/paypro/repositories/lease-repository"
import type PayproModuleService from "../../modules/paypro/service"
import type { Callback, Lease, Voucher } from "../../modules/paypro/types"
import { applyStep } from "./apply"
import { discrepanciesOf, DERIVED_KINDS } from "./discrepancies"
import { findObstacleToCancel } from "./find-obstacle-to-cancel"
import { observe, type VoucherSnapshot } from "./observe"
import { planStep, type Step } from "./plan"
import { publishFacts } from "./publish"

/** More steps than any voucher needs: complete, capture, repair, each once, and one to see that all is done. */
const MAX_STEPS = 8

/**
 * Brings Medusa in line with what PayPro says of a leased voucher, and releases the lease. Level-triggered: it looks at
 * how things are, not at what happened, so it may run twice, late, or after a crash.
 * @throws when PayPro gives no usable answer or a step fails; the voucher is then asked about again soon.
 */
export async function settleLeased(
  container: MedusaContainer,
  lease: Lease,
  callback?: Callback,
): Promise<Voucher> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  return await withLease(paypro, lease, async () => {
    const voucher = await paypro.askAbout(lease.voucher, { ...(callback && { callback }) })
    return await settleUntilDone(container, lease, voucher)
  })
}

/** The same for a leased voucher that was just refreshed from PayPro; `voucher` holds the answer. */
export async function settleRefreshed(
  container: MedusaContainer,
  lease: Lease,
  voucher: Voucher,
): Promise<Voucher> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  return await withLease(paypro, lease, () => settleUntilDone(container, lease, voucher))
}

/** Releases the lease afterwards, and schedules the next query: soon after an error, not at all once all is done. */
async function withLease(
  paypro: PayproModuleService,
  lease: Lease,
  settle: () => Promise<Settled>,
): Promise<Voucher> {
  let release: Release = { ask_at: addSeconds(new Date(), SETTLE_RETRY_SECONDS) }
  try {
    const { voucher, isDone, publishedEvents } = await settle()
    // What is left to do is not put off because PayPro has nothing more to say.
    const final_at = isDone ? voucher.final_at : null
    release = {
      ask_at: nextAskAt({ ...voucher, final_at }, new Date()),
      is_settled: isDone,
      publishedEvents,
    }
    return voucher
  } finally {
    await paypro.releaseLease(lease, release)
  }
}

type Settled = { voucher: Voucher; isDone: boolean; publishedEvents: string[] }

/** Where a settling stands between two steps. */
type Run = {
  voucher: Voucher
  /** Whether staff set the voucher's money aside. */
  setAside: boolean
  /** Steps that Medusa may refuse (no stock, already shipped), with its words: tried again later, nothing waits for them. */
  refused: Partial<Record<"complete_cart" | "cancel_order", string>>
  /** Whether PayPro was asked once more before the order is canceled. */
  isAskedAgain: boolean
  hasCanceled: boolean
}

async function settleUntilDone(
  container: MedusaContainer,
  { hasDiscrepancies }: Lease,
  voucher: Voucher,
): Promise<Settled> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const run: Run = {
    voucher,
    setAside: false,
    refused: {},
    isAskedAgain: false,
    hasCanceled: false,
  }
  for (let count = 0; count < MAX_STEPS; count++) {
    const snapshot = await observe(container, run.voucher)
    run.voucher = await rememberOrder(paypro, run.voucher, snapshot)
    // Somebody may deal with what is in question while PayPro is answering.
    run.setAside = hasDiscrepancies && (await paypro.isSetAside(voucher.id))
    const step = planStep(run.voucher, snapshot, {
      cancelOrder: paypro.options.cancelOrderOnFailure && !run.refused.cancel_order,
      completeCart: !run.refused.complete_cart,
      setAside: run.setAside,
    })
    if (step.do === "nothing") {
      return await finish(paypro, run, snapshot, hasDiscrepancies)
    }
    await attempt(container, run, step, snapshot)
  }
  throw new Error(`Voucher ${voucher.trade_no}: Medusa still disagrees after ${MAX_STEPS} steps`)
}

async function rememberOrder(
  paypro: PayproModuleService,
  voucher: Voucher,
  { order }: VoucherSnapshot,
): Promise<Voucher> {
  return order && order.id !== voucher.order_id
    ? await paypro.linkVoucherToOrder(voucher.id, order.id)
    : voucher
}

async function attempt(
  container: MedusaContainer,
  run: Run,
  step: Exclude<Step, { do: "nothing" }>,
  snapshot: VoucherSnapshot,
): Promise<void> {
  if (step.do === "cancel_order" && !run.isAskedAgain) {
    await askAgain(container, run)
    return
  }
  try {
    await applyStep(container, step, run.voucher, snapshot)
    // Looked at once more later: somebody else who was just canceling it would have it hold stock again.
    run.hasCanceled ||= step.do === "cancel_order"
  } catch (error) {
    if (step.do !== "complete_cart" && step.do !== "cancel_order") {
      throw error
    }
    const reason = messageOf(error)
    run.refused[step.do] = reason
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .warn(`PayPro: voucher ${run.voucher.trade_no}: Medusa refused ${step.do}: ${reason}`)
  }
}

/** One last query: an order is never canceled on an old answer, nor on none. */
async function askAgain(container: MedusaContainer, run: Run): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  run.voucher = await paypro.askAbout(run.voucher)
  run.isAskedAgain = true
  const obstacle = await findObstacleToCancel(container, run.voucher)
  if (obstacle) {
    run.refused.cancel_order = obstacle
  }
}

/** Nothing is left to do: names what was received and not captured, and tells the store. */
async function finish(
  paypro: PayproModuleService,
  { voucher, setAside, refused, hasCanceled }: Run,
  snapshot: VoucherSnapshot,
  hasDiscrepancies: boolean,
): Promise<Settled> {
  const obstacle = refused.complete_cart
  const holding = discrepanciesOf(voucher, snapshot, { obstacle, setAside })
  for (const discrepancy of holding) {
    await paypro.openDiscrepancy(discrepancy, voucher)
  }
  if (hasDiscrepancies) {
    await paypro.closeSettledDiscrepancies(voucher.id, DERIVED_KINDS, holding)
  }
  // Its shopper may still place the order.
  const isOpenEnded = setAside && !snapshot.order && snapshot.cartId !== null
  const isRefused = Object.keys(refused).length > 0
  return {
    voucher,
    publishedEvents: await publishFacts(paypro, voucher, snapshot),
    isDone: voucher.final_at !== null && !isOpenEnded && !hasCanceled && !isRefused,
  }
}
