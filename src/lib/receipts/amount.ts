import { MathBN } from "@medusajs/framework/utils"
import type { Statement } from "./statement"

/** An exact decimal number of pesos. */
export type Pesos = ReturnType<typeof MathBN.convert>

export const ZERO: Pesos = MathBN.convert(0)

/** An amount above zero; anything else names no money. */
export function positive(amount: string | null): Pesos | null {
  return amount !== null && MathBN.gt(amount, 0) ? MathBN.convert(amount) : null
}

/** The amount that a statement of money names, or null if it names none that can be read. */
export function namedAmount(statement: Statement): Pesos | null {
  return isUnreadable(statement) ? null : positive(statement.amount)
}

/**
 * Whether a statement of money names an amount that means nothing: it could not be read, or it is not above zero.
 * This is not the same as naming none, since the amount that was meant may be a smaller one.
 */
export function isUnreadable(statement: Statement): boolean {
  return (
    statement.amount_unreadable ||
    (statement.amount !== null && positive(statement.amount) === null)
  )
}
