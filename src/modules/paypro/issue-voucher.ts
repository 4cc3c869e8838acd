import type { Logger } from "@medusajs/framework/types"
import { addHours } from "date-fns/addHours"
import { PayproRefusedError } from "../../lib/errors"
import type { ResolvedPayproOptions } from "../../lib/options"
import { hasPersonalFields, type PayproClient } from "../../lib/paypro-client"
import { newTradeNo } from "../../lib/trade-no"
import { nextAskAt } from "./ask-schedule"
import type { VoucherRepository } from "./repositories/voucher-repository"
import type { IssuedVoucher, Voucher, VoucherRequest } from "./types"

/** How often another trade number is tried when PayPro did not answer for the first. */
const ISSUE_ATTEMPTS = 2

/** PayPro's code for the payee's daily limit. */
const DAILY_LIMIT = "0100019"

type Issuing = {
  vouchers: VoucherRepository
  client: PayproClient
  options: ResolvedPayproOptions
  logger: Pick<Logger, "warn">
}

/**
 * Gets a voucher from PayPro. The row is written first. When PayPro's answer is lost the row stays `issuing`, is asked
 * about later, and another trade number is tried. A refusal is tried once more without the shopper's name, e-mail and
 * phone, which PayPro may refuse and does not need.
 * @throws PayproRefusedError, or the error of the last attempt when PayPro gave no usable answer.
 */
export async function issueVoucher(
  issuing: Issuing,
  { payer, ...request }: VoucherRequest,
): Promise<IssuedVoucher> {
  let sent = payer
  for (let attempt = 1; ; attempt++) {
    const voucher = await insertVoucher(issuing, request)
    try {
      return await askForVoucher(issuing, voucher, sent)
    } catch (error) {
      const isRefused = error instanceof PayproRefusedError
      await (isRefused
        ? refuse(issuing, voucher, error)
        : issuing.vouchers.void({ id: voucher.id }, "answer_lost"))
      if (isRefused && mayBeForThePerson(error, sent)) {
        issuing.logger.warn(
          `PayPro: pay-in ${voucher.trade_no} was refused and is tried once more without name, e-mail and phone`,
        )
        sent = {}
      } else if (isRefused || attempt >= ISSUE_ATTEMPTS) {
        throw error
      }
    }
  }
}

/** PayPro documents no code for a field that it does not like, only for what has nothing to do with the person. */
function mayBeForThePerson(
  { payproCode }: PayproRefusedError,
  { name, email, mobile }: VoucherRequest["payer"],
): boolean {
  return payproCode !== DAILY_LIMIT && hasPersonalFields({ payer: name, email, mobile })
}

async function insertVoucher(
  { vouchers, options }: Issuing,
  request: Omit<VoucherRequest, "payer">,
): Promise<Voucher> {
  return await vouchers.insert({
    order_id: null,
    ...request,
    trade_no: newTradeNo(),
    merchant_no: options.merchantNo,
    base_url: options.baseUrl,
  })
}

async function refuse(
  { vouchers }: Issuing,
  { id }: Voucher,
  { payproCode, payproMessage }: PayproRefusedError,
): Promise<void> {
  await vouchers.update(id, {
    status: "failed",
    status_code: payproCode,
    status_message: payproMessage,
    ask_at: null,
  })
}

async function askForVoucher(
  { vouchers, client, options }: Issuing,
  voucher: Voucher,
  payer: VoucherRequest["payer"],
): Promise<IssuedVoucher> {
  const answer = await client.payIn({
    tradeNo: voucher.trade_no,
    amount: voucher.amount,
    wayCode: voucher.way_code,
    payer: payer.name,
    email: payer.email,
    mobile: payer.mobile,
  })
  const now = new Date()
  const ttl = options.voucherTtlHours[voucher.way_code]
  return await vouchers.saveIssued(voucher.id, {
    status: "open",
    platform_trade_no: answer.platformTradeNo,
    payment_info: answer.paymentInfo,
    status_code: answer.status,
    status_message: answer.message,
    issued_at: now,
    expires_at: ttl ? addHours(now, ttl) : null,
    ask_at: nextAskAt(voucher, now),
  })
}
