import { isUnpaidOrder, type Purchase } from "../collectability"

const ours = "pp_paypro-va_paypro"
const unpaid: Purchase = {
  status: "awaiting",
  captured_amount: 0,
  payment_sessions: [{ status: "error", provider_id: ours }],
  payments: [],
  order: { status: "pending" },
}

it.each<[string, Partial<Purchase>]>([
  ["whose payment failed", {}],
  ["whose session is gone", { payment_sessions: [] }],
  [
    "whose last attempt got no voucher",
    { payment_sessions: [{ status: "pending", provider_id: ours }] },
  ],
  ["whose payment was canceled", { payments: [{ canceled_at: new Date() }] }],
])("an order %s can get a new voucher", (_name, changes) => {
  expect(isUnpaidOrder({ ...unpaid, ...changes })).toBe(true)
})

it.each<[string, Partial<Purchase>]>([
  ["that is canceled", { order: { status: "canceled" } }],
  ["that is completed", { order: { status: "completed" } }],
  ["that does not exist", { order: null }],
  ["paid in part", { captured_amount: 1 }],
  ["paid", { status: "completed" }],
  ["with a payment", { payments: [{ canceled_at: null }] }],
  [
    "with a live voucher",
    { payment_sessions: [{ status: "pending_authorization", provider_id: ours }] },
  ],
  [
    "somebody pays by card",
    { payment_sessions: [{ status: "pending", provider_id: "pp_stripe_stripe" }] },
  ],
])("an order %s cannot", (_name, changes) => {
  expect(isUnpaidOrder({ ...unpaid, ...changes })).toBe(false)
})
