import { parsePayproOptions } from "../options"
import * as timing from "../timing"

const { reconcile, timeoutMs } = parsePayproOptions({
  merchantNo: "1234567",
  appSecret: "secret",
  baseUrl: "https://paypro.example/mex-pay",
  backendUrl: "https://store.example",
})
const HOUR = 60
const minutes = (seconds: number) => seconds / 60

describe("a lease", () => {
  it("outlives several renewals, so that a lost one does not lose it", () => {
    expect(timing.LEASE_RENEWAL_SECONDS * 3).toBeLessThan(timing.LEASE_SECONDS)
  })

  it("lasts much longer than its proof is taken for granted", () => {
    expect(timing.PROOF_LASTS_MS * 10).toBeLessThan(timing.LEASE_SECONDS * 1_000)
  })

  it("of a dead process keeps nobody waiting for longer than the next run of the job", () => {
    expect(timing.LEASE_SECONDS).toBeLessThan(60)
  })

  it("may be as short as one wait for the cart's lock, because it is renewed meanwhile", () => {
    expect(timing.LEASE_RENEWAL_SECONDS).toBeLessThan(timing.CORE_LOCK_WAIT_SECONDS)
  })
})

describe("who asks about a voucher", () => {
  it("has it for as long as a batch takes while PayPro answers slowly", () => {
    const rounds = reconcile.batchSize / reconcile.concurrency
    const usualAnswerSeconds = 5
    expect(timing.ASK_CLAIM_SECONDS).toBeGreaterThan(rounds * usualAnswerSeconds)
    expect(timing.ASK_CLAIM_SECONDS).toBeGreaterThan(timeoutMs / 1_000)
  })

  it("asks about a cut-short pay-in only when PayPro's longest answer is over", () => {
    const longestAnswerSeconds = 60
    expect(timing.FIRST_ASK_SECONDS).toBeGreaterThan(longestAnswerSeconds)
    expect(timing.NEVER_ISSUED_AFTER_SECONDS).toBeGreaterThan(timing.FIRST_ASK_SECONDS)
  })

  it("asks again about a final voucher less and less often", () => {
    expect([...timing.ASK_AGAIN_HOURS].sort((a, b) => a - b)).toEqual([...timing.ASK_AGAIN_HOURS])
  })

  it("waits less long while a shopper waits than otherwise", () => {
    expect(timing.CHECKOUT_TIMEOUT_MS).toBeLessThan(timeoutMs)
  })
})

describe("whoever works inside of Medusa is waited for", () => {
  it("longer than the core holds a cart's lock, to place or to cancel an order", () => {
    expect(timing.ORDER_PLACED_WITHIN_SECONDS).toBeGreaterThan(timing.CORE_LOCK_TTL_SECONDS)
    expect(timing.ORDER_CANCELED_WITHIN_SECONDS).toBeGreaterThan(timing.CORE_LOCK_TTL_SECONDS)
  })

  it("longer than for the cart's lock, to record another provider's capture", () => {
    expect(timing.TRANSACTION_WITHIN_SECONDS).toBeGreaterThan(timing.CORE_LOCK_WAIT_SECONDS)
  })

  it("less long than a dead process' lease lasts, to record a capture of PayPro's money", () => {
    expect(timing.OWN_TRANSACTION_WITHIN_SECONDS).toBeLessThan(
      timing.LEASE_SECONDS - timing.LEASE_RENEWAL_SECONDS,
    )
  })

  it("longer than for a capture and its transaction, to book an allocation", () => {
    expect(timing.ALLOCATION_BOOKED_WITHIN_MINUTES).toBeGreaterThan(
      minutes(timing.TRANSACTION_WITHIN_SECONDS),
    )
  })
})

describe("an order is canceled on answers that are fresh", () => {
  it("longer than the purchase is waited for and settled after them", () => {
    expect(timing.ANSWER_FRESH_MINUTES).toBeGreaterThan(minutes(timing.LEASE_SECONDS))
    expect(timing.ANSWER_FRESH_MINUTES).toBeGreaterThan(minutes(timing.SETTLE_RETRY_SECONDS))
  })

  it("and not asked for again because they were asked for a moment ago", () => {
    expect(timing.ANSWER_FRESH_MINUTES * 60_000).toBeGreaterThan(timing.ASK_PAUSE_MS)
  })

  it("but never those of the visit before: each look at an overdue order asks anew", () => {
    expect(timing.PAST_DEADLINE_MINUTES).toBeGreaterThan(timing.ANSWER_FRESH_MINUTES)
  })
})

describe("a person is told", () => {
  it("within the hour of money that cannot be booked, though it is tried seldom by then", () => {
    const elapsed = timing.NOT_BOOKED_AFTER_MINUTES
    const nextTry = Math.min(elapsed / 10, minutes(timing.SETTLE_RETRY_MAX_SECONDS))
    expect(elapsed + nextTry).toBeLessThan(HOUR)
  })

  it("not of what somebody may still be about to finish", () => {
    expect(timing.NOT_BOOKED_AFTER_MINUTES).toBeGreaterThan(
      minutes(timing.ORDER_PLACED_WITHIN_SECONDS + timing.TRANSACTION_WITHIN_SECONDS),
    )
  })

  it("of an unconfirmed callback, or of silence, only after PayPro was asked again and again", () => {
    const askedEveryHours = timing.ASK_RETRY_SECONDS / 3_600
    expect(timing.UNCONFIRMED_AFTER_HOURS).toBeGreaterThan(10 * askedEveryHours)
    expect(timing.UNANSWERED_AFTER_HOURS).toBeGreaterThan(10 * askedEveryHours)
  })
})

describe("a failed settlement", () => {
  it("is tried again no sooner than the lease of whoever failed is over", () => {
    expect(timing.SETTLE_RETRY_SECONDS).toBeGreaterThan(timing.LEASE_SECONDS)
  })

  it("is tried again at least every hour", () => {
    expect(timing.SETTLE_RETRY_MAX_SECONDS).toBeGreaterThan(timing.SETTLE_RETRY_SECONDS)
    expect(minutes(timing.SETTLE_RETRY_MAX_SECONDS)).toBeLessThanOrEqual(HOUR)
  })
})

it("settles after the last of an order's changes, and sooner than the job's next run", () => {
  expect(timing.WAKE_AFTER_SECONDS).toBeLessThan(60)
})

it("answers PayPro well within the 10 seconds it is said to wait", () => {
  expect(timing.CALLBACK_ANSWER_MS).toBeLessThanOrEqual(5_000)
})
