import type { MedusaContainer } from "@medusajs/framework/types"
import { addMinutes } from "date-fns/addMinutes"
import { PayproRefusedError } from "../../lib/errors"
import { hasReceived } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import { isOverdue } from "../../modules/paypro/check-schedule"
import type PayproModuleService from "../../modules/paypro/service"
import { isNews } from "../../modules/paypro/statement"
import type { Lease, Voucher } from "../../modules/paypro/types"
import { settleAnswered } from "../settle-purchase/settle"

/** `unchanged` vouchers are still leased, if by anybody: the caller lets go of them together. */
export type Check = "unchanged" | "settled" | "failed" | "given_up"

/** When to ask again after PayPro did not answer. */
const RETRY_MINUTES = 5
/** After so many minutes a number that PayPro says it does not know is taken for one that never reached it. */
const NEVER_ISSUED_AFTER = 60

/**
 * Asks PayPro about one leased voucher, and settles it if there is news.
 * @throws what kept it from being checked; the voucher was released then, and is asked about again.
 */
export async function askAboutVoucher(container: MedusaContainer, lease: Lease): Promise<Check> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { voucher } = lease
  const statement = await paypro.client
    .queryPayIn(voucher.trade_no)
    .catch((error: unknown) => ({ error }))
  if ("error" in statement) {
    return await unanswered(container, lease, statement.error)
  }
  if (isNews(voucher, statement) || voucher.status !== "open") {
    // While PayPro is slow, the last of a batch wait for their turn longer than a lease lasts.
    if (!(await paypro.vouchers.renew(lease))) {
      return "unchanged"
    }
    const settled = await settleAnswered(container, lease, await paypro.record(voucher, statement))
    return overdue(paypro, settled) ? await giveUp(paypro, settled) : "settled"
  }
  return overdue(paypro, voucher) ? await giveUp(paypro, voucher, lease) : "unchanged"
}

async function unanswered(
  container: MedusaContainer,
  lease: Lease,
  error: unknown,
): Promise<Check> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { voucher } = lease
  if (neverIssued(voucher, error)) {
    const status_message = "PayPro never issued this number"
    await paypro.vouchers.update(voucher.id, { status: "failed", status_message })
    await paypro.vouchers.release(lease, { ask_at: null })
    return "settled"
  }
  if (overdue(paypro, voucher)) {
    // Money that is known needs no answer to be booked: the order may have been canceled since.
    return hasReceived(voucher) && (await paypro.vouchers.renew(lease))
      ? await giveUp(paypro, await settleAnswered(container, lease, voucher))
      : await giveUp(paypro, voucher, lease)
  }
  await paypro.vouchers.release(lease, { ask_at: addMinutes(new Date(), RETRY_MINUTES) })
  throw error
}

/** Nobody has seen the reference of a voucher that is still `issuing`, so nobody can have paid it. */
function neverIssued(voucher: Voucher, error: unknown): boolean {
  const old = new Date() > addMinutes(voucher.created_at, NEVER_ISSUED_AFTER)
  return voucher.status === "issuing" && old && error instanceof PayproRefusedError
}

function overdue(paypro: PayproModuleService, voucher: Voucher): boolean {
  return isOverdue(voucher.created_at, new Date(), paypro.options.reconcile.maxAgeDays)
}

/** Stops asking. Money that came in has a discrepancy of its own already. */
async function giveUp(
  paypro: PayproModuleService,
  voucher: Voucher,
  lease?: Lease,
): Promise<Check> {
  const days = paypro.options.reconcile.maxAgeDays
  if (!hasReceived(voucher) && voucher.status !== "failed") {
    await paypro.openDiscrepancy(
      {
        kind: "unanswered",
        amount: String(voucher.amount),
        detail: `PayPro gave no final answer in ${days} days. Ask PayPro what became of trade number ${voucher.trade_no}.`,
      },
      voucher,
    )
  }
  if (lease) {
    await paypro.vouchers.release(lease, { ask_at: null })
  } else {
    await paypro.vouchers.unschedule(voucher.id)
  }
  return "given_up"
}
