import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { inPesos, roundedToCentavos } from "../../lib/money"
import { sumOf } from "../../medusa/order-figures"
import { isCapturable } from "../settle-purchase/order-state"
import { notAllowed } from "./refusals"
import type { Returnable, ReturnableMoney } from "./returnable"

/** One row of what a transfer returns. Amounts are pesos, as decimal text. */
export type ReturnPart = Pick<ReturnableMoney, "voucher" | "paymentId"> & {
  amount: string
  /** By how much the order's total falls; null where it stays. */
  writeOff: string | null
}

export type Wanted = {
  amount: BigNumberInput
  /** Only this voucher's money. */
  voucherId?: string | undefined
  /** Which money comes first: that of a voucher, and captured or not. Without it, what was never captured. */
  first?: { voucherId: string | null; isCaptured: boolean }
  mayWriteOff: boolean
}

/**
 * Whose money a transfer returns: first what was never captured, or what is asked for, then what the order is negative
 * by, and more only where staff confirmed that its total falls.
 * @throws MedusaError NOT_ALLOWED where so much is not there, or the fall was not confirmed.
 */
export function planReturn(returnable: Returnable, wanted: Wanted): ReturnPart[] {
  const money = moneyFor(returnable, wanted)
  const total = sumOf(money)
  if (!isCapturable(wanted.amount) || MathBN.gt(wanted.amount, total)) {
    throw notAllowed(
      isCapturable(total)
        ? `Only ${inPesos(total)} of this money can be returned. Record that much at most.`
        : "None of this money is left to return: PayPro did not receive it, took it back, or it was dealt with. Reload the page.",
    )
  }
  const parts = take(money, wanted.amount)
  const captured = sumOf(parts.filter(({ paymentId }) => paymentId))
  const writeOff = MathBN.sub(captured, returnable.overpaid)
  if (isCapturable(writeOff) && !wanted.mayWriteOff) {
    throw notAllowed(
      `Returning ${inPesos(wanted.amount)} makes the order's total fall by ${inPesos(writeOff)}, because the order is not overpaid by that much. Confirm it with write_off: true, or return ${inPesos(MathBN.sub(wanted.amount, writeOff))} at most.`,
    )
  }
  return withWriteOffs(parts, returnable.overpaid)
}

function moneyFor({ money }: Returnable, { voucherId, first }: Wanted): ReturnableMoney[] {
  const isCapturedFirst = first?.isCaptured ?? false
  const isLater = ({ voucher, paymentId }: ReturnableMoney) =>
    Number((paymentId !== null) !== isCapturedFirst) * 2 + Number(voucher.id !== first?.voucherId)
  return money
    .filter(({ voucher }) => voucherId === undefined || voucher.id === voucherId)
    .toSorted((a, b) => isLater(a) - isLater(b))
}

function take(money: ReturnableMoney[], wanted: BigNumberInput): ReturnableMoney[] {
  let left = wanted
  return money.flatMap((one) => {
    const amount = MathBN.min(one.amount, left)
    left = MathBN.sub(left, amount)
    return isCapturable(amount) ? [{ ...one, amount }] : []
  })
}

function withWriteOffs(parts: ReturnableMoney[], overpaid: BigNumberInput): ReturnPart[] {
  let left = overpaid
  return parts.map(({ voucher, paymentId, amount }) => {
    const even = paymentId ? MathBN.min(amount, left) : amount
    left = paymentId ? MathBN.sub(left, even) : left
    const writeOff = MathBN.sub(amount, even)
    return {
      voucher,
      paymentId,
      amount: roundedToCentavos(amount).toFixed(),
      writeOff: isCapturable(writeOff) ? roundedToCentavos(writeOff).toFixed() : null,
    }
  })
}
