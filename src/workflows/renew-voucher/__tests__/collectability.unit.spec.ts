import { isUnpaidOrder } from "../collectability"

type Order = Parameters<typeof isUnpaidOrder>[0]
type Collection = Parameters<typeof isUnpaidOrder>[1]

const ours = "pp_paypro-va_paypro"
const pending: Order = { status: "pending" }
const unpaid: Collection = {
  status: "awaiting",
  capturedAmount: "0",
  sessions: [{ status: "error", providerId: ours }],
  payments: [],
}

it.each<[string, Partial<Collection>]>([
  ["whose payment failed", {}],
  ["whose session is gone", { sessions: [] }],
  ["whose last attempt got no voucher", { sessions: [{ status: "pending", providerId: ours }] }],
  ["whose payment was canceled", { payments: [{ canceledAt: "2026-01-01" }] }],
])("an order %s can get a new voucher", (_name, changes) => {
  expect(isUnpaidOrder(pending, { ...unpaid, ...changes })).toBe(true)
})

it.each<[string, Order, Partial<Collection>]>([
  ["that is canceled", { status: "canceled" }, {}],
  ["that is completed", { status: "completed" }, {}],
  ["that does not exist", null, {}],
  ["paid in part", pending, { capturedAmount: "1" }],
  ["paid", pending, { status: "completed" }],
  ["with a payment", pending, { payments: [{ canceledAt: null }] }],
  [
    "with a live voucher",
    pending,
    { sessions: [{ status: "pending_authorization", providerId: ours }] },
  ],
  [
    "somebody pays by card",
    pending,
    { sessions: [{ status: "pending", providerId: "pp_stripe_stripe" }] },
  ],
])("an order %s cannot", (_name, order, changes) => {
  expect(isUnpaidOrder(order, { ...unpaid, ...changes })).toBe(false)
})
