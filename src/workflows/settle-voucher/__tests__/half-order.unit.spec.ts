import { isForsaken } from "../half-order"

type Row = Parameters<typeof isForsaken>[0]

const begun: Row = { status: "not_paid", amount: "300", payment_sessions: [], payments: [] }
const session = {} as Row["payment_sessions"][number]
const payment = {} as Row["payments"][number]

describe("isForsaken: an order that nobody authorizes any more", () => {
  it.each<[string, Partial<Row>, boolean]>([
    ["never authorized, and no session left", {}, true],
    ["authorized once, its session replaced since", { status: "awaiting" }, false],
    ["another session could still be authorized", { payment_sessions: [session] }, false],
    ["paid in another way", { payments: [payment] }, false],
    ["a cart that costs nothing is placed without a session", { amount: "0" }, false],
  ])("%s", (_, change, expected) => {
    expect(isForsaken({ ...begun, ...change })).toBe(expected)
  })
})
