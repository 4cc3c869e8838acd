import { setTimeout as sleep } from "node:timers/promises"
import type { Logger } from "@medusajs/framework/types"
import { messageOf, PayproRefusedError, PayproUnknownOutcomeError } from "../errors"
import type { ResolvedPayproOptions, WayCode } from "../options"
import { redact } from "../redact"
import { signFields } from "../signature/sign"
import { acceptedData, parseAnswer } from "./answer"
import { clockSkewOf } from "./clock-skew"
import { createHttp, post } from "./http"
import type { PersonalFields } from "./plain-payer"
import { codeOf } from "./code"
import { QUERY_RETRIES, retryDelayMs } from "./retry"
import {
  balanceAnswer,
  payInAnswer,
  payInRequest,
  queryPayInAnswer,
  queryPayInRequest,
  type Balance,
  type PayInAnswer,
} from "./schemas"

/** Personal fields may be as somebody typed them: they are made plain before they are sent. */
export type PayInRequest = {
  /** The merchant's unique number, up to 32 letters and digits: see `newTradeNo`. */
  tradeNo: string
  /** Whole pesos. */
  amount: number
  wayCode: WayCode
} & PersonalFields

export type PayInVoucher = {
  tradeNo: string
  platformTradeNo: string | null
  /** PayPro's status code; "0015" (in progress) as a rule. */
  status: string
  message: string | null
  /** What the shopper needs: the account to transfer to, or the reference for the till. Opaque. */
  paymentInfo: string
}

type CallSettings = { timeoutMs?: number }

/**
 * Every method throws `PayproRefusedError` (PayPro said no), `PayproUnreachableError` (nothing was sent) or
 * `PayproUnknownOutcomeError` (we do not know), and nothing else unless it was called wrongly.
 */
export type PayproClient = {
  /**
   * Asks for a voucher, once. A refusal is definite: nothing can be collected under the number. After an unknown outcome
   * (a lost answer, PayPro's code 5000) the voucher may exist: take a new number, and query this one.
   */
  payIn(request: PayInRequest, settings?: CallSettings): Promise<PayInVoucher>
  /**
   * How a voucher stands. An error says nothing about the payment; a refusal may mean that PayPro does not know the
   * number.
   */
  queryPayIn(tradeNo: string, settings?: CallSettings & { retries?: number }): Promise<PayInAnswer>
  /** Changes nothing: the way to check credentials. */
  queryBalance(settings?: CallSettings & { retries?: number }): Promise<Balance>
  /** How far PayPro's clock is ahead of ours, by its last answer; null before the first. */
  clockSkewMs(): number | null
}

type RequestFields = Record<string, string | undefined>

type ClientLogger = Pick<Logger, "debug" | "info" | "warn">

/** What a pay-in's answer may say of a voucher that exists: paid, partly paid, in progress. */
const COLLECTABLE = new Set(["0000", "0001", "0015"])
/** PayPro's "unknown error", which may turn into a payment later. */
const UNKNOWN_ERROR = "00032"

export function createPayproClient(
  options: ResolvedPayproOptions,
  logger?: ClientLogger,
): PayproClient {
  const http = createHttp(options.baseUrl, options.merchantNo)
  let clockSkewMs: number | null = null

  /** The one way to PayPro: signs, sends, reads the outer layer, has `read` read the data, logs one line. */
  async function request<T>(
    endpoint: string,
    fields: RequestFields,
    read: (data: unknown) => T,
    { timeoutMs = options.timeoutMs }: CallSettings = {},
  ): Promise<T> {
    const signed = { ...fields, timestamp: String(Date.now()) }
    const body = JSON.stringify({ ...signed, sign: signFields(signed, options) })
    const sentAt = Date.now()
    const startedAt = performance.now()
    const line = (end: string) =>
      `PayPro ${endpoint} ${summaryOf(fields)}: ${end} in ${Math.round(performance.now() - startedAt)} ms`
    try {
      const raw = await post(http, `/v1/paypro/${endpoint}`, body, timeoutMs)
      const data = acceptedData(endpoint, raw, options, hideIn(fields), (timestamp) => {
        clockSkewMs = clockSkewOf(timestamp, sentAt, Date.now()) ?? clockSkewMs
      })
      const answer = read(data)
      logger?.debug(line("accepted"))
      return answer
    } catch (error) {
      logger?.warn(line(messageOf(error)))
      throw error
    }
  }

  /** PayPro's words, without what the shopper or the merchant would not want in a log. */
  function hideIn({ payer, email, mobile }: RequestFields) {
    return (words: string) => redact(words, [payer, email, mobile, ...options.appSecret])
  }

  async function retried<T>(retries: number, ask: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask()
      } catch (error) {
        const delay = retryDelayMs(error, attempt, retries)
        if (delay === null) {
          throw error
        }
        await sleep(delay)
      }
    }
  }

  return {
    async payIn(input, settings) {
      const fields = payInRequest.parse({
        ...input,
        notifyUrl: `${options.backendUrl}/hooks/paypro`,
        returnUrl: options.returnUrl,
      })
      return await request(
        "payInApi",
        fields,
        (data) => readVoucher(data, fields.tradeNo, hideIn(fields)),
        settings,
      )
    },

    async queryPayIn(tradeNo, { retries = QUERY_RETRIES, ...settings } = {}) {
      const fields = queryPayInRequest.parse({ tradeNo })
      return await retried(retries, () =>
        request("queryPayInResult", fields, (data) => readPayIn(data, tradeNo), settings),
      )
    },

    async queryBalance({ retries = QUERY_RETRIES, ...settings } = {}) {
      return await retried(retries, () =>
        request(
          "queryBalance",
          {},
          (data) => parseAnswer("queryBalance", balanceAnswer, data),
          settings,
        ),
      )
    },

    clockSkewMs: () => clockSkewMs,
  }
}

function readVoucher(
  data: unknown,
  tradeNo: string,
  redacted: (words: string) => string,
): PayInVoucher {
  const { paymentInfo, ...answer } = parseAnswer("payInApi", payInAnswer, data)
  assertSameTradeNo("payInApi", tradeNo, answer.tradeNo)
  const message = answer.message && redacted(answer.message)
  if (answer.status === UNKNOWN_ERROR) {
    throw new PayproUnknownOutcomeError(
      `PayPro does not know what became of payInApi: ${UNKNOWN_ERROR}`,
    )
  }
  if (!COLLECTABLE.has(answer.status)) {
    throw new PayproRefusedError("payInApi", codeOf(answer.status), message)
  }
  if (!paymentInfo) {
    throw new PayproUnknownOutcomeError("PayPro's answer to payInApi has no paymentInfo")
  }
  return { ...answer, message, paymentInfo }
}

function readPayIn(data: unknown, tradeNo: string): PayInAnswer {
  const answer = parseAnswer("queryPayInResult", queryPayInAnswer, data)
  assertSameTradeNo("queryPayInResult", tradeNo, answer.tradeNo)
  return answer
}

/** An answer about another voucher is no answer, whatever it says. */
function assertSameTradeNo(endpoint: string, asked: string, answered: string): void {
  if (asked !== answered) {
    throw new PayproUnknownOutcomeError(
      `PayPro's answer to ${endpoint} is about another trade number`,
    )
  }
}

/** The fields a log may show. */
const summaryOf = ({ tradeNo, wayCode, amount }: RequestFields) =>
  [tradeNo, wayCode, amount && `${amount} MXN`].filter(Boolean).join(" ")
