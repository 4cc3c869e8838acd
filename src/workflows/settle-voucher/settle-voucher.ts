import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { addMinutes } from "date-fns/addMinutes"
import { messageOf } from "../../lib/errors"
import { hasReceived, isFinal } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro"
import { nextCheckAfter } from "../../modules/paypro/check-schedule"
import type PayproModuleService from "../../modules/paypro/service"
import type { VoucherStatement } from "../../modules/paypro/statement"
import type { NewAttention } from "../../modules/paypro/tables/attention-table"
import type { Claim, Voucher } from "../../modules/paypro/types"
import { announceFacts } from "./announce"
import { attentionsOf, BOOK_KINDS } from "./attentions"
import { readBooks, type Books } from "./books"
import { nextStep } from "./next-step"
import { performStep } from "./perform-step"
import { reasonToKeep } from "./reason-to-keep"

/** More steps than any voucher needs: complete, capture, repair, each once, and one to see that all is done. */
const MAX_STEPS = 8
/** When to try again after an error. */
const RETRY_MINUTES = 1

/**
 * Brings Medusa's books in line with what PayPro says of a claimed voucher, and lets go of the claim.
 * Level-triggered: it looks at how things are, not at what happened, so it may run twice, late, or after a crash.
 * @param told What a callback said, where callbacks are believed unasked (`confirmCallbacks: false`).
 * @throws when PayPro gives no usable answer or a step fails; the voucher is then asked about again soon.
 */
export async function settleClaimed(
  container: MedusaContainer,
  claim: Claim,
  told?: VoucherStatement,
): Promise<Voucher> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  return await settling(paypro, claim, async () => {
    if (told) {
      // What PayPro has beyond what it told is learned from the query that the job makes afterwards.
      const settled = await settleBooks(container, claim, await paypro.record(claim.voucher, told))
      return { ...settled, done: false }
    }
    return await settleBooks(container, claim, await paypro.askAbout(claim.voucher))
  })
}

/** The same for a claimed voucher that PayPro was just asked about; `voucher` holds its answer. */
export async function settleAnswered(
  container: MedusaContainer,
  claim: Claim,
  voucher: Voucher,
): Promise<Voucher> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  return await settling(paypro, claim, () => settleBooks(container, claim, voucher))
}

async function settling(
  paypro: PayproModuleService,
  claim: Claim,
  settle: () => Promise<Settled>,
): Promise<Voucher> {
  let nextCheckAt: Date | null = addMinutes(new Date(), RETRY_MINUTES)
  let announced: string[] = []
  try {
    const settled = await settle()
    nextCheckAt = settled.done ? null : nextCheckAfter(settled.voucher.created_at, new Date())
    announced = settled.announced
    return settled.voucher
  } finally {
    await paypro.vouchers.release(claim, { next_check_at: nextCheckAt, announced })
  }
}

type Settled = { voucher: Voucher; done: boolean; announced: string[] }

async function settleBooks(
  container: MedusaContainer,
  { questioned }: Claim,
  asked: Voucher,
): Promise<Settled> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  let voucher = asked
  const refused: Refused = {}
  let askedAgain = false
  let canceled = false
  for (let count = 0; count < MAX_STEPS; count++) {
    const books = await readBooks(container, voucher)
    voucher = await rememberOrder(paypro, voucher, books)
    // Somebody may deal with what is in question while PayPro is answering.
    const dealtWith = questioned && (await paypro.attentions.wasDealtWith(voucher.id))
    const step = nextStep(voucher, books, {
      cancelOrder: paypro.options.cancelOrderOnFailure && !refused.cancel_order,
      completeCart: !refused.complete_cart,
      dealtWith,
    })
    if (step.do === "nothing") {
      const holding = attentionsOf(voucher, books, {
        obstacle: refused.complete_cart,
        dealtWith,
      })
      await raiseAttentions(paypro, voucher, holding)
      if (questioned && hasReceived(voucher)) {
        await paypro.attentions.closeSettled(voucher.id, BOOK_KINDS, holding)
      }
      // Its shopper may still place the order.
      const isOpenEnded = dealtWith && !books.order && books.cartId !== null
      return {
        voucher,
        announced: await announceFacts(paypro, voucher, books),
        done: isDone(voucher) && !isOpenEnded && !canceled && !Object.keys(refused).length,
      }
    }
    if (step.do === "cancel_order" && !askedAgain) {
      // One last query: an order is never canceled on an old answer, nor on none.
      voucher = await paypro.askAbout(voucher)
      askedAgain = true
      const reason = await reasonToKeep(container, voucher, step.orderId)
      if (reason) {
        refused.cancel_order = reason
      }
      continue
    }
    try {
      await performStep(container, step, voucher, books)
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
  { order }: Books,
): Promise<Voucher> {
  return order && order.id !== voucher.order_id
    ? await paypro.vouchers.update(voucher.id, { order_id: order.id })
    : voucher
}

async function raiseAttentions(
  paypro: PayproModuleService,
  voucher: Voucher,
  holding: NewAttention[],
): Promise<void> {
  for (const attention of holding) {
    await paypro.openAttention(attention, voucher)
  }
}

function isDone(voucher: Voucher): boolean {
  return isFinal(voucher, voucher.status_code, voucher.amount)
}
