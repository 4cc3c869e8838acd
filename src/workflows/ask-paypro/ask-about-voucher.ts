import type { MedusaContainer } from "@medusajs/framework/types"
import { addSeconds } from "date-fns/addSeconds"
import { OtherMerchantError, PayproRefusedError } from "../../lib/errors"
import { ASK_RETRY_SECONDS, NEVER_ISSUED_AFTER_SECONDS } from "../../lib/timing"
import { hasReceived } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro"
import { isOverdue } from "../../modules/paypro/ask-schedule"
import type { Answered } from "../../modules/paypro/evidence"
import type PayproModuleService from "../../modules/paypro/service"
import type { Lease, Voucher } from "../../modules/paypro/types"
import { settleRefreshed } from "../settle-purchase/settle"

/**
 * - `repeated`: PayPro said again what it had said last. The voucher is still leased, if by anybody: the caller releases
 *   all of these together.
 * - `given_up`: PayPro is asked no more, and a person has been told where money may be at stake.
 */
export type Asked =
  { outcome: "repeated"; answered: Answered } | { outcome: "settled" | "lost_lease" | "given_up" }

/**
 * Asks PayPro about one leased voucher, and settles it if there is news.
 * @throws what kept it from being asked about; the voucher was released then, and is asked about again.
 */
export async function askAboutVoucher(container: MedusaContainer, lease: Lease): Promise<Asked> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { voucher } = lease
  const answered = await paypro.query(voucher).catch((error: unknown) => ({ error }))
  if ("error" in answered) {
    return await unanswered(container, lease, answered.error)
  }
  const needsSettling = voucher.status !== "open" && !voucher.is_settled
  if (paypro.isNews(voucher, answered) || needsSettling) {
    // While PayPro is slow, the last of a batch wait for their turn longer than a lease lasts.
    if (!(await paypro.renewLease(lease))) {
      return { outcome: "lost_lease" }
    }
    const settled = await settleRefreshed(container, lease, await paypro.record(voucher, answered))
    return overdue(paypro, settled) ? await giveUp(paypro, settled) : { outcome: "settled" }
  }
  return overdue(paypro, voucher)
    ? await giveUp(paypro, voucher, lease)
    : { outcome: "repeated", answered }
}

async function unanswered(
  container: MedusaContainer,
  lease: Lease,
  error: unknown,
): Promise<Asked> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { voucher } = lease
  if (isNeverIssued(voucher, error)) {
    await paypro.markNeverIssued(voucher.id)
    await paypro.releaseLease(lease, { ask_at: null })
    return { outcome: "settled" }
  }
  const isGivenUp = overdue(paypro, voucher) || error instanceof OtherMerchantError
  // Money that is known needs no answer to be captured or named: the order may have been canceled since.
  const hasWork = hasReceived(voucher) && (isGivenUp || !voucher.is_settled)
  if (hasWork && (await paypro.renewLease(lease))) {
    const settled = await settleRefreshed(container, lease, voucher)
    return isGivenUp ? await giveUp(paypro, settled) : { outcome: "settled" }
  }
  if (isGivenUp) {
    return await giveUp(paypro, voucher, lease)
  }
  await paypro.releaseLease(lease, { ask_at: addSeconds(new Date(), ASK_RETRY_SECONDS) })
  throw error
}

/** Nobody has seen the reference of a voucher that is still `issuing`, so nobody can have paid it. */
function isNeverIssued(voucher: Voucher, error: unknown): boolean {
  const isOld = new Date() > addSeconds(voucher.created_at, NEVER_ISSUED_AFTER_SECONDS)
  return voucher.status === "issuing" && isOld && error instanceof PayproRefusedError
}

function overdue(paypro: PayproModuleService, voucher: Voucher): boolean {
  return isOverdue(voucher, new Date(), paypro.options.reconcile.maxAgeDays)
}

/** Stops asking. Money that came in has a discrepancy of its own already. */
async function giveUp(
  paypro: PayproModuleService,
  voucher: Voucher,
  lease?: Lease,
): Promise<Asked> {
  if (!hasReceived(voucher) && voucher.status !== "failed") {
    const days = paypro.options.reconcile.maxAgeDays
    const why = paypro.isOurs(voucher)
      ? `PayPro gave no final answer in ${days} days`
      : "It was issued under another merchantNo or baseUrl"
    await paypro.openDiscrepancy(
      {
        kind: "unanswered",
        amount: String(voucher.amount),
        detail: `${why}. Ask PayPro what became of trade number ${voucher.trade_no}.`,
      },
      voucher,
    )
  }
  if (lease) {
    await paypro.releaseLease(lease, { ask_at: null })
  } else {
    await paypro.unschedule(voucher.id)
  }
  return { outcome: "given_up" }
}
