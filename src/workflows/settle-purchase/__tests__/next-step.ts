import { planStep } from "../plan"
import type { Rules, Step } from "../step"
import { aState, RULES, type Situation } from "./states"

/** Part of the step that comes next; null: nothing is left to do. */
export type Expected = Record<string, unknown> | null

export type Row = [situation: string, expected: Expected, situation: Situation]

/** What is done next about a purchase in this situation, unless something was refused before. */
export const nextStep = (situation: Situation, rules: Partial<Rules> = {}): Step | null =>
  planStep(aState(situation), { ...RULES, ...rules })

export function expectNext(situation: Situation, expected: Expected, rules?: Partial<Rules>): void {
  const step = nextStep(situation, rules)
  if (expected) {
    expect(step).toMatchObject(expected)
  } else {
    expect(step).toBeNull()
  }
}

/** A step that captures on the first voucher's own session. */
export const capture = (amount: string, sessionId = "payses_1") => ({
  do: "capture",
  amount,
  sessionId,
})

export const addSession = (amount: string, voucherId = "ppvou_1") => ({
  do: "add_session",
  amount,
  voucherId,
})

/** An order that owes so much. */
export const owing = (outstanding: string) => ({ outstanding })
