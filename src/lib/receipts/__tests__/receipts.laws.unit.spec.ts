import fc from "fast-check"
import {
  isMoneyStatus,
  outcomeOf,
  receiptsOf,
  statementKey,
  type Receipts,
  type Statement,
} from ".."
import {
  centavos,
  latestMoneyQueryAt,
  latestQueryAt,
  paidUntil,
  paymentHistory,
  statementsOf,
  type PaymentHistory,
} from "./payment-history"
import { minute, query, staff } from "./statements"

/** Whole pesos; the amounts below are chosen around it. */
const VOUCHER = { amount: 3 }

const amounts = fc.constantFrom("0", "1", "1.50", "2", "3", "3.00", "4", "6")
const minutes = fc.integer({ min: 0, max: 12 })
const codes = fc.constantFrom("0000", "0001", "0015", "00029", "00032", "9999")

/** Anything that PayPro might say, true or not; few values, so that statements repeat and contradict each other. */
const queries: fc.Arbitrary<Statement> = fc
  .record({
    at: minutes,
    status_code: codes,
    amount: fc.option(amounts),
    amount_unreadable: fc.boolean(),
    received_amount: fc.option(amounts),
    payment_list_total: fc.option(amounts),
  })
  .map(({ at, status_code, amount, ...more }) => query(at, status_code, amount, more))

const callbacks: fc.Arbitrary<Statement> = fc
  .record({
    at: minutes,
    status_code: codes,
    amount: fc.option(amounts),
    amount_unreadable: fc.boolean(),
    utr: fc.option(fc.constantFrom("A", "B", "C")),
  })
  .map(({ at, ...more }) => ({ ...query(at, "", null), ...more, via: "callback", asked_at: null }))

const resolutions: fc.Arbitrary<Statement> = fc
  .tuple(minutes, fc.option(amounts))
  .map(([at, amount]) => staff(at, amount))

const fromPaypro = fc.array(fc.oneof(queries, callbacks), { maxLength: 8 })
const fromAnybody = fc.array(fc.oneof(queries, callbacks, resolutions), { maxLength: 8 })

/** After everything that the arbitraries above say. */
const LATER = 100

function weigh(statements: readonly Statement[]): Receipts {
  return receiptsOf(VOUCHER, statements)
}

function weighHistory(history: PaymentHistory): Receipts {
  return receiptsOf({ amount: history.voucherAmount }, statementsOf(history))
}

/** Without how often a statement was heard, which decides nothing. */
function withoutCounts({ unconfirmed, denied, unreadable, ...rest }: Receipts) {
  const uncounted = (statements: Statement[]) =>
    statements.map(({ heard_count, ...statement }) => statement)
  return {
    ...rest,
    unconfirmed: uncounted(unconfirmed),
    denied: uncounted(denied),
    unreadable: uncounted(unreadable),
  }
}

