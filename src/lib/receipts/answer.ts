import { MathBN } from "@medusajs/framework/utils"
import { ZERO } from "./amount"
import { outcomeOf, type Outcome } from "./outcome"
import { queryEvidenceOf, type QueryEvidence } from "./query-evidence"
import { queryReadingOf, type QueryReading } from "./query-reading"
import type { Statement } from "./statement"

/** A query's answer, and when the newest query that got it was sent. */
export type Answer = {
  askedAt: number
  outcome: Outcome
  /** Null where the status says that no money came. */
  evidence: QueryEvidence | null
  /** Staff have said since what was really received. */
  isResolved: boolean
}

/** An answer that says money came. */
export type MoneyAnswer = Answer & { evidence: QueryEvidence }

/** The answers to a voucher's queries, oldest query first, and the only reading of their amounts that they fit. */
export function answersOf(
  queries: readonly Statement[],
  voucherAmount: number,
  isResolvedByStaff: (statement: Statement) => boolean,
): { answers: Answer[]; reading: QueryReading | null } {
  const reading = queryReadingOf(queries, voucherAmount)
  const answers = queries
    .map((statement) => {
      const isResolved = isResolvedByStaff(statement)
      const evidence = queryEvidenceOf(statement, voucherAmount, reading)
      return {
        // A query whose time is unknown is older than all others: it confirms and corrects nothing.
        askedAt: statement.asked_at?.getTime() ?? -Infinity,
        outcome: outcomeOf(statement.status_code),
        evidence: evidence && isResolved ? withoutAmounts(evidence) : evidence,
        isResolved,
      }
    })
    .sort((a, b) => a.askedAt - b.askedAt)
  return { answers, reading }
}

export function isMoneyAnswer(answer: Answer): answer is MoneyAnswer {
  return answer.evidence !== null
}

/** The newest answer that names its amount unmistakably; of two that were asked for at the same time, the smaller. */
export function latestExact(answers: readonly MoneyAnswer[]): MoneyAnswer | undefined {
  return answers
    .filter(({ evidence }) => evidence.exact)
    .reduce<MoneyAnswer | undefined>((latest, answer) => {
      const isLatest =
        latest === undefined ||
        answer.askedAt > latest.askedAt ||
        MathBN.lt(answer.evidence.floor, latest.evidence.floor)
      return isLatest ? answer : latest
    }, undefined)
}

/** Staff know better than the amounts of such an answer, but it still says that money came. */
function withoutAmounts(evidence: QueryEvidence): QueryEvidence {
  return { ...evidence, floor: ZERO, exact: false, claim: ZERO }
}
