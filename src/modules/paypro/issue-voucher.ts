import { setTimeout as wait } from "node:timers/promises"
import type { Logger } from "@medusajs/framework/types"
import { addMilliseconds } from "date-fns/addMilliseconds"
import { payByOf } from "../../lib/deadline"
import { PayproRefusedError, VoucherInProgressError } from "../../lib/errors"
import type { ResolvedPayproOptions, WayCode } from "../../lib/options"
import { hasPersonalFields, type PayproClient } from "../../lib/paypro-client"
import { newTradeNo } from "../../lib/trade-no"
import { nextAskAt } from "./ask-schedule"
import type { LiveVoucherKey, VoucherRepository } from "./repositories/voucher-repository"
import type { IssuedVoucher, Voucher, VoucherRequest } from "./types"

/** How often another trade number is tried when PayPro did not answer for the first. */
const ISSUE_ATTEMPTS = 2
/** How often is looked whether somebody else has the voucher by now, in milliseconds. */
const LOOK_AGAIN_MS = 100
/** Whoever gets a voucher writes down what came of it within so long after PayPro's slowest answer, in milliseconds. */
const NOTED_WITHIN_MS = 5_000

/** PayPro's code for the payee's daily limit. */
const DAILY_LIMIT = "0100019"

type Issuing = {
  vouchers: VoucherRepository
  client: PayproClient
  options: ResolvedPayproOptions
  logger: Pick<Logger, "warn">
}
type Request = Omit<VoucherRequest, "payer">
type Deadline = Pick<VoucherRequest["purchase"], "pay_by" | "cancel_at">

/**
 * Gets a voucher for a session: the one that the shopper may be holding for the same purchase, method and amount, or a
 * new one from PayPro. A new one's row is written first. When PayPro's answer is lost the row stays `issuing`, is asked
 * about later, and another trade number is tried. A refusal is tried once more without the shopper's name, e-mail and
 * phone, which PayPro may refuse and does not need.
 * @throws VoucherInProgressError where somebody else is getting the same voucher and takes too long.
 * @throws PayproRefusedError, or the error of the last attempt when PayPro gave no usable answer.
 */
export async function issueVoucher(
  issuing: Issuing,
  { payer, ...request }: VoucherRequest,
): Promise<IssuedVoucher> {
  let sent = payer
  for (let attempt = 1; ; attempt++) {
    const found = await takeUpOrInsert(issuing, request)
    if ("isTakenUp" in found) {
      return found
    }
    const voucher = found
    try {
      return await askForVoucher(issuing, voucher, request.purchase, sent)
    } catch (error) {
      const isRefused = error instanceof PayproRefusedError
      await (isRefused
        ? refuse(issuing, voucher, error)
        : issuing.vouchers.void(voucher.id, "answer_lost"))
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

/** @returns the live voucher, or the row of one that PayPro is still to be asked for. */
async function takeUpOrInsert(
  issuing: Issuing,
  request: Request,
): Promise<IssuedVoucher | Voucher> {
  const { vouchers, options } = issuing
  const key = liveKeyOf(issuing, request)
  const waitedUntil = addMilliseconds(new Date(), options.timeoutMs)
  for (;;) {
    const takenUp = await vouchers.takeUp(key, takeUpOf(issuing, request))
    if (takenUp) {
      return { ...takenUp, isTakenUp: true }
    }
    const { purchase, ...columns } = request
    const inserted = await vouchers.insert({
      ...columns,
      purchase_token: purchase.token,
      ...key,
      order_id: request.order_id ?? null,
      trade_no: newTradeNo(),
    })
    if (inserted) {
      return inserted
    }
    await giveUpIfAbandoned(issuing, key)
    if (new Date() > waitedUntil) {
      throw new VoucherInProgressError()
    }
    await wait(LOOK_AGAIN_MS)
  }
}

function liveKeyOf({ options }: Issuing, request: Request): LiveVoucherKey {
  return {
    purchase_id: request.purchase.id,
    way_code: request.way_code,
    amount: request.amount,
    merchant_no: options.merchantNo,
    base_url: options.baseUrl,
  }
}

function takeUpOf({ options }: Issuing, request: Request) {
  return {
    payment_session_id: request.payment_session_id,
    payment_collection_id: request.payment_collection_id,
    cart_id: request.cart_id,
    order_id: request.order_id ?? null,
    provider_id: request.provider_id,
    total_amount: request.total_amount,
    expires_at: expiresAtOf(options, request.way_code, request.purchase),
  }
}

/** Until the order's own deadline, while that is to come. */
function expiresAtOf(
  options: ResolvedPayproOptions,
  wayCode: WayCode,
  { pay_by, cancel_at }: Deadline,
): Date {
  const now = new Date()
  return (
    [pay_by, cancel_at].find((end) => end !== null && end > now) ??
    payByOf(now, options.payWithinDays[wayCode])
  )
}

/** A process that was killed while PayPro was answering leaves a row that nobody finishes. */
async function giveUpIfAbandoned(
  { vouchers, options }: Issuing,
  key: LiveVoucherKey,
): Promise<void> {
  const other = await vouchers.findIssuing(key)
  const longest = options.timeoutMs + NOTED_WITHIN_MS
  if (other && new Date() > addMilliseconds(other.created_at, longest)) {
    await vouchers.void(other.id, "answer_lost")
  }
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
  deadline: Deadline,
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
  const issued = await vouchers.saveIssued(voucher.id, {
    status: "open",
    platform_trade_no: answer.platformTradeNo,
    payment_info: answer.paymentInfo,
    status_code: answer.status,
    status_message: answer.message,
    issued_at: now,
    expires_at: expiresAtOf(options, voucher.way_code, deadline),
    ask_at: nextAskAt(voucher, now),
  })
  return { ...issued, isTakenUp: false }
}