describe("the statements are a set", () => {
  it("their order has no say", () => {
    const shuffled = fromAnybody.chain((statements) =>
      fc.tuple(
        fc.constant(statements),
        fc.shuffledSubarray(statements, { minLength: statements.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([statements, others]) => {
        expect(weigh(others)).toEqual(weigh(statements))
      }),
    )
  })

  it("a repetition changes nothing", () => {
    const repeated = fromAnybody.chain((statements) =>
      fc.tuple(fc.constant(statements), fc.subarray(statements)),
    )
    fc.assert(
      fc.property(repeated, ([statements, again]) => {
        expect(withoutCounts(weigh([...statements, ...again]))).toEqual(
          withoutCounts(weigh(statements)),
        )
      }),
    )
  })

  it("a statement heard twice is the statement whose second hearing moved its times", () => {
    fc.assert(
      fc.property(fromAnybody, fromAnybody, minutes, (rest, [first], delay) => {
        fc.pre(first !== undefined)
        const shift = (date: Date) => new Date(date.getTime() + delay * 60_000)
        const times = {
          asked_at: first.asked_at && shift(first.asked_at),
          last_heard_at: shift(first.last_heard_at),
        }
        const second = { ...first, ...times, first_heard_at: times.last_heard_at }
        const both = { ...first, ...times, heard_count: 2 }
        expect(weigh([...rest, first, second])).toEqual(weigh([...rest, both]))
      }),
    )
  })
})

describe("whatever PayPro says, true or not", () => {
  it("nothing is received without a query that says money came, or staff", () => {
    fc.assert(
      fc.property(fromPaypro, (statements) => {
        const others = statements.filter(
          ({ via, status_code }) => via === "callback" || !isMoneyStatus(status_code),
        )
        expect(weigh(others)).toMatchObject({ received: "0", disputed: "0" })
      }),
    )
  })

  it("a callback is not received before a query that was sent after it", () => {
    fc.assert(
      fc.property(fromAnybody, callbacks, (statements, callback) => {
        const late = { ...callback, first_heard_at: minute(LATER), last_heard_at: minute(LATER) }
        // Heard before, it would not be a new callback.
        fc.pre(!statements.some((statement) => statementKey(statement) === statementKey(late)))
        const { received, disputed } = weigh(statements)
        const result = weigh([...statements, late])
        expect(result).toMatchObject({ received, disputed, final: false })
        expect(result.unconfirmed).toContainEqual(late)
      }),
    )
  })

  it("an answer without money neither adds nor takes any, whatever amounts it prints", () => {
    fc.assert(
      fc.property(fromAnybody, queries, (statements, answer) => {
        fc.pre(!isMoneyStatus(answer.status_code))
        const { received, disputed } = weigh(statements)
        expect(weigh([...statements, answer])).toMatchObject({ received, disputed })
      }),
    )
  })

  it("a 0000 without an amount never lowers what was received", () => {
    fc.assert(
      fc.property(fromAnybody, minutes, (statements, at) => {
        const { received } = weigh([...statements, query(at, "0000", null)])
        expect(Number(received)).toBeGreaterThanOrEqual(Number(weigh(statements).received))
      }),
      { numRuns: 2000 },
    )
  })

  it("a last 0000 without an amount stands for the voucher's amount", () => {
    fc.assert(
      fc.property(fromPaypro, (statements) => {
        const { received } = weigh([...statements, query(LATER, "0000", null)])
        expect(Number(received)).toBeGreaterThanOrEqual(VOUCHER.amount)
      }),
    )
  })

  it("a last 0000 that names the voucher's amount or more leaves at least the voucher's amount", () => {
    fc.assert(
      fc.property(fromPaypro, fc.constantFrom("3", "4", "6"), (statements, amount) => {
        const { received } = weigh([...statements, query(LATER, "0000", amount)])
        expect(Number(received)).toBeGreaterThanOrEqual(Number(amount))
      }),
    )
  })

  it("nothing known is dropped in silence: a last exact answer disputes what was received beyond it", () => {
    fc.assert(
      fc.property(fromPaypro, fc.constantFrom("1", "1.50", "2"), (statements, amount) => {
        const queriesOnly = statements.filter(({ via }) => via === "query")
        const before = weigh(queriesOnly)
        const after = weigh([...queriesOnly, query(LATER, "0001", amount)])
        expect(Number(after.received)).toBe(Number(amount))
        expect(Number(after.received) + Number(after.disputed)).toBeGreaterThanOrEqual(
          Number(before.received),
        )
      }),
    )
  })

  it("staff who speak last settle everything", () => {
    fc.assert(
      fc.property(fromAnybody, amounts, (statements, amount) => {
        const result = weigh([...statements, staff(LATER, amount)])
        expect(Number(result.received)).toBe(Number(amount))
        expect(result).toMatchObject({
          disputed: "0",
          unconfirmed: [],
          denied: [],
          unreadable: [],
        })
      }),
    )
  })

  it("later statements never take from what staff said", () => {
    fc.assert(
      fc.property(fromPaypro, amounts, (statements, amount) => {
        const { received } = weigh([staff(-1, amount), ...statements])
        expect(Number(received)).toBeGreaterThanOrEqual(Number(amount))
      }),
    )
  })

  it("a final voucher leaves nothing open, and PayPro called it paid or failed last", () => {
    fc.assert(
      fc.property(fromAnybody, (statements) => {
        const result = weigh(statements)
        fc.pre(result.final)
        expect(result).toMatchObject({
          disputed: "0",
          unconfirmed: [],
          denied: [],
          unreadable: [],
        })
        const newest = statements
          .filter(({ asked_at }) => asked_at !== null)
          .reduce((time, { asked_at }) => Math.max(time, asked_at?.getTime() ?? 0), 0)
        const last = statements.filter(({ asked_at }) => asked_at?.getTime() === newest)
        const outcomes = last.map(({ status_code }) => outcomeOf(status_code))
        expect(outcomes.some((outcome) => outcome === "paid" || outcome === "failed")).toBe(true)
      }),
    )
  })

  it("the status says what was received", () => {
    fc.assert(
      fc.property(fromAnybody, (statements) => {
        const { status, received } = weigh(statements)
        expect(status === "paid").toBe(Number(received) >= VOUCHER.amount)
        if (status === "open" || status === "failed") {
          expect(received).toBe("0")
        }
      }),
    )
  })
})

describe("whatever PayPro means, as long as it tells the truth", () => {
  it.each([
    ["under either reading", { reading: "either" }],
    ["when the reading changes in the middle of a payment", { reading: "changing" }],
    ["when replicas are behind", { reading: "changing", lags: true }],
  ] as const)("never counts more than had come by the newest query, %s", (_title, habits) => {
    fc.assert(
      fc.property(paymentHistory(habits), (history) => {
        const truth = paidUntil(history, latestQueryAt(history))
        expect(centavos(weighHistory(history).received)).toBeLessThanOrEqual(truth)
      }),
      { numRuns: 1000 },
    )
  })

  it("names every peso whose callback is not lost: received, disputed, or of an open callback", () => {
    fc.assert(
      fc.property(
        paymentHistory({ reading: "either", callbacksArrive: "sooner or later" }),
        (history) => {
          const { received, disputed, denied, unconfirmed } = weighHistory(history)
          const truth = paidUntil(history, latestQueryAt(history))
          const named = centavos(received) + centavos(disputed)
          expect(named >= truth || [...denied, ...unconfirmed].length > 0).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it("names every peso of a part, whatever callbacks are lost", () => {
    fc.assert(
      fc.property(paymentHistory({ reading: "either" }), (history) => {
        const truth = paidUntil(history, latestQueryAt(history))
        fc.pre(truth < history.voucherAmount * 100)
        fc.pre(latestMoneyQueryAt(history) === latestQueryAt(history))
        const { received, disputed } = weighHistory(history)
        expect(centavos(received) + centavos(disputed)).toBeGreaterThanOrEqual(truth)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ["the queries name what was received", { reading: "received", namesAmount: true }],
    [
      "the queries carry the payment list",
      { reading: "ordered", hasPaymentList: true, namesAmount: true },
    ],
  ] as const)(
    "counts exactly what had come by the newest answer of money when %s",
    (_title, habits) => {
      fc.assert(
        fc.property(paymentHistory(habits), (history) => {
          const askedAt = latestMoneyQueryAt(history)
          const truth = askedAt === undefined ? 0 : paidUntil(history, askedAt)
          expect(centavos(weighHistory(history).received)).toBe(truth)
        }),
        { numRuns: 1000 },
      )
    },
  )

  it("disputes nothing where the answers show that their amounts are what was received", () => {
    fc.assert(
      fc.property(paymentHistory({ reading: "received", namesAmount: true }), (history) => {
        const { reading, disputed } = weighHistory(history)
        fc.pre(reading === "received")
        expect(disputed).toBe("0")
      }),
      { numRuns: 1000 },
    )
  })

  it("counts the voucher's amount and no more once it was paid, where nobody paid too much", () => {
    fc.assert(
      fc.property(
        paymentHistory({ reading: "changing", payments: "never too much" }),
        (history) => {
          const whole = history.voucherAmount * 100
          const askedAt = latestMoneyQueryAt(history)
          fc.pre(askedAt !== undefined && paidUntil(history, askedAt) === whole)
          expect(weighHistory(history)).toMatchObject({
            status: "paid",
            received: String(history.voucherAmount),
            reversed: false,
          })
        },
      ),
    )
  })

  it("is final without a dispute when a voucher was paid once, in full, and every reading says so", () => {
    fc.assert(
      fc.property(
        paymentHistory({
          reading: "changing",
          payments: "once in full",
          callbacksArrive: "at once",
        }),
        (history) => {
          fc.pre(paidUntil(history, latestQueryAt(history)) > 0)
          expect(weighHistory(history)).toMatchObject({
            status: "paid",
            received: String(history.voucherAmount),
            disputed: "0",
            final: true,
          })
        },
      ),
    )
  })
})
