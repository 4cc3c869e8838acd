import { setMaxListeners } from "node:events"
import { setTimeout as sleep } from "node:timers/promises"
import type { SigningOptions } from "../src/lib/signature/sign"
import { callbackFields, printCallback } from "./callback-body"
import { CallbackClient, type CallbackAttempt } from "./callback-client"
import type { Fault, FaultBox } from "./faults"
import { printAmount } from "./money"
import { callbackAmount, printStatus } from "./reports"
import type { SimulatorSettings } from "./settings"
import type { Voucher } from "./vouchers"

/** PayPro's pauses before it calls again, in seconds; after the last it gives up. */
export const RETRY_AFTER_SECONDS = [2, 5, 10, 30, 3600, 10800, 10800, 10800]

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

type Delivery = {
  callback: Callback
  fields: Record<string, unknown>
  /** Ends it in the middle, when the simulator forgets everything. */
  forgotten: AbortSignal
}

/** Calls the merchant back, with PayPro's patience and the faults that are switched on. */
export class CallbackSender {
  private readonly callbacks = new Map<string, Callback[]>()
  private held: Delivery[] = []
  private nextId = 1
  private memory = newMemory()
  private readonly client = new CallbackClient()

  constructor(
    private readonly signing: SigningOptions,
    private readonly settings: SimulatorSettings,
    private readonly faults: FaultBox,
  ) {}

  /** Oldest first. */
  list(tradeNo?: string): Callback[] {
    return tradeNo
      ? [...(this.callbacks.get(tradeNo) ?? [])]
      : [...this.callbacks.values()].flat().sort((a, b) => a.id - b.id)
  }

  /** Tells the merchant how the voucher stands now. */
  send(voucher: Voucher): Callback {
    const delivery = this.prepare(voucher)
    const fault = this.faults.take("callback", voucher.tradeNo, EVENT_FAULTS)
    if (fault?.kind === "lostCallback") {
      delivery.callback.state = "lost"
    } else if (fault?.kind === "reorderedCallbacks") {
      this.hold(delivery, fault)
    } else {
      inBackground(delivery, this.deliver(delivery))
    }
    if (fault?.kind === "duplicatedCallback") {
      const twin = { ...delivery, callback: this.record(voucher, delivery.callback.amount) }
      inBackground(twin, this.deliver(twin))
    }
    return delivery.callback
  }

  /** Sends what a fault still holds back, the last first. */
  async release(): Promise<void> {
    for (const delivery of this.held.splice(0).reverse()) {
      delivery.callback.state = "waiting"
      if (!(await this.attempt(delivery))) {
        inBackground(delivery, this.repeat(delivery))
      }
    }
  }

  /** Forgets all callbacks; those under way stop. */
  clear(): void {
    this.memory.abort()
    this.memory = newMemory()
    this.callbacks.clear()
    this.held = []
  }

  private prepare(voucher: Voucher): Delivery {
    const amount = printAmount(callbackAmount(voucher, this.settings), this.settings.amountFormat)
    const callback = this.record(voucher, amount)
    const fields = callbackFields(voucher, amount, this.settings)
    return { callback, fields, forgotten: this.memory.signal }
  }

  private record({ tradeNo, status, notifyUrl }: Voucher, amount: string): Callback {
    const callback: Callback = {
      id: this.nextId++,
      tradeNo,
      status: printStatus(status, this.settings),
      amount,
      url: notifyUrl,
      state: "waiting",
      attempts: [],
    }
    this.callbacks.set(tradeNo, [...(this.callbacks.get(tradeNo) ?? []), callback])
    return callback
  }

  private hold(delivery: Delivery, fault: Fault): void {
    delivery.callback.state = "held"
    this.held.push(delivery)
    // The last one that this fault was to catch sets them all free.
    if (!this.faults.list().includes(fault)) {
      inBackground(delivery, this.release())
    }
  }

  private async deliver(delivery: Delivery): Promise<void> {
    await pause(delivery, this.settings.callbackDelayMs)
    if (!(await this.attempt(delivery))) {
      await this.repeat(delivery)
    }
  }

  private async repeat(delivery: Delivery): Promise<void> {
    for (const seconds of RETRY_AFTER_SECONDS) {
      await pause(delivery, seconds * 1000 * this.settings.timeScale)
      if (await this.attempt(delivery)) {
        return
      }
    }
    delivery.callback.state = "given_up"
  }

  /** Whether the merchant has answered `OK`. */
  private async attempt(delivery: Delivery): Promise<boolean> {
    const { callback, fields, forgotten } = delivery
    const fault = this.faults.take("callback", callback.tradeNo, ATTEMPT_FAULTS)
    if (fault?.kind === "slow") {
      await pause(delivery, fault.ms)
    }
    const body = printCallback(fields, fault, this.signing, this.settings)
    const { callbackTimeoutMs } = this.settings
    const attempt = await this.client.post(callback.url, body, callbackTimeoutMs, forgotten)
    callback.attempts.push(attempt)
    if (attempt.httpStatus !== 200 || attempt.body?.trim() !== "OK") {
      return false
    }
    callback.state = "accepted"
    return true
  }
}

function newMemory(): AbortController {
  const memory = new AbortController()
  // Every callback under way listens to it.
  setMaxListeners(0, memory.signal)
  return memory
}

async function pause({ forgotten }: Delivery, ms: number): Promise<void> {
  await sleep(ms, undefined, { signal: forgotten, ref: false })
}

/** Being forgotten is an end like any other; whatever else breaks is a bug of the simulator. */
function inBackground({ forgotten }: Delivery, work: Promise<void>): void {
  work.catch((error: unknown) => {
    if (!forgotten.aborted) {
      throw error
    }
  })
}

/** Faults of the whole callback, and those of one attempt at delivering it. */
const EVENT_FAULTS = ["lostCallback", "duplicatedCallback", "reorderedCallbacks"] as const
const ATTEMPT_FAULTS = ["slow", "garbage", "wrongSignature", "override"] as const
