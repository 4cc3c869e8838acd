import type { MedusaContainer } from "@medusajs/framework/types"
import { addMinutes } from "date-fns"
import { PayproRefusedError } from "../../lib/errors"
import { PAYPRO_MODULE } from "../../modules/paypro"
import { isOverdue } from "../../modules/paypro/check-schedule"
import type PayproModuleService from "../../modules/paypro/service"
import type { Claim, Voucher } from "../../modules/paypro/types"
import { settleAnswered } from "../settle-voucher/settle-voucher"

/** `unchanged` vouchers are still claimed: the caller lets go of them together. */
export type Check = "unchanged" | "settled" | "failed" | "given_up"

/** When to ask again after PayPro did not answer. */
const RETRY_MINUTES = 5
/** After so many minutes a number that PayPro says it does not know is taken for one that never reached it. */
const NEVER_ISSUED_AFTER = 60

/** Asks PayPro about one claimed voucher, and settles it if there is news. */
export async function checkClaimed(container: MedusaContainer, claim: Claim): Promise<Check> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { voucher } = claim
  const now = new Date()
  try {
    const statement = await paypro.client.queryPayIn(voucher.trade_no)
    if (paypro.isNews(voucher, statement) || voucher.status !== "open") {
      await settleAnswered(container, claim, await paypro.record(voucher, statement))
      return "settled"
    }
  } catch (error) {
    if (neverIssued(voucher, error, now)) {
      await paypro.vouchers.update(voucher.id, {
        status: "failed",
        status_message: "PayPro never issued this number",
      })
      await paypro.vouchers.release(claim, { next_check_at: null })
      return "settled"
    }
    if (!isOverdue(voucher.created_at, now, paypro.options.reconcile.maxAgeDays)) {
      await paypro.vouchers.release(claim, {
        next_check_at: addMinutes(now, RETRY_MINUTES),
      })
      throw error
    }
  }
  if (isOverdue(voucher.created_at, now, paypro.options.reconcile.maxAgeDays)) {
    await giveUp(paypro, claim)
    return "given_up"
  }
  return "unchanged"
}

/** Nobody has seen the reference of a voucher that is still `issuing`, so nobody can have paid it. */
function neverIssued(voucher: Voucher, error: unknown, now: Date): boolean {
  const old = now > addMinutes(voucher.created_at, NEVER_ISSUED_AFTER)
  return voucher.status === "issuing" && old && error instanceof PayproRefusedError
}

async function giveUp(paypro: PayproModuleService, claim: Claim): Promise<void> {
  const { voucher } = claim
  await paypro.openAttention(
    {
      kind: "unanswered",
      amount: String(voucher.amount),
      detail: `PayPro gave no final answer in ${paypro.options.reconcile.maxAgeDays} days. Ask PayPro what became of trade number ${voucher.trade_no}.`,
    },
    voucher,
  )
  await paypro.vouchers.release(claim, { next_check_at: null })
}
