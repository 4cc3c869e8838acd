import { randomBytes } from "node:crypto"
import { centavosOf } from "./money"
import { newUtr } from "./references"

export type PayInStatus = "0015" | "0001" | "0000" | "00029" | "00032"

/** One payment that somebody tried: successful, failed (or taken back), or of unknown outcome. */
export type Payment = {
  /** In centavos. */
  amount: number
  status: "0000" | "00029" | "00032"
  utr: string | null
  at: Date
}

/** One pay-in as it stands at a moment, amounts in centavos. */
export type Voucher = Readonly<{
  tradeNo: string
  payproTradeNo: string
  wayCode: string
  amount: number
  /** The sum of the successful payments. */
  received: number
  payments: readonly Payment[]
  status: PayInStatus
  message: string
  paymentInfo: string
  notifyUrl: string
  /** What else the merchant sent: payer, email, mobile, remark, returnUrl. */
  extras: Record<string, string>
  /** The `utr` of the latest successful payment. */
  utr: string | null
  createdAt: Date
  changedAt: Date
  /** When money last came, or when the voucher failed. */
  endedAt: Date | null
}>

export type NewVoucher = Pick<
  Voucher,
  "tradeNo" | "wayCode" | "amount" | "paymentInfo" | "notifyUrl" | "extras"
>

/** How far behind a reader of the book is. */
export type Lag = {
  /** It sees what was written up to so many milliseconds ago. */
  ms: number
  /** It has not seen the latest change, however long ago that was. */
  stale: boolean
}

/** A request that makes no sense for the voucher as it is now. */
export class NotPossibleError extends Error {}

export class UnknownVoucherError extends Error {}

export class VoucherBook {
  /** Every voucher, in all the states it has been in, oldest first. */
  private readonly states = new Map<string, Voucher[]>()

  add(voucher: NewVoucher): Voucher {
    const createdAt = new Date()
    const added: Voucher = {
      ...voucher,
      payproTradeNo: randomBytes(16).toString("hex"),
      received: 0,
      payments: [],
      status: "0015",
      message: "Create",
      utr: null,
      createdAt,
      changedAt: createdAt,
      endedAt: null,
    }
    this.states.set(voucher.tradeNo, [added])
    return added
  }

  find(tradeNo: string): Voucher | undefined {
    return this.states.get(tradeNo)?.at(-1)
  }

  /** The voucher as a reader that lags behind sees it; as it was issued where it is younger than the lag. */
  findBehind(tradeNo: string, { ms, stale }: Lag): Voucher | undefined {
    const states = this.states.get(tradeNo) ?? []
    const seenUntil = Date.now() - ms
    const seen = stale
      ? states.at(-2)
      : states.findLast(({ changedAt }) => changedAt.getTime() <= seenUntil)
    return seen ?? states[0]
  }

  get(tradeNo: string): Voucher {
    const voucher = this.find(tradeNo)
    if (!voucher) {
      throw new UnknownVoucherError(`No voucher ${tradeNo}`)
    }
    return voucher
  }

  /** Newest first. */
  list(limit = Infinity): Voucher[] {
    return [...this.states.values()]
      .reverse()
      .slice(0, limit)
      .flatMap((states) => states.slice(-1))
  }

  /**
   * Money comes in, on top of what came before; whatever is missing where no amount is named, or the whole amount
   * once more on a paid voucher. A bank transfer can arrive on a voucher that has failed: then it counts.
   */
  pay(tradeNo: string, pesos?: string | number): Voucher {
    const voucher = this.get(tradeNo)
    const amount = pesos === undefined ? missing(voucher) || voucher.amount : centavosOf(pesos)
    const received = voucher.received + amount
    const paid = received >= voucher.amount
    const at = new Date()
    const utr = newUtr()
    return this.change(voucher, {
      received,
      payments: [...voucher.payments, { amount, status: "0000", utr, at }],
      status: paid ? "0000" : "0001",
      message: paid ? "SUCCESS" : "PARTIAL SUCCESS",
      utr,
      endedAt: at,
    })
  }

  /** A payment is tried and refused, and the voucher fails with it. */
  reject(tradeNo: string): Voucher {
    const voucher = this.unpaid(tradeNo)
    return this.fail(voucher, "Rejected", tried(voucher, "00029"))
  }

  timeOut(tradeNo: string): Voucher {
    const voucher = this.unpaid(tradeNo)
    return this.fail(voucher, "Collection order timed out without payment", voucher.payments)
  }

  /** A payment is tried and nobody knows what became of it, until the voucher is paid or fails. */
  unknownError(tradeNo: string): Voucher {
    const voucher = this.unpaid(tradeNo)
    const payments = tried(voucher, "00032")
    return this.change(voucher, { payments, status: "00032", message: "Unknown error" })
  }

  /** All that came in on a paid voucher is taken back. */
  reverse(tradeNo: string): Voucher {
    const voucher = this.get(tradeNo)
    if (voucher.status !== "0000") {
      throw new NotPossibleError(`${tradeNo} is not paid`)
    }
    const payments = voucher.payments.map((payment): Payment =>
      isSuccessful(payment) ? { ...payment, status: "00029" } : payment,
    )
    return this.fail({ ...voucher, received: 0 }, "Reversed", payments)
  }

  clear(): void {
    this.states.clear()
  }

  private unpaid(tradeNo: string): Voucher {
    const voucher = this.get(tradeNo)
    if (voucher.status === "0000") {
      throw new NotPossibleError(`${tradeNo} is paid`)
    }
    return voucher
  }

  private fail(voucher: Voucher, message: string, payments: readonly Payment[]): Voucher {
    return this.change(voucher, { payments, status: "00029", message, endedAt: new Date() })
  }

  private change(voucher: Voucher, changes: Partial<Voucher>): Voucher {
    const changed = { ...voucher, ...changes, changedAt: new Date() }
    this.states.get(voucher.tradeNo)?.push(changed)
    return changed
  }
}

export const isSuccessful = ({ status }: Payment) => status === "0000"

const missing = ({ amount, received }: Voucher) => Math.max(amount - received, 0)

function tried(voucher: Voucher, status: Payment["status"]): Payment[] {
  return [...voucher.payments, { amount: missing(voucher), status, utr: null, at: new Date() }]
}
