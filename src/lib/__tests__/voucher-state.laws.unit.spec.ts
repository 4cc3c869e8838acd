import fc from "fast-check"
import { afterStatement, contradicts, sameState, type PayproStatement } from "../voucher-state"
import type { VoucherState } from "../voucher-state"

const RANK = { issuing: 0, open: 1, failed: 2, partially_paid: 3, paid: 4 }

const pesos = fc.integer({ min: 1, max: 100_000 }).map((centavos) => (centavos / 100).toFixed(2))

const statement: fc.Arbitrary<PayproStatement> = fc.record({
  status: fc.constantFrom("0015", "0001", "0000", "00029", "00032", "0100019"),
  amount: fc.option(pesos),
})

/** A state that statements can lead to. */
const reached: fc.Arbitrary<VoucherState> = fc
  .array(statement, { maxLength: 4 })
  .map((statements) => told({ status: "issuing", received_amount: null }, statements))

function told(state: VoucherState, statements: PayproStatement[]): VoucherState {
  return statements.reduce(afterStatement, state)
}

describe("what PayPro says is joined, whatever the order it arrives in", () => {
  it("order has no say", () => {
    fc.assert(
      fc.property(reached, statement, statement, (state, one, other) => {
        expect(sameState(told(state, [one, other]), told(state, [other, one]))).toBe(true)
      }),
    )
  })

  it("a repetition changes nothing", () => {
    fc.assert(
      fc.property(reached, fc.array(statement, { maxLength: 5 }), (state, statements) => {
        const once = told(state, statements)
        expect(sameState(once, told(once, statements))).toBe(true)
      }),
    )
  })

  it("neither the status nor the money ever goes back", () => {
    fc.assert(
      fc.property(reached, statement, (state, next) => {
        const after = afterStatement(state, next)
        expect(RANK[after.status]).toBeGreaterThanOrEqual(RANK[state.status])
        expect(Number(after.received_amount)).toBeGreaterThanOrEqual(Number(state.received_amount))
      }),
    )
  })

  it("what was taken in does not contradict what it led to", () => {
    fc.assert(
      fc.property(reached, statement, (state, next) => {
        if (!contradicts(state, next)) {
          expect(contradicts(afterStatement(state, next), next)).toBe(false)
        }
      }),
    )
  })

  it("money is only ever read off a paid status", () => {
    fc.assert(
      fc.property(reached, pesos, (state, amount) => {
        for (const status of ["0015", "00029", "00032"]) {
          expect(afterStatement(state, { status, amount }).received_amount).toBe(
            state.received_amount,
          )
        }
      }),
    )
  })
})
