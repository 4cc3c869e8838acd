import * as timing from "../timing"

describe("a lease outlives", () => {
  it("two waits for the cart's lock and PayPro's slowest answers in between", () => {
    expect(timing.LEASE_SECONDS).toBeGreaterThan(2 * timing.CORE_LOCK_WAIT_SECONDS)
  })

  it("the core's own lock on a cart", () => {
    expect(timing.LEASE_SECONDS).toBeGreaterThan(timing.CORE_LOCK_TTL_SECONDS)
  })

  it("what a live process takes to book a capture on its order", () => {
    expect(timing.LEASE_SECONDS).toBeGreaterThan(timing.TRANSACTION_WITHIN_SECONDS)
  })
})

it("gives whoever places or cancels an order longer than the core holds the cart's lock", () => {
  expect(timing.ORDER_PLACED_WITHIN_SECONDS).toBeGreaterThan(timing.CORE_LOCK_TTL_SECONDS)
  expect(timing.ORDER_CANCELED_WITHIN_SECONDS).toBeGreaterThan(timing.CORE_LOCK_TTL_SECONDS)
})

it("asks about a cut-short pay-in only when PayPro's longest answer is over", () => {
  const longestAnswerSeconds = 60
  expect(timing.FIRST_ASK_SECONDS).toBeGreaterThan(longestAnswerSeconds)
  expect(timing.NEVER_ISSUED_AFTER_SECONDS).toBeGreaterThan(timing.FIRST_ASK_SECONDS)
})

it("answers PayPro well within the 10 seconds it is said to wait", () => {
  expect(timing.CALLBACK_ANSWER_MS).toBeLessThanOrEqual(5_000)
})

it("asks again about a final voucher less and less often", () => {
  expect([...timing.ASK_AGAIN_HOURS].sort((a, b) => a - b)).toEqual([...timing.ASK_AGAIN_HOURS])
})
