import { MathBN } from "@medusajs/framework/utils"
import type { Pesos } from "./amount"
import type { Answer, MoneyAnswer } from "./answer"
import { agreedByCallbacks, claimedByCallbacks, type Known } from "./callbacks"
import type { Statement } from "./statement"

type Evidence = Known & {
  answers: readonly Answer[]
  /** The answers that say money came and that staff have not settled. */
  money: readonly MoneyAnswer[]
  /** The callbacks that a query has confirmed and that staff have not settled. */
  confirmed: readonly Statement[]
}

/** What all evidence agrees was received, and how much more some of it claims. */
export function tallyOf(evidence: Evidence): { received: Pesos; disputed: Pesos } {
  const { resolvedAmount, answers, money, exact, confirmed } = evidence
  const isSince = ({ askedAt }: Answer) => exact === undefined || askedAt > exact.askedAt
  const current = money.filter((answer) => answer === exact || isSince(answer))
  const corrected = money.filter((answer) => !current.includes(answer))

  const received = MathBN.max(
    resolvedAmount,
    ...current.map(({ evidence: { floor } }) => floor),
    agreedByCallbacks(confirmed, answers),
  )
  const claimed = MathBN.max(
    received,
    ...current.map(({ evidence: { claim } }) => claim),
    // A correction downwards is a contradiction: the earlier answer was certain, too.
    ...corrected.map(({ evidence: { floor } }) => floor),
    claimedByCallbacks(confirmed, evidence),
  )
  return { received, disputed: MathBN.sub(claimed, received) }
}
