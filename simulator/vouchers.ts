import { randomBytes } from "node:crypto"
import { centavosOf } from "./money"
import { newUtr } from "./references"

export type PayInStatus = "0015" | "0001" | "0000" | "00029"

/** One pay-in, amounts in centavos. */
export type Voucher = {
  tradeNo: string
  payproTradeNo: string
  wayCode: string
  amount: number
  received: number
  status: PayInStatus
  message: string
  paymentInfo: string
  notifyUrl: string
  /** What else the merchant sent: payer, email, mobile, remark, returnUrl. */
  extras: Record<string, string>
  utr: string | null
  createdAt: Date
  /** When money last came, or when the voucher failed. */
  endedAt: Date | null
}

export type NewVoucher = Pick<
  Voucher,
  "tradeNo" | "wayCode" | "amount" | "paymentInfo" | "notifyUrl" | "extras"
>

/** A request that makes no sense for the voucher as it is now. */
export class NotPossibleError extends Error {}

export class UnknownVoucherError extends Error {}

export class VoucherBook {
  private readonly byTradeNo = new Map<string, Voucher>()

  add(voucher: NewVoucher): Voucher {
    const added: Voucher = {
      ...voucher,
      payproTradeNo: randomBytes(16).toString("hex"),
      received: 0,
      status: "0015",
      message: "Create",
      utr: null,
      createdAt: new Date(),
      endedAt: null,
    }
    this.byTradeNo.set(voucher.tradeNo, added)
    return added
  }

  find(tradeNo: string): Voucher | undefined {
    return this.byTradeNo.get(tradeNo)
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
    return [...this.byTradeNo.values()].reverse().slice(0, limit)
  }

  /**
   * Money comes in, on top of what came before; whatever is missing where no amount is named. A bank transfer can
   * arrive on a voucher that has failed: then it counts.
   */
  pay(tradeNo: string, pesos?: string | number): Voucher {
    const voucher = this.get(tradeNo)
    const missing = voucher.amount - voucher.received
    voucher.received +=
      pesos === undefined ? (missing > 0 ? missing : voucher.amount) : centavosOf(pesos)
    const full = voucher.received >= voucher.amount
    return this.end(voucher, full ? "0000" : "0001", full ? "SUCCESS" : "PARTIAL SUCCESS", newUtr())
  }

  reject(tradeNo: string): Voucher {
    return this.fail(tradeNo, "Rejected")
  }

  timeOut(tradeNo: string): Voucher {
    return this.fail(tradeNo, "Collection order timed out without payment")
  }

  clear(): void {
    this.byTradeNo.clear()
  }

  private fail(tradeNo: string, message: string): Voucher {
    const voucher = this.get(tradeNo)
    if (voucher.status === "0000") {
      throw new NotPossibleError(`${tradeNo} is paid`)
    }
    return this.end(voucher, "00029", message, voucher.utr)
  }

  private end(voucher: Voucher, status: PayInStatus, message: string, utr: string | null): Voucher {
    return Object.assign(voucher, { status, message, utr, endedAt: new Date() })
  }
}
