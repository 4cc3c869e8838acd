import { MathBN } from "@medusajs/framework/utils"
import { isUnreadable, positive, ZERO, type Pesos } from "./amount"
import { answersOf, isMoneyAnswer, latestExact, type Answer, type MoneyAnswer } from "./answer"
import { standingOf, type CallbackStanding } from "./callbacks"
import { isMoneyStatus, type Outcome } from "./outcome"
import type { QueryReading } from "./query-reading"
import { distinctStatements, type Statement } from "./statement"
import { tallyOf } from "./tally"

/** What PayPro has received on a voucher, as far as its statements establish it. Amounts are pesos as decimal text. */
export type Receipts<S extends Statement = Statement> = {
  /** What is established: `paid` once the voucher's amount came, `partially_paid` once anything did. */
  status: Outcome
  /** What every reading of the statements agrees on, and so may be captured; "0" if nothing. */
  received: string
  /** What some reading claims beyond `received`; a person has to look. */
  disputed: string
  /** PayPro has nothing more to say: it called the voucher paid in full or failed, and no statement is left open. */
  final: boolean
  /** A query called the voucher failed after one had called it paid. `received` stays what it was. */
  reversed: boolean
  /** The only reading of a query's `amount` that the answers fit; null while both do, or neither does. */
  reading: QueryReading | null
  /** Callbacks since which no query was sent and answered, whether they claim money or not. */
  unconfirmed: S[]
  /** Callbacks that claim money which a query sent after them does not know of. Neither received nor disputed. */
  denied: S[]
  /** Statements of money whose amount cannot be read and that no exact answer has replaced; a person has to look. */
  unreadable: S[]
}

/**
 * Weighs what PayPro has said of a voucher of `amount` whole pesos. The result depends only on which statements there
 * are and when they were heard: neither the order of the array nor a repetition has a say.
 *
 * - Only queries establish money. A callback counts once a query that was sent after it has answered that money came,
 *   and only as far as no such answer speaks against it.
 * - `0000` is the amount that it names, or at least the voucher's if it names none or just that one.
 * - `0001` is the amount that it names, if that is below the voucher's. Otherwise the payment list's total counts, or
 *   the larger of `receivedAmount` and what the callbacks agree on, which are lower bounds; the rest is disputed.
 * - The newest answer with an exact amount corrects everything that was said before it was asked for. If an earlier
 *   query said more, the difference is disputed.
 * - A failure takes no money back. It ends the voucher; after a query's `0000` it is a reversal.
 * - What staff say was received settles all that was first heard before. Later statements can only add to it, and
 *   whether the payment of a later callback is part of it is disputed.
 * - Where PayPro's pages leave room, the reading that captures less is taken and the rest is disputed. That is why more
 *   than the voucher's amount on a callback's word is disputed while a later query names just the voucher's amount.
 */
export function receiptsOf<S extends Statement>(
  voucher: { amount: number },
  statements: readonly S[],
): Receipts<S> {
  const distinct = distinctStatements(statements)
  const resolution = latestResolution(distinct)
  const isResolved = ({ first_heard_at }: Statement) =>
    resolution !== undefined && first_heard_at <= resolution.last_heard_at

  const queries = distinct.filter(({ via }) => via === "query")
  const { answers, reading } = answersOf(queries, voucher.amount, isResolved)
  const money = answers.filter(isMoneyAnswer).filter((answer) => !answer.isResolved)
  const exact = latestExact(money)

  const callbacks = distinct.filter((one) => one.via === "callback" && !isResolved(one))
  const withStanding = (standing: CallbackStanding) =>
    callbacks.filter((callback) => standingOf(callback, answers, voucher.amount) === standing)
  const confirmed = withStanding("confirmed").filter(({ status_code }) =>
    isMoneyStatus(status_code),
  )
  const unconfirmed = withStanding("unconfirmed")
  const denied = withStanding("denied")

  const { received, disputed } = tallyOf({
    voucherAmount: voucher.amount,
    resolvedAmount: positive(resolution?.amount ?? null) ?? ZERO,
    answers,
    money,
    exact,
    confirmed,
  })
  const unreadable = distinct.filter(
    (one) =>
      isMoneyStatus(one.status_code) &&
      isUnreadable(one) &&
      !isResolved(one) &&
      !isReplaced(one, exact) &&
      !unconfirmed.includes(one) &&
      !denied.includes(one),
  )
  const isSettled =
    disputed.isZero() && [unconfirmed, denied, unreadable].every(({ length }) => length === 0)
  const isPaid = MathBN.gte(received, voucher.amount)
  return {
    status: isPaid ? "paid" : statusBelowPaid(answers, money, received),
    received: received.toFixed(),
    disputed: disputed.toFixed(),
    final: isSettled && hasEnded(answers.at(-1), isPaid),
    reversed: isReversed(answers),
    reading,
    unconfirmed,
    denied,
    unreadable,
  }
}

/** The newest word of staff on what was really received; of two at the same time, the smaller amount. */
function latestResolution(statements: readonly Statement[]): Statement | undefined {
  return statements
    .filter(({ via, amount }) => via === "staff" && amount !== null)
    .sort(
      (a, b) =>
        a.last_heard_at.getTime() - b.last_heard_at.getTime() ||
        MathBN.sub(b.amount ?? 0, a.amount ?? 0).toNumber(),
    )
    .at(-1)
}

/** Whether an exact answer was asked for after a query was sent or a callback heard, so that its amount matters no more. */
function isReplaced(statement: Statement, exact: MoneyAnswer | undefined): boolean {
  const spoken = statement.asked_at ?? statement.first_heard_at
  return exact !== undefined && exact.askedAt > spoken.getTime()
}

function statusBelowPaid(
  answers: readonly Answer[],
  money: readonly MoneyAnswer[],
  received: Pesos,
): Exclude<Outcome, "paid"> {
  if (money.length > 0 || received.gt(0)) {
    return "partially_paid"
  }
  return answers.at(-1)?.outcome === "failed" ? "failed" : "open"
}

/** Whether the newest answer ends the voucher: a failure, or "paid" with all of it received or settled by staff. */
function hasEnded(newest: Answer | undefined, isPaid: boolean): boolean {
  const isSaidToBePaid = newest?.outcome === "paid"
  return newest?.outcome === "failed" || (isSaidToBePaid && (isPaid || newest.isResolved))
}

function isReversed(answers: readonly Answer[]): boolean {
  const newestOf = (outcome: Outcome) =>
    answers.findLast((answer) => answer.outcome === outcome)?.askedAt
  const paidAt = newestOf("paid")
  const failedAt = newestOf("failed")
  return paidAt !== undefined && failedAt !== undefined && failedAt > paidAt
}
