import { stringify } from "lossless-json"
import { MalformedBodyError } from "../../lib/errors"
import { assertCallbackForm, isOwnRequest, parseCallback } from "../../lib/paypro-client"
import { digestOf } from "../../lib/signature/digest"
import type { SigningOptions } from "../../lib/signature/sign"
import { verifySigned } from "../../lib/signature/verify"
import type { NewCallback } from "./repositories/callback-repository"

/** Longer than any number of ours. */
const LONGEST_TRADE_NO = 64

/**
 * A callback as the inbox keeps it: whole, so that nothing is lost where it cannot be read, and with what could be read.
 * @throws SignatureError, or MalformedBodyError for what is not JSON or is a request of our own.
 */
export function readInboxMessage(rawBody: Buffer | string, options: SigningOptions): NewCallback {
  assertCallbackForm(rawBody, options)
  const fields = verifySigned(rawBody, options)
  if (isOwnRequest(fields)) {
    throw new MalformedBodyError("Not a callback of PayPro: it carries fields of a request")
  }
  return { digest: digestOf(fields), body: stringify(fields) ?? "", ...readFields(fields) }
}

function readFields(fields: Record<string, unknown>): Omit<NewCallback, "digest" | "body"> {
  try {
    const callback = parseCallback(fields)
    return {
      trade_no: callback.tradeNo,
      platform_trade_no: callback.platformTradeNo,
      status_code: callback.status,
      message: callback.message,
      amount: callback.amount,
      amount_unreadable: callback.amountUnreadable,
      utr: callback.utr,
      success_time: callback.successTime,
    }
  } catch (error) {
    if (error instanceof MalformedBodyError) {
      return { trade_no: tradeNoIn(fields), problem: error.message }
    }
    throw error
  }
}

function tradeNoIn({ tradeNo }: Record<string, unknown>): string | null {
  return typeof tradeNo === "string" ? tradeNo.trim().slice(0, LONGEST_TRADE_NO) : null
}
