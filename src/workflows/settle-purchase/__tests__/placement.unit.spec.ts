import { aSession, JUST_NOW } from "../../../medusa/__tests__/purchases"
import { placementOf, type Placement } from "../placement"
import {
  markedAsPaid,
  aState,
  OTHER_PROVIDER,
  paid,
  type GivenVoucher,
  type Situation,
} from "./states"

const BEFORE_THE_ORDER = "2026-03-11T16:00:00.000Z"

/** As the core leaves it until it authorizes the session, last of all. */
const unauthorized: GivenVoucher = {
  session: { status: "pending", createdAt: BEFORE_THE_ORDER },
  collection: { status: "not_paid" },
}
const young = { createdAt: JUST_NOW }
const replaced = (status: string): GivenVoucher => ({
  session: null,
  collection: { sessions: [aSession({ id: "payses_9", providerId: OTHER_PROVIDER, status })] },
})
const noStock = {
  reservedLineItemIds: [],
  stock: { managedLineItemIds: ["ordli_1"], deletedReservations: [] },
}

it.each<[situation: string, Placement, Situation]>([
  ["there is no order", "none", { order: null }],
  ["it was placed an hour ago", "placed", {}],
  ["it was placed just now, and its session is authorized", "placed", { order: young }],
  ["it has a payment", "placed", { order: young, vouchers: [paid(300, { captured: "300" })] }],
  ["its session is not authorized yet", "in_flight", { order: young, vouchers: [unauthorized] }],
  [
    "its session was never authorized, but its stock and collection are there",
    "placed",
    { vouchers: [unauthorized] },
  ],
  [
    "its session was never authorized, and it holds no stock",
    "incomplete",
    { order: noStock, vouchers: [unauthorized] },
  ],
  [
    "its session was never authorized, and its collection is not linked",
    "incomplete",
    {
      vouchers: [{ ...unauthorized, collection: { status: "not_paid", isLinkedToOrder: false } }],
    },
  ],
  [
    "it was edited since, so it was placed",
    "placed",
    { order: { ...noStock, version: 2 }, vouchers: [unauthorized] },
  ],
  [
    "another method was chosen, and its session is authorized",
    "placed",
    { order: young, vouchers: [replaced("authorized")] },
  ],
  [
    "another method was chosen, and has failed since",
    "placed",
    { order: young, vouchers: [replaced("error")] },
  ],
  [
    "another method was chosen, and its session is not authorized yet",
    "in_flight",
    { order: young, vouchers: [replaced("pending")] },
  ],
  [
    "another method was chosen for an old order, and nobody has paid",
    "placed",
    { vouchers: [replaced("pending")] },
  ],
  [
    "another method was chosen, and the provider had authorized the session of the first",
    "placed",
    {
      order: young,
      purchase: { pay_by: new Date(), cancel_at: null },
      vouchers: [replaced("pending")],
    },
  ],
  [
    "it cost nothing, so no session was ever authorized",
    "placed",
    { order: { ...young, placedTotal: "0" }, vouchers: [replaced("pending")] },
  ],
])("%s: %s", (_, placement, situation) => {
  const state = aState(situation)
  const [voucher] = state.vouchers
  expect(voucher && placementOf(state, voucher)).toBe(placement)
})

it("takes an order that staff made, without a cart, for placed", () => {
  const { purchase, medusa, vouchers } = aState({
    order: { ...young, ...noStock, isPlacedFromCart: false },
    vouchers: [unauthorized],
    others: [markedAsPaid("300")],
  })
  const [voucher] = vouchers
  expect(voucher && placementOf({ purchase, medusa: { ...medusa, cart: null } }, voucher)).toBe(
    "placed",
  )
})
