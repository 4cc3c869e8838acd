import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { MovementKind } from "../lib/movements"
import type { WayCode } from "../lib/options"
import type { MovementSum } from "../modules/paypro/repositories/sum-repository"
import type { AdminMovementTotals } from "./movement-types"

/** What a period's movements add up to. What was received and went nowhere is held. */
export function movementTotals(sums: MovementSum[]): AdminMovementTotals {
  const of = (kind: MovementKind, isWanted: (sum: MovementSum) => boolean = () => true) =>
    MathBN.sum(
      ...sums.filter((sum) => sum.kind === kind && isWanted(sum)).map(({ amount }) => amount),
    )
  const byWay = (wayCode: WayCode) => ({
    received: text(of("received", ({ way_code }) => way_code === wayCode)),
    captured: text(of("captured", ({ way_code }) => way_code === wayCode)),
  })
  const received = of("received")
  const captured = of("captured")
  const applied = of("applied")
  const setAside = of("set_aside")
  const returnedUncaptured = of("returned", ({ was_captured }) => !was_captured)
  const gone = MathBN.sum(captured, applied, setAside, returnedUncaptured)
  return {
    received: text(received),
    captured: text(captured),
    applied: text(applied),
    set_aside: text(setAside),
    returned_uncaptured: text(returnedUncaptured),
    returned_captured: text(of("returned", ({ was_captured }) => was_captured === true)),
    held: text(MathBN.sub(received, gone)),
    paid_elsewhere: text(of("paid_elsewhere")),
    by_way_code: { va: byWay("va"), store: byWay("store") },
  }
}

const text = (amount: BigNumberInput): string => MathBN.convert(amount).toFixed()
