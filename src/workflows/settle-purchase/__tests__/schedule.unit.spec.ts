import {
  PAST_DEADLINE_MINUTES,
  SETTLE_RETRY_MAX_SECONDS,
  SETTLE_RETRY_SECONDS,
} from "../../../lib/timing"
import { NOW } from "../../../medusa/__tests__/purchases"
import { scheduleOf, type Outcome } from "../schedule"
import { owing } from "./next-step"
import { aState, overdue, paid, type Situation } from "./states"

const OPTIONS = {
  payWithinDays: { va: 2, store: 3 },
  graceHours: { va: 2, store: 48 },
  cancelUnpaidOrders: true,
}
const DONE: Outcome = { left: null, failure: null, hasCanceled: false }
const WAITING: Outcome = { ...DONE, left: { do: "wait", for: "order" } }
const FAILED: Outcome = {
  ...DONE,
  left: { do: "cancel_order", orderId: "order_1" },
  failure: "Medusa says no",
}

const later = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1_000)
const scheduled = (situation: Situation, outcome = DONE, options = OPTIONS) =>
  scheduleOf(aState(situation), outcome, options)

const PAY_BY = new Date("2026-03-13T05:59:59.999Z")
const CANCEL_AT = new Date("2026-03-13T07:59:59.999Z")
const deadline = { pay_by: PAY_BY, cancel_at: CANCEL_AT }
const unpaid: Situation = { order: owing("300"), purchase: deadline }

describe("a purchase is settled next", () => {
  it.each<[situation: string, at: Date | null, situation: Situation, outcome: Outcome]>([
    ["never, once it is even", null, { vouchers: [paid(300, { captured: "300" })] }, DONE],
    ["never, without a deadline", null, { order: owing("300") }, DONE],
    [
      "when it was planned, after its order was canceled",
      later(40),
      { order: { status: "canceled" }, purchase: { settle_at: later(40) } },
      DONE,
    ],
    ["at its deadline", CANCEL_AT, unpaid, DONE],
    [
      "now and then, once its deadline is over",
      later(PAST_DEADLINE_MINUTES * 60),
      { ...unpaid, purchase: overdue },
      DONE,
    ],
    ["soon, while something is waited for", later(SETTLE_RETRY_SECONDS), unpaid, WAITING],
    [
      "as soon as a capture that is being made is over",
      later(7),
      unpaid,
      { ...DONE, left: { do: "wait", for: "transaction", until: later(7) } },
    ],
    ["soon, after a first failure", later(SETTLE_RETRY_SECONDS), unpaid, FAILED],
    [
      "less often, the longer it has failed",
      later(360),
      { ...unpaid, purchase: { ...deadline, failing_since: later(-3_600) } },
      FAILED,
    ],
    [
      "at least every hour, however long it has failed",
      later(SETTLE_RETRY_MAX_SECONDS),
      { ...unpaid, purchase: { ...deadline, failing_since: later(-30 * 86_400) } },
      FAILED,
    ],
    [
      "once more, after it was canceled",
      later(SETTLE_RETRY_SECONDS),
      { order: { status: "canceled" }, purchase: deadline },
      { ...DONE, hasCanceled: true },
    ],
  ])("%s", (_, at, situation, outcome) => {
    expect(scheduled(situation, outcome).settle_at).toEqual(at)
  })

  it("never at its deadline, where the store wants no order canceled", () => {
    const options = { ...OPTIONS, cancelUnpaidOrders: false }
    expect(scheduled(unpaid, DONE, options).settle_at).toBeNull()
  })
})

describe("failing", () => {
  it("is counted from the first failure, with the last reason", () => {
    const since = later(-600)
    expect(scheduled(unpaid, FAILED)).toMatchObject({
      failing_since: later(0),
      failure: "Medusa says no",
    })
    const purchase = { ...deadline, failing_since: since, failure: "something else" }
    expect(scheduled({ ...unpaid, purchase }, FAILED)).toMatchObject({
      failing_since: since,
      failure: "Medusa says no",
    })
  })

  it.each([
    ["nothing is left to do", DONE],
    ["something is only waited for", WAITING],
  ])("ends when %s", (_, outcome) => {
    const purchase = { ...deadline, failing_since: later(-600), failure: "Medusa says no" }
    expect(scheduled({ ...unpaid, purchase }, outcome)).toMatchObject({
      failing_since: null,
      failure: null,
    })
  })
})

describe("the deadline", () => {
  it.each<[situation: string, deadline: object, situation: Situation]>([
    [
      "ends once the order owes nothing",
      { pay_by: PAY_BY, cancel_at: null },
      { purchase: deadline },
    ],
    [
      "ends once the order is canceled",
      { pay_by: PAY_BY, cancel_at: null },
      { order: { status: "canceled" }, purchase: deadline },
    ],
    [
      "starts anew when an even order owes again",
      {
        pay_by: new Date("2026-03-14T05:59:59.999Z"),
        cancel_at: new Date("2026-03-14T07:59:59.999Z"),
      },
      {
        order: owing("100"),
        purchase: { pay_by: new Date("2026-01-02T05:59:59.999Z") },
        vouchers: [paid(300, { captured: "300" })],
      },
    ],
    [
      "starts anew with the longest of the methods issued",
      {
        pay_by: new Date("2026-03-15T05:59:59.999Z"),
        cancel_at: new Date("2026-03-17T05:59:59.999Z"),
      },
      {
        order: owing("100"),
        purchase: { pay_by: PAY_BY },
        vouchers: [paid(300, { captured: "300" }), { row: { way_code: "store" } }],
      },
    ],
  ])("%s", (_, expected, situation) => {
    expect(scheduled(situation)).toMatchObject(expected)
  })

  it.each<[situation: string, situation: Situation]>([
    ["the order still owes", unpaid],
    ["it is over", { ...unpaid, purchase: overdue }],
    ["nobody set one", { order: owing("300") }],
    ["the order is even, and was before", { purchase: { pay_by: PAY_BY } }],
    ["there is no order", { order: null, purchase: deadline }],
  ])("is left alone where %s, so that what staff set meanwhile stands", (_, situation) => {
    const schedule = scheduled(situation)
    expect(schedule).not.toHaveProperty("pay_by")
    expect(schedule).not.toHaveProperty("cancel_at")
  })
})
