import { Agent as HttpAgent } from "node:http"
import { Agent as HttpsAgent } from "node:https"
import axios, { type AxiosInstance } from "axios"
import { LosslessNumber, stringify } from "lossless-json"
import { signFields, type SigningOptions } from "../src/lib/signature/sign"
import { reportedAmount } from "./api"
import { localTime } from "./clock"
import type { Fault, FaultBox } from "./faults"
import { printPesos } from "./money"
import type { SimulatorSettings } from "./options"
import type { Voucher } from "./vouchers"

/** PayPro's pauses before it calls again, in seconds; after the last it gives up. */
export const RETRY_AFTER_SECONDS = [2, 5, 10, 30, 3600, 10800, 10800, 10800]

const MAX_KEPT = 50_000

export type CallbackAttempt = {
  at: Date
  /** What the merchant answered; null where no answer came, and `error` says why. */
  httpStatus: number | null
  body: string | null
  error: string | null
  ms: number
}

/** One fact told to the merchant, until it answers `OK` or PayPro gives up. */
export type Callback = {
  id: number
  tradeNo: string
  status: string
  amount: string
  url: string
  state: "waiting" | "held" | "accepted" | "given_up" | "lost"
  attempts: CallbackAttempt[]
}

type Delivery = { callback: Callback; fields: Record<string, unknown> }

/** Calls the merchant back, with PayPro's patience and the faults that are switched on. */
export class CallbackSender {
  private callbacks: Callback[] = []
  private held: Delivery[] = []
  private nextId = 1
  private readonly timers = new Set<NodeJS.Timeout>()
  private readonly closing = new AbortController()
  private readonly http: AxiosInstance

  constructor(
    private readonly signing: SigningOptions,
    private readonly settings: SimulatorSettings,
    private readonly faults: FaultBox,
  ) {
    this.http = axios.create({
      httpAgent: new HttpAgent({ keepAlive: true, maxSockets: 64 }),
      httpsAgent: new HttpsAgent({ keepAlive: true, maxSockets: 64 }),
      responseType: "text",
      transformResponse: (body: unknown) => body,
      maxRedirects: 0,
      validateStatus: () => true,
      proxy: false,
    })
  }

  list(tradeNo?: string): Callback[] {
    return tradeNo
      ? this.callbacks.filter((callback) => callback.tradeNo === tradeNo)
      : this.callbacks
  }

  /** Tells the merchant how the voucher stands now. */
  send(voucher: Voucher): Callback {
    const delivery = this.prepare(voucher)
    const { callback } = delivery
    const fault = this.faults.take("callback", voucher.tradeNo, EVENT_FAULTS)
    if (fault?.kind === "lostCallback") {
      callback.state = "lost"
    } else if (fault?.kind === "reorderedCallbacks") {
      this.hold(delivery, fault)
    } else {
      this.later(this.settings.callbackDelayMs, () => this.attempt(delivery))
      if (fault?.kind === "duplicatedCallback") {
        this.later(this.settings.callbackDelayMs, () => this.attempt(delivery))
      }
    }
    return callback
  }

  /** Sends what a fault still holds back, the last first. */
  async release(): Promise<void> {
    for (const delivery of this.held.splice(0).reverse()) {
      delivery.callback.state = "waiting"
      await this.attempt(delivery)
    }
  }

  clear(): void {
    this.timers.forEach(clearTimeout)
    this.timers.clear()
    this.callbacks = []
    this.held = []
  }

  close(): void {
    this.clear()
    this.closing.abort()
  }

  private prepare(voucher: Voucher): Delivery {
    const { tradeNo, payproTradeNo, status, message, utr, endedAt, notifyUrl } = voucher
    const amount = printPesos(reportedAmount(voucher), this.settings.decimals)
    const fields = {
      platFormTradeNo: payproTradeNo,
      tradeNo,
      amount: new LosslessNumber(amount),
      status,
      message,
      utr: utr ?? undefined,
      successTime: voucher.received > 0 && endedAt ? localTime(endedAt) : undefined,
      timestamp: String(Date.now()),
    }
    const id = this.nextId++
    const callback: Callback = {
      id,
      tradeNo,
      status,
      amount,
      url: notifyUrl,
      state: "waiting",
      attempts: [],
    }
    this.callbacks.push(callback)
    if (this.callbacks.length > MAX_KEPT) {
      this.callbacks = this.callbacks.slice(-MAX_KEPT / 2)
    }
    return { callback, fields }
  }

  private hold(delivery: Delivery, fault: Fault): void {
    delivery.callback.state = "held"
    this.held.push(delivery)
    // The last one that this fault was to catch sets them all free.
    if (!this.faults.list().includes(fault)) {
      this.later(this.settings.callbackDelayMs, () => this.release())
    }
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const { callback } = delivery
    const fault = this.faults.take("callback", callback.tradeNo, ATTEMPT_FAULTS)
    if (fault?.kind === "slow") {
      await new Promise<void>((resolve) => this.later(fault.ms, async () => resolve()))
    }
    const attempt = await this.post(
      callback.url,
      printCallback(delivery.fields, fault, this.signing),
    )
    callback.attempts.push(attempt)
    if (callback.state === "accepted") {
      return
    }
    if (attempt.httpStatus === 200 && attempt.body?.trim() === "OK") {
      callback.state = "accepted"
      return
    }
    const pause = RETRY_AFTER_SECONDS[callback.attempts.length - 1]
    if (pause === undefined) {
      callback.state = "given_up"
    } else {
      this.later(pause * 1000 * this.settings.timeScale, () => this.attempt(delivery))
    }
  }

  private async post(url: string, body: string): Promise<CallbackAttempt> {
    const at = new Date()
    const startedAt = performance.now()
    const ms = () => Math.round(performance.now() - startedAt)
    const signal = AbortSignal.any([
      this.closing.signal,
      AbortSignal.timeout(this.settings.callbackTimeoutMs),
    ])
    try {
      const headers = { "content-type": "application/json" }
      const answer = await this.http.post<string>(url, body, { headers, signal })
      return {
        at,
        httpStatus: answer.status,
        body: answer.data.slice(0, 2_000),
        error: null,
        ms: ms(),
      }
    } catch (error) {
      const reason = axios.isAxiosError(error) ? (error.code ?? error.message) : String(error)
      return { at, httpStatus: null, body: null, error: reason, ms: ms() }
    }
  }

  private later(ms: number, run: () => Promise<void>): void {
    if (this.closing.signal.aborted) {
      return
    }
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      void run()
    }, ms)
    this.timers.add(timer)
  }
}

/** Faults of the whole callback, and those of one attempt at delivering it. */
const EVENT_FAULTS = ["lostCallback", "duplicatedCallback", "reorderedCallbacks"] as const
const ATTEMPT_FAULTS = ["slow", "garbage", "wrongSignature", "override"] as const

function printCallback(
  fields: Record<string, unknown>,
  fault: Fault | undefined,
  signing: SigningOptions,
): string {
  const told = fault?.kind === "override" ? { ...fields, ...fault.data } : fields
  const sign = fault?.kind === "wrongSignature" ? "0".repeat(32) : signFields(told, signing)
  const body = stringify({ ...told, sign }) ?? ""
  return fault?.kind === "garbage" ? body.slice(0, body.length / 2) : body
}
