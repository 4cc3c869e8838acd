import { addHours } from "date-fns/addHours"
import { PayproRefusedError } from "../../lib/errors"
import { newTradeNo } from "../../lib/trade-no"
import { nextAskAt } from "./check-schedule"
import type PayproModuleService from "./service"
import type { IssuedVoucher, Voucher, VoucherRequest } from "./types"

/** How often another trade number is tried when PayPro did not answer for the first. */
const ISSUE_ATTEMPTS = 2

/**
 * Gets a voucher from PayPro. The row is written first; when PayPro's answer is lost the row stays
 * `issuing`, is asked about later, and another trade number is tried.
 * @throws PayproRefusedError, or the error of the last attempt when PayPro gave no usable answer.
 */
export async function issueVoucher(
  paypro: PayproModuleService,
  request: VoucherRequest,
): Promise<IssuedVoucher> {
  for (let attempt = 1; ; attempt++) {
    const { payer, ...row } = request
    const voucher = await paypro.vouchers.insert({
      order_id: null,
      ...row,
      trade_no: newTradeNo(),
    })
    try {
      return await askForVoucher(paypro, voucher, payer)
    } catch (error) {
      if (error instanceof PayproRefusedError) {
        await paypro.vouchers.update(voucher.id, {
          status: "failed",
          status_code: error.payproCode,
          status_message: error.payproMessage,
          ask_at: null,
        })
        throw error
      }
      await paypro.vouchers.void({ id: voucher.id }, "answer_lost")
      if (attempt === ISSUE_ATTEMPTS) {
        throw error
      }
    }
  }
}

async function askForVoucher(
  paypro: PayproModuleService,
  voucher: Voucher,
  payer: VoucherRequest["payer"],
): Promise<IssuedVoucher> {
  const answer = await paypro.client.payIn({
    tradeNo: voucher.trade_no,
    amount: voucher.amount,
    wayCode: voucher.way_code,
    payer: payer.name,
    email: payer.email,
    mobile: payer.mobile,
  })
  const now = new Date()
  const ttl = paypro.options.voucherTtlHours[voucher.way_code]
  const issued = await paypro.vouchers.saveIssued(voucher.id, {
    status: "open",
    platform_trade_no: answer.platformTradeNo,
    payment_info: answer.paymentInfo,
    status_code: answer.status,
    status_message: answer.message,
    issued_at: now,
    expires_at: ttl ? addHours(now, ttl) : null,
    ask_at: nextAskAt(now, now),
  })
  await paypro.emitAbout(issued, "voucher_issued")
  return issued
}
