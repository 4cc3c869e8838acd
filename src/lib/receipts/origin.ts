import { MathBN } from "@medusajs/framework/utils"
import { namedAmount, ZERO } from "./amount"
import { isMoneyStatus } from "./outcome"
import type { Receipts } from "./receipts"
import { distinctStatements, statementKey, type Statement } from "./statement"

/** A voucher's evidence, weighed, and what was known of it before. */
export type Change<S extends Statement = Statement> = {
  statements: readonly S[]
  receipts: Receipts<S>
  /** What was received so far, in pesos. */
  before: string
  /** The bank's references of transfers that brought what was received so far. */
  knownUtrs: readonly string[]
}

/**
 * The statement that a change of `received` is due to. Only queries establish money, and staff: it is the one of theirs
 * that was heard last. What a query found is put down to a callback instead, which knows the transfer, where just one
 * transfer that is not known yet explains the change: it is as much as the change, or names the sum that it leads to.
 */
export function originOf<S extends Statement>(change: Change<S>): S | undefined {
  const { receipts, statements } = change
  const spoken = distinctStatements(statements)
    .filter((one) => establishes(one, receipts.received))
    .sort((a, b) => a.last_heard_at.getTime() - b.last_heard_at.getTime())
    .at(-1)
  const isFound = spoken?.via === "query" && MathBN.gt(receipts.received, change.before)
  return (isFound && transferOf(change)) || spoken
}

/** Staff say what was really received: it counts where nothing that was heard later says more. */
function establishes(statement: Statement, received: string): boolean {
  return statement.via === "staff"
    ? MathBN.eq(statement.amount ?? 0, received)
    : statement.via === "query" && isMoneyStatus(statement.status_code)
}

function transferOf<S extends Statement>(change: Change<S>): S | undefined {
  const { received } = change.receipts
  const news = newTransfers(change)
  const isOnly = new Set(news.map(({ utr }) => utr)).size === 1
  const difference = MathBN.sub(received, change.before)
  const explaining = news.filter((callback) => {
    const amount = namedAmount(callback) ?? ZERO
    return MathBN.eq(amount, received) ? isOnly : MathBN.eq(amount, difference)
  })
  return new Set(explaining.map(({ utr }) => utr)).size === 1 ? explaining.at(-1) : undefined
}

/**
 * Callbacks that a query has answered, of transfers that brought nothing of what was received so far; oldest first. Those
 * that it denied name more than came, so they explain nothing.
 */
function newTransfers<S extends Statement>({ statements, receipts, knownUtrs }: Change<S>): S[] {
  const settledAt = Math.max(
    ...statements.filter(({ via }) => via === "staff").map((one) => one.last_heard_at.getTime()),
  )
  const unconfirmed = new Set(receipts.unconfirmed.map(statementKey))
  return distinctStatements(statements).filter(
    (one) =>
      one.via === "callback" &&
      isMoneyStatus(one.status_code) &&
      one.utr !== null &&
      !knownUtrs.includes(one.utr) &&
      one.first_heard_at.getTime() > settledAt &&
      !unconfirmed.has(statementKey(one)),
  )
}
