import { MathBN } from "@medusajs/framework/utils"
import { namedAmount, ZERO, type Pesos } from "./amount"
import { isMoneyAnswer, type Answer, type MoneyAnswer } from "./answer"
import { isMoneyStatus, outcomeOf } from "./outcome"
import type { Statement } from "./statement"

/** What is known of a voucher besides its callbacks. */
export type Known = {
  voucherAmount: number
  /** What staff last said was received; zero if they never did. */
  resolvedAmount: Pesos
  /** The newest answer with an exact amount that staff have not settled. */
  exact: MoneyAnswer | undefined
}

/**
 * What PayPro's queries make of a callback:
 * - `unconfirmed`: no query that was sent after it was first heard has been answered;
 * - `confirmed`: one has, and agrees or leaves room for it; also what says nothing of money, once a query has answered;
 * - `denied`: it says money came, and one has answered otherwise.
 */
export type CallbackStanding = "unconfirmed" | "confirmed" | "denied"

export function standingOf(
  callback: Statement,
  answers: readonly Answer[],
  voucherAmount: number,
): CallbackStanding {
  const later = answersAfter(callback, answers)
  if (later.length === 0) {
    return "unconfirmed"
  }
  if (!isMoneyStatus(callback.status_code)) {
    return "confirmed"
  }
  const claim = claimOf(callback, voucherAmount)
  const money = later.filter(isMoneyAnswer)
  const isAgreed = claim !== null && money.some(({ evidence }) => MathBN.lte(claim, evidence.floor))
  const isContradicted =
    claim !== null &&
    money.some(({ evidence }) => evidence.exact && MathBN.gt(claim, evidence.claim))
  return money.length > 0 && (isAgreed || !isContradicted) ? "confirmed" : "denied"
}

/**
 * What confirmed callbacks add to the queries. Their amounts are either sums so far, or single payments told apart by
 * `utr`. A total of single payments is never below the largest one, so the largest amount is what both agree on.
 * An amount counts only if every answer to a query sent after it leaves room for it.
 */
export function agreedByCallbacks(
  confirmed: readonly Statement[],
  answers: readonly Answer[],
): Pesos {
  const agreed = confirmed.flatMap((callback) => {
    const amount = namedAmount(callback)
    const money = answersAfter(callback, answers).filter(isMoneyAnswer)
    const counts =
      amount !== null &&
      money.every(
        ({ evidence: { floor, callbacksBelow } }) =>
          MathBN.lte(amount, floor) || MathBN.lt(amount, callbacksBelow),
      )
    return counts ? [amount] : []
  })
  return MathBN.max(ZERO, ...agreed)
}

/**
 * What came if each confirmed callback is a payment of its own, on top of what staff said before or the newest exact
 * answer named. Such an answer includes the callbacks that were heard before it was asked for, as long as it fits one
 * way of counting them; if it fits neither, they claim their whole total.
 */
export function claimedByCallbacks(
  confirmed: readonly Statement[],
  { resolvedAmount, exact, voucherAmount }: Known,
): Pesos {
  if (exact === undefined) {
    return MathBN.add(resolvedAmount, totalOfPayments(confirmed))
  }
  const isCovered = (callback: Statement) => callback.first_heard_at.getTime() < exact.askedAt
  const covered = confirmed.filter(isCovered)
  const { floor } = exact.evidence
  const isExplained =
    MathBN.lte(totalOfPayments(covered), floor) || canBeSums(covered, voucherAmount)
  if (!isExplained) {
    return MathBN.add(resolvedAmount, totalOfPayments(confirmed))
  }
  const later = confirmed.filter((callback) => !isCovered(callback))
  return MathBN.add(MathBN.max(resolvedAmount, floor), totalOfPayments(later))
}

/** The total if each `utr` is one payment, of the largest amount named for it. Without `utr`, each statement is one. */
function totalOfPayments(callbacks: readonly Statement[]): Pesos {
  const payments = new Map<string | Statement, Pesos>()
  for (const callback of callbacks) {
    const payment = callback.utr ?? callback
    const amount = namedAmount(callback) ?? ZERO
    payments.set(payment, MathBN.max(amount, payments.get(payment) ?? ZERO))
  }
  return MathBN.sum(...payments.values())
}

/**
 * Whether the amounts can be sums so far: no two transfers leave the same sum, and whatever is called paid reaches the
 * voucher's amount.
 */
function canBeSums(callbacks: readonly Statement[], voucherAmount: number): boolean {
  return callbacks.every((callback) => {
    const sum = namedAmount(callback)
    if (sum === null) {
      return true
    }
    const isShort = outcomeOf(callback.status_code) === "paid" && MathBN.lt(sum, voucherAmount)
    const isRepeated = callbacks.some(
      (other) => isOtherTransfer(callback, other) && MathBN.eq(namedAmount(other) ?? ZERO, sum),
    )
    return !isShort && !isRepeated
  })
}

function isOtherTransfer(a: Statement, b: Statement): boolean {
  return a.utr !== null && b.utr !== null && a.utr !== b.utr
}

function answersAfter(callback: Statement, answers: readonly Answer[]): Answer[] {
  return answers.filter(({ askedAt }) => askedAt > callback.first_heard_at.getTime())
}

/** What a callback says came: the amount it names, or the voucher's if it says "paid" and names none. */
function claimOf(callback: Statement, voucherAmount: number): Pesos | null {
  const isPaid = outcomeOf(callback.status_code) === "paid"
  const isSilent = callback.amount === null && !callback.amount_unreadable
  return isPaid && isSilent ? MathBN.convert(voucherAmount) : namedAmount(callback)
}
