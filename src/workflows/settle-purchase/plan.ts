import { captureInFlightUntil, findRepair, REPAIRS } from "../../medusa/repairs/index"
import { bookSteps } from "./book-steps"
import { cancelStep, evenStep, failStep, voidStep } from "./close-steps"
import type { PurchaseState } from "./observe"
import type { Rules, Step } from "./step"

/** Decides from the state alone; docs/flow.md has the table. @returns null where nothing is left to do. */
export function planStep(state: PurchaseState, rules: Rules): Step | null {
  const until = captureInFlightUntil(state.medusa)
  if (until) {
    return { do: "wait", for: "transaction", until }
  }
  for (const step of candidates(state, rules)) {
    if (step && !rules.isRefused(step)) {
      return step
    }
  }
  return null
}

function* candidates(state: PurchaseState, rules: Rules): Generator<Step | null> {
  for (const repair of REPAIRS) {
    const found = findRepair(state.medusa, [repair])
    yield found && { do: "repair", ...found }
  }
  for (const voucher of state.vouchers) {
    yield* bookSteps(voucher, state)
  }
  yield evenStep(state)
  yield voidStep(state)
  yield rules.cancelUnpaidOrders ? cancelStep(state) : null
  for (const voucher of state.vouchers) {
    yield failStep(voucher)
  }
}
