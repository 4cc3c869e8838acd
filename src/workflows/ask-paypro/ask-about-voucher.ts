import type { MedusaContainer } from "@medusajs/framework/types"
import { addSeconds } from "date-fns/addSeconds"
import { OtherMerchantError, PayproRefusedError } from "../../lib/errors"
import { ASK_RETRY_SECONDS, NEVER_ISSUED_AFTER_SECONDS } from "../../lib/timing"
import { hasReceived } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro"
import { isOverdue } from "../../modules/paypro/ask-schedule"
import type { Answered } from "../../modules/paypro/evidence"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"

/**
 * - `repeated`: PayPro said again what it had said last. The caller writes that down for all of these together.
 * - `news`: written down; the purchase is due to be settled.
 * - `given_up`: PayPro is asked no more, and a person has been told where money may be at stake.
 */
export type Asked = { outcome: "repeated"; answered: Answered } | { outcome: "news" | "given_up" }

/**
 * Asks PayPro about one voucher.
 * @throws what kept it from being asked about; it is asked about again.
 */
export async function askAboutVoucher(
  container: MedusaContainer,
  voucher: Voucher,
): Promise<Asked> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const answered = await paypro.query(voucher).catch((error: unknown) => ({ error }))
  if ("error" in answered) {
    return await unanswered(paypro, voucher, answered.error)
  }
  if (paypro.isNews(voucher, answered)) {
    const heard = await paypro.record(voucher, answered)
    return overdue(paypro, heard) ? await giveUp(paypro, heard) : { outcome: "news" }
  }
  return overdue(paypro, voucher)
    ? await giveUp(paypro, voucher)
    : { outcome: "repeated", answered }
}

async function unanswered(
  paypro: PayproModuleService,
  voucher: Voucher,
  error: unknown,
): Promise<Asked> {
  if (isNeverIssued(voucher, error)) {
    await paypro.markNeverIssued(voucher.id)
    return { outcome: "news" }
  }
  if (overdue(paypro, voucher) || error instanceof OtherMerchantError) {
    return await giveUp(paypro, voucher)
  }
  await paypro.scheduleAsk(voucher.id, addSeconds(new Date(), ASK_RETRY_SECONDS))
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
async function giveUp(paypro: PayproModuleService, voucher: Voucher): Promise<Asked> {
  if (!hasReceived(voucher) && voucher.status !== "failed") {
    await paypro.openDiscrepancy(
      {
        kind: "unanswered",
        amount: String(voucher.amount),
        values: paypro.isOurs(voucher)
          ? { reason: "no_final_answer", days: String(paypro.options.reconcile.maxAgeDays) }
          : { reason: "other_merchant" },
      },
      voucher,
    )
  }
  await paypro.scheduleAsk(voucher.id, null)
  return { outcome: "given_up" }
}
