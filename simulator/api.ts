import { SignatureError } from "../src/lib/errors"
import { canonicalize, type SigningOptions } from "../src/lib/signature/sign"
import { verifyFields } from "../src/lib/signature/verify"
import { accepted, Refusal, type Answer } from "./answers"
import type { ApiEndpoint } from "./faults"
import { centavosOf, lessFees, printPesos } from "./money"
import { queryAnswer, unknownAnswer } from "./query-answer"
import { newReference } from "./references"
import { platformId } from "./reports"
import {
  assertPlainPayer,
  extrasOf,
  readFields,
  required,
  text,
  type Fields,
} from "./request-fields"
import type { SimulatorSettings } from "./settings"
import type { Voucher, VoucherBook } from "./vouchers"

/** PayPro's endpoints, faults aside: a request's fields in, both layers of the answer out. */
export class PayproApi {
  constructor(
    private readonly merchantNo: string,
    private readonly signing: SigningOptions,
    private readonly vouchers: VoucherBook,
    private readonly settings: SimulatorSettings,
    private readonly publicUrl: () => string,
  ) {}

  /** A query that is `stale` has not seen the voucher's latest change. */
  answer(
    endpoint: ApiEndpoint,
    merchantNo: string | undefined,
    raw: Buffer,
    stale = false,
  ): Answer {
    try {
      const fields = this.check(merchantNo, raw)
      return this[endpoint](fields, stale)
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
    const { tradeNo, status, message, paymentInfo, extras } = voucher
    return accepted({
      tradeNo,
      ...platformId(voucher, "answer", this.settings),
      status,
      desc: message,
      remark: extras.remark,
      paymentInfo,
    })
  }

  /** Not answered in any example: the address of a page where the shopper pays. */
  private paymentLink(fields: Fields): Answer {
    const voucher = this.issue(fields, text(fields, "wayCode") ?? "va")
    const { tradeNo, status, message } = voucher
    return accepted({
      tradeNo,
      ...platformId(voucher, "answer", this.settings),
      status,
      desc: message,
      paymentLink: `${this.publicUrl()}/?q=${tradeNo}`,
    })
  }

  private queryPayInResult(fields: Fields, stale: boolean): Answer {
    const tradeNo = required(fields, "tradeNo")
    const voucher = this.vouchers.findBehind(tradeNo, { ms: this.settings.queryLagMs, stale })
    return voucher ? queryAnswer(voucher, this.settings) : unknownAnswer(tradeNo, this.settings)
  }

  private queryBalance(): Answer {
    const received = this.vouchers.list().reduce((sum, voucher) => sum + voucher.received, 0)
    const answer = accepted({
      [this.settings.balanceField]: printPesos(lessFees(received), 4),
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
    if (this.settings.strictPayer) {
      assertPlainPayer(extras)
    }
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
