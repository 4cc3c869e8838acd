import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import { roundedToCentavos } from "../../../lib/money"
import { sumOf } from "../../../medusa/order-figures"
import { capturedOf } from "../../../medusa/purchase-snapshot"
import { anAllocation } from "../../../modules/paypro/__tests__/rows"
import type { Allocation } from "../../../modules/paypro/types"
import { discrepanciesOf } from "../discrepancies"
import type { PurchaseState } from "../observe"
import { isCanceledOrder, isCapturable, owedOf } from "../order-state"
import { planStep } from "../plan"
import type { Step } from "../step"
import { carriedOut } from "./carry-out"
import { aState, markedAsPaid, overdue, RULES, type GivenVoucher, type Situation } from "./states"

/** Few pesos and many fractions, so that amounts meet, and miss each other by less than a centavo. */
const amounts = fc
  .tuple(
    fc.constantFrom(0, 1, 100, 200, 299, 300, 301, 600),
    fc.constantFrom("", ".1", ".5", ".99", ".00384", ".9992", ".995", ".33333333333333333333"),
  )
  .map(([pesos, fraction]) => `${pesos}${fraction}`)
const payable = amounts.filter((amount) => roundedToCentavos(amount).gte(1))
const centavos = amounts.map((amount) => roundedToCentavos(amount).toFixed())

const vouchers: fc.Arbitrary<GivenVoucher> = fc
  .record({
    total_amount: payable,
    status: fc.constantFrom("issuing", "open", "partially_paid", "paid", "failed"),
    received: fc.option(centavos),
    /** How much of what was received is captured already, in percent. */
    share: fc.constantFrom(0, 0, 50, 100),
    isReversed: fc.constantFrom(false, false, false, true),
    hasSession: fc.boolean(),
    isCanceled: fc.constantFrom(false, false, true),
    collectionStatus: fc.constantFrom("awaiting", "awaiting", "canceled"),
    sessionStatus: fc.constantFrom("pending_authorization", "authorized", "error", "canceled"),
  })
  .map((given) => {
    const { total_amount, status, received } = given
    const limit = MathBN.min(received ?? 0, total_amount)
    const captured = MathBN.convert(MathBN.mult(limit, given.share / 100)).decimalPlaces(2, 1)
    return {
      row: {
        status,
        total_amount,
        amount: roundedToCentavos(total_amount).integerValue(2).toNumber(),
        received_amount: received,
        is_reversed: given.isReversed,
      } as const,
      captured: captured.toFixed(),
      session: given.hasSession ? { status: given.sessionStatus } : null,
      ...(given.isCanceled &&
        captured.gt(0) && { payment: { canceledAt: "2026-03-11T17:00:00Z" } }),
      collection: { status: given.collectionStatus },
    }
  })

const situations: fc.Arbitrary<Situation> = fc
  .record({
    vouchers: fc.array(vouchers, { maxLength: 3 }),
    isPlaced: fc.constantFrom(true, true, true, false),
    status: fc.constantFrom("pending", "pending", "completed", "archived", "canceled"),
    outstanding: fc.oneof(
      amounts,
      amounts.map((amount) => `-${amount}`),
    ),
    manual: fc.option(payable),
    isOverdue: fc.boolean(),
    isReturning: fc.boolean(),
    /** Of the first voucher's money, in percent of what is not captured. */
    allocated: fc.constantFrom(0, 0, 50, 100),
  })
  .map((given) => ({
    vouchers: given.isPlaced ? given.vouchers : given.vouchers.map(uncaptured),
    others: given.isPlaced && given.manual !== null ? [markedAsPaid(given.manual)] : [],
    purchase: given.isOverdue ? overdue : {},
    order: given.isPlaced
      ? {
          status: given.status,
          outstanding: given.status === "canceled" ? "0" : given.outstanding,
          hasItemsRequestedBack: given.isReturning,
        }
      : null,
    allocations: allocationsOf(given.vouchers[0], given.allocated),
  }))

/** Nothing is captured before there is an order. */
function uncaptured({ row = {}, session = {} }: GivenVoucher): GivenVoucher {
  return { row, session }
}

function allocationsOf(voucher: GivenVoucher | undefined, percent: number): Allocation[] {
  const free = MathBN.sub(voucher?.row?.received_amount ?? 0, voucher?.captured ?? 0)
  const amount = MathBN.convert(MathBN.mult(free, percent / 100)).decimalPlaces(2, 1)
  return amount.gt(0) ? [anAllocation({ amount: amount.toFixed() })] : []
}

type Move = { before: PurchaseState; step: Step }

/** Carries out what is planned, until nothing is left to do. */
function settled(situation: Situation): { moves: Move[]; end: PurchaseState } {
  const moves: Move[] = []
  let state = aState(situation)
  const limit = 12 + 4 * state.vouchers.length
  for (let step = planStep(state, RULES); step; step = planStep(state, RULES)) {
    moves.push({ before: state, step })
    if (moves.length > limit) {
      throw new Error(`no end: ${moves.map((move) => JSON.stringify(move.step)).join("\n")}`)
    }
    state = carriedOut(state, step, situation.allocations ?? [])
  }
  return { moves, end: state }
}

