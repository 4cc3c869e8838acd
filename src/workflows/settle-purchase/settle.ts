import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { addMinutes } from "date-fns/addMinutes"
import { messageOf } from "../../lib/errors"
import { hasReceived, isFinal } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import { nextAskAt } from "../../modules/paypro/check-schedule"
import type PayproModuleService from "../../modules/paypro/service"
import type { NewDiscrepancy } from "../../modules/paypro/repositories/discrepancy-repository"
import type { Lease, Voucher } from "../../modules/paypro/types"
import { publishFacts } from "./publish"
import { discrepanciesOf, DERIVED_KINDS } from "./discrepancies"
import { observe, type PurchaseSnapshot } from "./observe"
import { planStep } from "./plan"
import { applyStep } from "./apply"
import { reasonToKeepOrder } from "./cancel-policy"

/** More steps than any voucher needs: complete, capture, repair, each once, and one to see that all is done. */
const MAX_STEPS = 8
/** When to try again after an error. */
const RETRY_MINUTES = 1

/**
 * Brings Medusa's books in line with what PayPro says of a leased voucher, and lets go of the lease.
 * Level-triggered: it looks at how things are, not at what happened, so it may run twice, late, or after a crash.
 * @throws when PayPro gives no usable answer or a step fails; the voucher is then asked about again soon.
 */
export async function settleLeased(container: MedusaContainer, lease: Lease): Promise<Voucher> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  return await settling(paypro, lease, async () =>
    settleBooks(container, lease, await paypro.askAbout(lease.voucher)),
  )
}

/** The same for a leased voucher that PayPro was just asked about; `voucher` holds its answer. */
export async function settleAnswered(
  container: MedusaContainer,
  lease: Lease,
  voucher: Voucher,
): Promise<Voucher> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  return await settling(paypro, lease, () => settleBooks(container, lease, voucher))
}

async function settling(
  paypro: PayproModuleService,
  lease: Lease,
  settle: () => Promise<Settled>,
): Promise<Voucher> {
  let askAt: Date | null = addMinutes(new Date(), RETRY_MINUTES)
  let publishedEvents: string[] = []
  try {
    const settled = await settle()
    askAt = settled.done ? null : nextAskAt(settled.voucher.created_at, new Date())
    publishedEvents = settled.publishedEvents
    return settled.voucher
  } finally {
    await paypro.vouchers.release(lease, { ask_at: askAt, publishedEvents })
  }
}

type Settled = { voucher: Voucher; done: boolean; publishedEvents: string[] }

async function settleBooks(
  container: MedusaContainer,
  { hasDiscrepancies }: Lease,
  asked: Voucher,
): Promise<Settled> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  let voucher = asked
  const refused: Refused = {}
  let askedAgain = false
  let canceled = false
  for (let count = 0; count < MAX_STEPS; count++) {
    const books = await observe(container, voucher)
    voucher = await rememberOrder(paypro, voucher, books)
    // Somebody may deal with what is in question while PayPro is answering.
    const setAside = hasDiscrepancies && (await paypro.discrepancies.isSetAside(voucher.id))
    const step = planStep(voucher, books, {
      cancelOrder: paypro.options.cancelOrderOnFailure && !refused.cancel_order,
      completeCart: !refused.complete_cart,
      setAside,
    })
    if (step.do === "nothing") {
      const holding = discrepanciesOf(voucher, books, {
        obstacle: refused.complete_cart,
        setAside,
      })
      await raiseDiscrepancies(paypro, voucher, holding)
      if (hasDiscrepancies && hasReceived(voucher)) {
        await paypro.discrepancies.closeSettled(voucher.id, DERIVED_KINDS, holding)
      }
      // Its shopper may still place the order.
      const isOpenEnded = setAside && !books.order && books.cartId !== null
      return {
        voucher,
        publishedEvents: await publishFacts(paypro, voucher, books),
        done: isDone(voucher) && !isOpenEnded && !canceled && !Object.keys(refused).length,
      }
    }
    if (step.do === "cancel_order" && !askedAgain) {
      // One last query: an order is never canceled on an old answer, nor on none.
      voucher = await paypro.askAbout(voucher)
      askedAgain = true
      const reason = await reasonToKeepOrder(container, voucher, step.orderId)
      if (reason) {
        refused.cancel_order = reason
      }
      continue
    }
    try {
      await applyStep(container, step, voucher, books)
      // Looked at once more later: somebody else who was just canceling it would have it hold stock again.
      canceled ||= step.do === "cancel_order"
    } catch (error) {
      if (step.do !== "complete_cart" && step.do !== "cancel_order") {
        throw error
      }
      refused[step.do] = messageOf(error)
      container
        .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        .warn(`PayPro: voucher ${voucher.trade_no}: Medusa refused ${step.do}: ${refused[step.do]}`)
    }
  }
  throw new Error(`Voucher ${voucher.trade_no}: the books still disagree after ${MAX_STEPS} steps`)
}

/** Steps that Medusa may refuse (no stock, already shipped), with its words: tried again later, nothing waits for them. */
type Refused = Partial<Record<"complete_cart" | "cancel_order", string>>

async function rememberOrder(
  paypro: PayproModuleService,
  voucher: Voucher,
  { order }: PurchaseSnapshot,
): Promise<Voucher> {
  return order && order.id !== voucher.order_id
    ? await paypro.vouchers.update(voucher.id, { order_id: order.id })
    : voucher
}

async function raiseDiscrepancies(
  paypro: PayproModuleService,
  voucher: Voucher,
  holding: NewDiscrepancy[],
): Promise<void> {
  for (const discrepancy of holding) {
    await paypro.openDiscrepancy(discrepancy, voucher)
  }
}

function isDone(voucher: Voucher): boolean {
  return isFinal(voucher, voucher.status_code, voucher.amount)
}
