import type { Store } from "../helpers"
import { Calls } from "./calls"
import type { Event } from "./events"
import type { Purchases } from "./purchases"

type Failure = Extract<Event, { do: "reject" | "time out" | "unknown error" }>

const FAILURES = {
  reject: "reject",
  "time out": "timeOut",
  "unknown error": "unknownError",
} as const

/** What shoppers pay and PayPro does with it; what PayPro calls about waits in `calls`. */
export class PayproSide {
  readonly calls: Calls
  /** Vouchers that failed with a part already paid: PayPro's query no longer says how much. */
  readonly failedInPart = new Set<string>()
  /** The most that PayPro ever had on a voucher: what it takes back later was there. */
  private readonly most = new Map<string, number>()

  constructor(
    private readonly store: Store,
    private readonly purchases: Purchases,
  ) {
    this.calls = new Calls(store, async (tradeNo) => await this.canBeAskedAbout(tradeNo))
  }

  receivedOn(tradeNo: string): number {
    return this.most.get(tradeNo) ?? 0
  }

  async pay({ pesos, ...seen }: Extract<Event, { do: "pay" }>): Promise<void> {
    const tradeNo = await this.purchases.tradeNo(seen)
    if (!tradeNo) {
      return
    }
    const before = this.store.simulator.get(tradeNo)
    const missing = Number(before.amount) - Number(before.received)
    const amount = { all: Math.max(missing, 1), part: 70, more: Math.max(missing, 0) + 25 }[pesos]
    const after = this.store.simulator.pay(tradeNo, amount)
    this.most.set(tradeNo, Math.max(this.receivedOn(tradeNo), Number(after.received)))
    this.calls.about(after)
  }

  async fail(event: Failure): Promise<void> {
    const tradeNo = await this.purchases.tradeNo(event)
    const before = tradeNo && this.store.simulator.get(tradeNo)
    if (!before || before.status === "0000" || before.status === "00029") {
      return
    }
    const after = this.store.simulator[FAILURES[event.do]](before.tradeNo)
    if (Number(before.received) > 0) {
      this.failedInPart.add(before.tradeNo)
    }
    this.calls.about(after)
  }

  async reverse(event: Extract<Event, { do: "reverse" }>): Promise<void> {
    const tradeNo = await this.purchases.tradeNo(event)
    if (tradeNo && this.store.simulator.get(tradeNo).status === "0000") {
      this.calls.about(this.store.simulator.reverse(tradeNo))
    }
  }

  async forge(event: Extract<Event, { do: "forge" }>): Promise<void> {
    const tradeNo = await this.purchases.tradeNo(event)
    if (tradeNo) {
      await this.calls.forge(tradeNo)
    }
  }

  /** A PayPro whose queries name what was ordered tells of more than that by calls only. */
  private async canBeAskedAbout(tradeNo: string): Promise<boolean> {
    const { paypro, simulator } = this.store
    const { amount, received } = simulator.get(tradeNo)
    const isTold = simulator.settings.reading !== "ordered" || Number(received) <= Number(amount)
    const voucher = await paypro.findVoucher({ trade_no: tradeNo })
    return isTold && voucher?.ask_at != null
  }

  lag(queries: number): void {
    const { simulator } = this.store
    simulator.setFault({ kind: "stale", endpoint: "queryPayInResult", count: queries })
  }
}
