import { processCallback } from "../../src/workflows/receive-callback"
import { callbackBody, postCallback, signedBody } from "../helpers/callback"
import type { Store } from "../helpers"
import type { VoucherView } from "../../simulator"

/** A call of PayPro that is under way. */
type Call = { tradeNo: string; body: string; attempts: number }

/** PayPro calls eight times more after the first. */
const MAX_ATTEMPTS = 9

/** PayPro's calls: they wait here until the history delivers or loses them, in whatever order. */
export class Calls {
  private readonly underWay: Call[] = []

  constructor(
    private readonly store: Store,
    /** Whether the store still asks about a voucher by itself, and is told then what this call tells. */
    private readonly isAskedAbout: (tradeNo: string) => Promise<boolean>,
  ) {}

  get count(): number {
    return this.underWay.length
  }

  about(voucher: VoucherView): void {
    const body = callbackBody(voucher, this.store.appSecret)
    this.underWay.push({ tradeNo: voucher.tradeNo, body, attempts: 0 })
  }

  /** @param inProcess without HTTP, so that whoever delivers it can be killed while it is processed. */
  async deliver(which: number, copies: number, inProcess = false): Promise<void> {
    const call = this.pick(which)
    if (!call) {
      return
    }
    call.attempts += copies
    const answers = await Promise.all(
      Array.from({ length: copies }, () => (inProcess ? this.receive(call) : this.post(call))),
    )
    if (answers.includes(true)) {
      this.drop(call)
    } else if (call.attempts >= MAX_ATTEMPTS) {
      await this.lose(which)
    }
  }

  /**
   * For good: PayPro has given up. Only the job can find the fact then, so a call about something that came after
   * PayPro's final answer is not lost: the design asks no further than that.
   */
  async lose(which: number): Promise<void> {
    const call = this.pick(which)
    if (call && (await this.isAskedAbout(call.tradeNo))) {
      this.drop(call)
    }
  }

  async forge(tradeNo: string): Promise<void> {
    const fields = { tradeNo, amount: "300.00", status: "0000", timestamp: String(Date.now()) }
    const body = signedBody(fields, "what a thief guesses")
    if ((await postCallback(this.store.url, body)) === 200) {
      throw new Error("A forged callback was taken for true")
    }
  }

  private pick(which: number): Call | undefined {
    return this.underWay[which % (this.underWay.length || 1)]
  }

  /** @returns whether PayPro takes it for done. */
  private async post({ body }: Call): Promise<boolean> {
    return (await postCallback(this.store.url, body)) === 200
  }

  private async receive({ body }: Call): Promise<boolean> {
    const callback = await this.store.paypro.receiveCallback(body)
    await processCallback(this.store.container, callback)
    return true
  }

  private drop(call: Call): void {
    const index = this.underWay.indexOf(call)
    if (index >= 0) {
      this.underWay.splice(index, 1)
    }
  }
}
