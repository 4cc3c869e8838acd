import { MalformedBodyError, SignatureError } from "../src/lib/errors"
import { canonicalize, type SigningOptions } from "../src/lib/signature/sign"
import { parseSigned, verifyFields } from "../src/lib/signature/verify"
import { accepted, Refusal, type Answer } from "./answers"
import { localTimeShortHour } from "./clock"
import type { ApiEndpoint } from "./faults"
import { centavosOf, printPesos } from "./money"
import type { SimulatorSettings } from "./options"
import { newReference } from "./references"
import type { Voucher, VoucherBook } from "./vouchers"

/** What PayPro keeps of a payment, in this simulator. */
const FEE = 0.03

type Fields = Record<string, unknown>

/** PayPro's endpoints, faults aside: a request's fields in, both layers of the answer out. */
export class PayproApi {
  constructor(
    private readonly merchantNo: string,
    private readonly signing: SigningOptions,
    private readonly vouchers: VoucherBook,
    private readonly settings: SimulatorSettings,
    private readonly publicUrl: () => string,
  ) {}

  answer(endpoint: ApiEndpoint, merchantNo: string | undefined, raw: Buffer): Answer {
    try {
      const fields = this.check(merchantNo, raw)
      return this[endpoint](fields)
    } catch (error) {
      if (error instanceof Refusal) {
        return error.answer
      }
      throw error
    }
  }

  private check(merchantNo: string | undefined, raw: Buffer): Fields {
    if (merchantNo !== this.merchantNo) {
      throw new Refusal(
        "merchant",
        merchantNo === undefined ? "header merchantNo is missing" : merchantNo,
      )
    }
    const fields = readFields(raw)
    try {
      verifyFields(fields, this.signing)
    } catch (error) {
      if (error instanceof SignatureError) {
        throw new Refusal(
          "sign",
          `${error.reason}; signed text without the secret: ${canonicalize(fields)}`,
        )
      }
      throw error
    }
    if (!/^\d{13}$/.test(required(fields, "timestamp"))) {
      throw new Refusal("field", "timestamp must be milliseconds since the epoch")
    }
    return fields
  }

  private payInApi(fields: Fields): Answer {
    const voucher = this.issue(fields, required(fields, "wayCode"))
    const { tradeNo, payproTradeNo, status, message, paymentInfo, extras } = voucher
    return accepted({
      tradeNo,
      payproTradeNo,
      status,
      desc: message,
      remark: extras.remark,
      paymentInfo,
    })
  }

  /** Not answered in any example: the address of a page where the shopper pays. */
  private paymentLink(fields: Fields): Answer {
    const { tradeNo, payproTradeNo, status, message } = this.issue(
      fields,
      text(fields, "wayCode") ?? "va",
    )
    const paymentLink = `${this.publicUrl()}/?q=${tradeNo}`
    return accepted({ tradeNo, payproTradeNo, status, desc: message, paymentLink })
  }

  private queryPayInResult(fields: Fields): Answer {
    const tradeNo = required(fields, "tradeNo")
    const voucher = this.vouchers.find(tradeNo)
    if (!voucher) {
      throw new Refusal("unknown", tradeNo)
    }
    const { payproTradeNo, status, message, createdAt, endedAt } = voucher
    const amount = reportedAmount(voucher)
    return accepted({
      tradeNo,
      payproTradeNo,
      status,
      amount: printPesos(amount, this.settings.decimals),
      receivedAmount: printPesos(amount - Math.round(amount * FEE), this.settings.decimals),
      createTime: localTimeShortHour(createdAt),
      successTime: endedAt ? localTimeShortHour(endedAt) : undefined,
      message,
    })
  }

  private queryBalance(): Answer {
    const received = this.vouchers.list().reduce((sum, voucher) => sum + voucher.received, 0)
    const available = printPesos(received - Math.round(received * FEE), 4)
    const answer = accepted({
      availableAmount: available,
      freezeAmount: "0.0000",
      unsettledAmount: "0.0000",
    })
    // The other spelling of these two, as PayPro's pages show it here and there.
    return { ...answer, timestamp: String(answer.timestamp), success: String(answer.success) }
  }

  private issue(fields: Fields, wayCode: string): Voucher {
    const tradeNo = required(fields, "tradeNo")
    if (!/^[A-Za-z0-9_]{1,32}$/.test(tradeNo)) {
      throw new Refusal("field", "tradeNo must be 1 to 32 letters and digits")
    }
    const amount = required(fields, "amount")
    if (!/^[1-9]\d{0,11}$/.test(amount)) {
      throw new Refusal("field", "amount must be whole pesos, decimals are not supported")
    }
    if (wayCode !== "va" && wayCode !== "store") {
      throw new Refusal("field", "wayCode must be va or store")
    }
    const notifyUrl = required(fields, "notifyUrl")
    if (!URL.canParse(notifyUrl)) {
      throw new Refusal("field", "notifyUrl must be a URL")
    }
    const extras = extrasOf(fields)
    if (this.vouchers.find(tradeNo)) {
      throw new Refusal("duplicate", tradeNo)
    }
    const paymentInfo = newReference(wayCode, this.settings.accounts)
    return this.vouchers.add({
      tradeNo,
      wayCode,
      amount: centavosOf(amount),
      paymentInfo,
      notifyUrl,
      extras,
    })
  }
}

/**
 * What PayPro prints as `amount`: what came, or while nothing did the order's own amount, also on a voucher that
 * failed (as in PayPro's example).
 */
export function reportedAmount(voucher: Voucher): number {
  return voucher.received || voucher.amount
}

function readFields(raw: Buffer): Fields {
  try {
    return parseSigned(raw)
  } catch (error) {
    throw error instanceof MalformedBodyError ? new Refusal("body", error.message) : error
  }
}

const OPTIONAL = ["payer", "email", "mobile", "returnUrl", "remark"]

function extrasOf(fields: Fields): Record<string, string> {
  const sent = OPTIONAL.map((key): [string, string | undefined] => [key, text(fields, key)])
  return Object.fromEntries(
    sent.filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

function text(fields: Fields, key: string): string | undefined {
  const value = fields[key]
  if (value === undefined || value === null || value === "") {
    return undefined
  }
  if (typeof value !== "string") {
    throw new Refusal("field", `${key} must be a string`)
  }
  return value
}

function required(fields: Fields, key: string): string {
  const value = text(fields, key)
  if (value === undefined) {
    throw new Refusal("field", `${key} is required`)
  }
  return value
}
