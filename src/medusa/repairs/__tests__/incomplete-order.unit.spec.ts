import { hasNoSession, isUnauthorized } from "../incomplete-order"

type Rows = Parameters<typeof hasNoSession>[0]

const begun: Rows = { status: "not_paid", amount: "300", payment_sessions: [], payments: [] }
const session = {} as Rows["payment_sessions"][number]
const payment = {} as Rows["payments"][number]

describe("of what an order was begun for", () => {
  it.each<[string, Partial<Rows>, { unauthorized: boolean; forsaken: boolean }]>([
    ["no session is left", {}, { unauthorized: true, forsaken: true }],
    ["a session waits", { payment_sessions: [session] }, { unauthorized: true, forsaken: false }],
    [
      "a session was authorized, and replaced since",
      { status: "awaiting" },
      { unauthorized: false, forsaken: false },
    ],
    ["was paid in another way", { payments: [payment] }, { unauthorized: false, forsaken: false }],
    ["costs nothing", { amount: "0" }, { unauthorized: false, forsaken: false }],
  ])("%s", (_, change, { unauthorized, forsaken }) => {
    const rows = { ...begun, ...change }
    expect(isUnauthorized(rows)).toBe(unauthorized)
    expect(hasNoSession(rows)).toBe(forsaken)
  })
})
