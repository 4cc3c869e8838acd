import type { MovementSum } from "../../modules/paypro/repositories/sum-repository"
import { movementTotals } from "../movement-totals"

const sum = (kind: MovementSum["kind"], amount: string, more: Partial<MovementSum> = {}) => ({
  kind,
  amount,
  way_code: null,
  was_captured: null,
  ...more,
})

it("what was received and went nowhere is held, to the centavo", () => {
  const totals = movementTotals([
    sum("received", "1000.10", { way_code: "va" }),
    sum("received", "0.2", { way_code: "store" }),
    sum("captured", "600.10", { way_code: "va" }),
    sum("captured", "0.1", { way_code: "store" }),
    sum("applied", "100", { was_captured: true }),
    sum("set_aside", "50", { was_captured: false }),
    sum("returned", "30", { was_captured: false }),
    sum("returned", "200", { was_captured: true }),
    sum("paid_elsewhere", "400", { was_captured: true }),
  ])
  expect(totals).toEqual({
    received: "1000.3",
    captured: "600.2",
    applied: "100",
    set_aside: "50",
    returned_uncaptured: "30",
    returned_captured: "200",
    held: "220.1",
    paid_elsewhere: "400",
    by_way_code: {
      va: { received: "1000.1", captured: "600.1" },
      store: { received: "0.2", captured: "0.1" },
    },
  })
})

it("money that was received before a period and captured in it makes what is held fall", () => {
  expect(movementTotals([sum("captured", "300", { way_code: "va" })]).held).toBe("-300")
})

it("nothing adds up to nothing", () => {
  expect(movementTotals([])).toMatchObject({ received: "0", held: "0", returned_captured: "0" })
})
