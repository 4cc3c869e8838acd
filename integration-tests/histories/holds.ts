import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

class Broken extends Error {}

/** @throws the first thing that is wrong with it. */
export function holds(condition: boolean, words: string): asserts condition {
  if (!condition) {
    throw new Broken(words)
  }
}

export const pesos = (amount: BigNumberInput | null | undefined): number =>
  MathBN.convert(amount ?? 0).toNumber()

/** In decimals: 0.1 + 0.2 is 0.3 here. */
export const sum = (amounts: (BigNumberInput | null | undefined)[]): number =>
  pesos(amounts.reduce((total: BigNumberInput, amount) => MathBN.add(total, amount ?? 0), 0))

/** Less than a centavo is nothing. */
export const isSame = (one: number, other: number): boolean => Math.abs(one - other) < 0.01