const atMost = (amount: string, limit: Parameters<typeof roundedToCentavos>[0]) =>
  roundedToCentavos(amount).lte(roundedToCentavos(limit))

/** What is left in the payment, or will be once there is one. */
function roomFor({ medusa }: PurchaseState, sessionId: string, paymentId: string | null) {
  const { collections } = medusa
  const payment = collections.flatMap(({ payments }) => payments).find(({ id }) => id === paymentId)
  const session = collections.flatMap(({ sessions }) => sessions).find(({ id }) => id === sessionId)
  return payment ? MathBN.sub(payment.amount, capturedOf(payment)) : (session?.amount ?? 0)
}

const runs = { numRuns: 1_000 }

it("captures never exceed the money that is held, what the order owes, and what the payment takes", () => {
  fc.assert(
    fc.property(situations, (situation) => {
      for (const { before, step } of settled(situation).moves) {
        if (step.do === "capture" || step.do === "add_session") {
          const voucher = before.vouchers.find(({ row, places }) =>
            step.do === "add_session"
              ? row.id === step.voucherId
              : places.some(
                  ({ session, payment }) =>
                    (session?.id ?? payment?.paymentSessionId) === step.sessionId,
                ),
          )
          expect(atMost(step.amount, voucher?.held ?? 0)).toBe(true)
          expect(atMost(step.amount, owedOf(before.medusa))).toBe(true)
        }
        if (step.do === "capture") {
          expect(atMost(step.amount, roomFor(before, step.sessionId, step.paymentId))).toBe(true)
        }
      }
    }),
    runs,
  )
})

it("nothing is captured on a canceled order, nor money that PayPro took back", () => {
  fc.assert(
    fc.property(situations, (situation) => {
      const { moves, end } = settled(situation)
      for (const { before, step } of moves) {
        if (step.do === "capture" || step.do === "add_session") {
          expect(before.medusa.order && isCanceledOrder(before.medusa.order)).toBe(false)
        }
      }
      const start = aState(situation)
      for (const [index, { row, captured }] of end.vouchers.entries()) {
        if (row.is_reversed) {
          expect(captured).toEqual(start.vouchers[index]?.captured)
        }
      }
    }),
    runs,
  )
})

it("allocated money is never captured", () => {
  fc.assert(
    fc.property(situations, (situation) => {
      for (const { row, captured, allocated } of settled(situation).end.vouchers) {
        const gone = MathBN.convert(MathBN.add(captured, allocated)).toFixed()
        expect(atMost(gone, row.received_amount ?? 0)).toBe(true)
      }
    }),
    runs,
  )
})

it("it comes to an end, and then no money waits for an order that owes it", () => {
  fc.assert(
    fc.property(situations, (situation) => {
      const { end } = settled(situation)
      const isWaiting = end.vouchers.some(({ row, held }) => isCapturable(held) && !row.is_reversed)
      expect(isWaiting && isCapturable(owedOf(end.medusa))).toBe(false)
    }),
    runs,
  )
})

it("every peso that is not captured, allocated or the rounding is named once", () => {
  fc.assert(
    fc.property(situations, (situation) => {
      const { end } = settled(situation)
      const named = discrepanciesOf(end, { failure: null, cancelUnpaidOrders: true })
      for (const { row, held, captured } of end.vouchers.filter(
        (voucher) => !voucher.row.is_reversed,
      )) {
        const ofMoney = named.filter(
          ({ voucher_id, kind, amount, circumstance }) =>
            voucher_id === row.id &&
            amount !== undefined &&
            !circumstance?.endsWith("captured") &&
            HELD.includes(kind),
        )
        const isRounded =
          ofMoney.every(({ kind }) => ROUNDED.includes(kind)) && MathBN.gt(captured, 0)
        const asked = MathBN.min(row.received_amount ?? 0, row.amount)
        const rounding = isRounded ? MathBN.sub(asked, row.total_amount) : 0
        const expected = roundedToCentavos(MathBN.max(MathBN.sub(held, MathBN.max(rounding, 0)), 0))
        expect(ofMoney.length).toBeLessThanOrEqual(1)
        const sum = sumOf(ofMoney.map(({ amount }) => ({ amount: amount ?? 0 })))
        expect(MathBN.convert(sum).toFixed()).toBe(expected.toFixed())
      }
    }),
    runs,
  )
})

/** Of these, less is named than is held: what the shopper was asked for beyond the total. */
const ROUNDED = ["overpaid", "received_after_cancellation"]

const HELD = [
  "overpaid",
  "received_after_cancellation",
  "received_without_order",
  "not_booked",
  "incomplete_order",
]

it("once an order owes nothing, nobody is left a voucher to pay", () => {
  fc.assert(
    fc.property(situations, (situation) => {
      const { medusa, vouchers } = settled(situation).end
      const isEven = medusa.order !== null && !isCapturable(owedOf(medusa))
      const payable = vouchers.filter(
        ({ row }) => row.status === "open" && !row.received_amount && !row.voided_at,
      )
      expect(isEven && payable.length > 0).toBe(false)
    }),
    runs,
  )
})
