import { ANSWER_FRESH_MINUTES } from "../../../lib/timing"
import {
  aCapture,
  aCollection,
  anOrder,
  aPayment,
  aPurchase,
  aSession,
  aTransaction,
  AN_HOUR_AGO,
  JUST_NOW,
  NOW,
} from "../../../medusa/__tests__/purchases"
import type { OrderSummary } from "../../../medusa/order-figures"
import type {
  OrderChange,
  PurchaseCollection,
  PurchaseOrder,
  PurchaseSnapshot,
} from "../../../medusa/purchase-snapshot"
import {
  obstacleToCancel,
  type CancelObstacle,
  type Circumstances,
  type PolicyVoucher,
} from "../cancel-policy"

const costing = (total: string): OrderSummary => ({
  total,
  paidTotal: "0",
  refundedTotal: "0",
  transactionTotal: "0",
  pendingDifference: total,
})

/** A pending order of 300 that was placed at checkout, and for which nothing came. */
const unpaidOrder = (change: Partial<PurchaseOrder> = {}) =>
  anOrder({ outstanding: "300", summary: costing("300"), ...change })

const unpaid = (change: Partial<PurchaseSnapshot> = {}) =>
  aPurchase({ order: unpaidOrder(), ...change })
const withOrder = (change: Partial<PurchaseOrder>) => unpaid({ order: unpaidOrder(change) })
const withCollection = (change: Partial<PurchaseCollection>) =>
  unpaid({ collections: [aCollection(change)] })
const withSession = (status: string, providerId = "pp_paypro-va_paypro") =>
  withCollection({ sessions: [aSession({ status, providerId })] })
const withPayment = (change: Parameters<typeof aPayment>[0], sessionStatus = "authorized") =>
  withCollection({ sessions: [aSession({ status: sessionStatus })], payments: [aPayment(change)] })

/** One whose reference was issued, and that PayPro just said nothing came on. */
const voucher = (change: Partial<PolicyVoucher> = {}): PolicyVoucher => ({
  payment_info: "646180123456789013",
  status: "open",
  received_amount: null,
  disputed_amount: null,
  is_unclear: false,
  last_checked_at: new Date(JUST_NOW),
  ...change,
})

const obstacle = (
  purchase: PurchaseSnapshot,
  vouchers: PolicyVoucher[] = [voucher()],
  callbacks: Circumstances["callbacks"] = [],
) => obstacleToCancel(purchase, vouchers, { now: new Date(NOW), callbacks })

const aChange = (status: string): OrderChange => ({
  id: "ordch_1",
  type: "edit",
  status,
  createdAt: JUST_NOW,
})
const OTHER = "pp_stripe_stripe"
const minutesAgo = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000)

it("cancels a pending order of a cart that nobody paid", () => {
  expect(obstacle(unpaid())).toBeNull()
})

describe("by the purchase, an order", () => {
  it.each<[situation: string, obstacle: CancelObstacle | null, PurchaseSnapshot]>([
    ["that was never placed", "not_pending", unpaid({ order: null })],
    ["that is canceled", "not_pending", withOrder({ status: "canceled" })],
    ["that is completed", "not_pending", withOrder({ status: "completed" })],
    ["that is archived", "not_pending", withOrder({ status: "archived" })],

    ["made from a draft", "not_from_cart", withOrder({ isPlacedFromCart: false })],

    ["that owes a part", "partly_paid", withOrder({ outstanding: "200" })],
    ["that lacks one centavo", "partly_paid", withOrder({ outstanding: "299.99" })],
    ["that owes nothing", "partly_paid", withOrder({ outstanding: "0" })],
    ["that is owed money", "partly_paid", withOrder({ outstanding: "-100" })],
    [
      "that costs nothing, as after an edit",
      "partly_paid",
      withOrder({ outstanding: "0", summary: costing("0") }),
    ],
    ["whose cost is unknown", "partly_paid", withOrder({ summary: null })],
    [
      "that owes a fraction of a centavo less than it costs",
      null,
      withOrder({ outstanding: "300", summary: costing("300.00384") }),
    ],
    [
      "that was edited, and owes all that it costs now",
      null,
      withOrder({ version: 2, outstanding: "600", summary: costing("600") }),
    ],

    ["that credit was given for", "credit_line", withOrder({ hasCreditLines: true })],

    ["that is being edited", "open_change", withOrder({ openChanges: [aChange("pending")] })],
    [
      "of which an edit waits for the shopper",
      "open_change",
      withOrder({ openChanges: [aChange("requested")] }),
    ],

    ["that is being sent", "fulfilled", withOrder({ isFulfilled: true })],
    ["that lost its stock", null, withOrder({ reservedLineItemIds: [] })],
  ])("%s: %s", (_, expected, purchase) => {
    expect(obstacle(purchase)).toBe(expected)
  })
})

describe("by its payments, an order", () => {
  const capture = aCapture()

  it.each<[situation: string, obstacle: CancelObstacle | null, PurchaseSnapshot]>([
    ["that money was captured for", "captured", withPayment({ captures: [capture] })],
    [
      "whose payment was captured in part and canceled",
      "captured",
      withPayment({ captures: [capture], canceledAt: AN_HOUR_AGO }),
    ],
    [
      "that another of its collections captured money for",
      "captured",
      unpaid({
        collections: [
          aCollection(),
          aCollection({ payments: [aPayment({ captures: [capture] })] }),
        ],
      }),
    ],
    [
      "that its cart's collection captured money for",
      "captured",
      withCollection({ isLinkedToOrder: false, payments: [aPayment({ captures: [capture] })] }),
    ],
    ["with a recorded capture", "captured", withOrder({ transactions: [aTransaction(capture)] })],
    [
      "that an ERP recorded a payment for",
      "captured",
      withOrder({
        transactions: [{ id: "ordtrx_1", reference: "erp", referenceId: "1", amount: "300" }],
      }),
    ],

    ["whose session of ours is authorized", "paid_otherwise", withSession("authorized")],
    ["whose session of ours is captured", "paid_otherwise", withSession("captured")],
    ["whose session of ours waits", null, withSession("pending_authorization")],
    ["whose session of ours failed", null, withSession("error")],
    [
      "with another provider's authorized session",
      "paid_otherwise",
      withSession("authorized", OTHER),
    ],
    [
      "with another provider's waiting session",
      "paid_otherwise",
      withSession("pending_authorization", OTHER),
    ],
    ["with another provider's unused session", null, withSession("pending", OTHER)],
    ["with another provider's canceled session", null, withSession("canceled", OTHER)],
    ["without any session", null, withCollection({ sessions: [] })],
    ["without any collection", null, unpaid({ collections: [] })],

    ["with a payment that is not captured", "paid_otherwise", withPayment({})],
    [
      "with a payment whose session is gone",
      "paid_otherwise",
      withCollection({ sessions: [], payments: [aPayment({ providerId: OTHER })] }),
    ],
    [
      "whose payment was canceled, though its session stays authorized",
      null,
      withPayment({ canceledAt: AN_HOUR_AGO }),
    ],
    [
      "with a canceled payment and an authorized session of its own",
      "paid_otherwise",
      withCollection({
        sessions: [aSession(), aSession({ id: "payses_2", status: "authorized" })],
        payments: [aPayment({ canceledAt: AN_HOUR_AGO })],
      }),
    ],
  ])("%s: %s", (_, expected, purchase) => {
    expect(obstacle(purchase)).toBe(expected)
  })
})

describe("by its vouchers, an order with one", () => {
  it.each<[situation: string, obstacle: CancelObstacle | null, Partial<PolicyVoucher>]>([
    ["that was paid", "money_received", { status: "paid", received_amount: "300" }],
    ["that was paid in part", "money_received", { status: "partially_paid", received_amount: "1" }],
    ["that failed after a part", "money_received", { status: "failed", received_amount: "230" }],
    [
      "part of whose money is disputed",
      "money_received",
      { received_amount: "100", disputed_amount: "200" },
    ],
    ["that received 0.00", null, { received_amount: "0.00" }],

    ["whose money is all disputed", "amount_unclear", { disputed_amount: "300" }],
    ["whose statements differ", "amount_unclear", { is_unclear: true }],
    ["that is paid with an unknown amount", "amount_unclear", { status: "paid" }],
    ["that is partly paid with an unknown amount", "amount_unclear", { status: "partially_paid" }],
    ["with nothing in dispute", null, { disputed_amount: "0" }],

    ["that PayPro was never heard about", "no_answer", { last_checked_at: null }],
    ["that was last answered an hour ago", "no_answer", { last_checked_at: minutesAgo(60) }],
    [
      "whose answer just became too old",
      "no_answer",
      { last_checked_at: new Date(minutesAgo(ANSWER_FRESH_MINUTES).getTime() - 1) },
    ],
    ["whose answer is just fresh", null, { last_checked_at: minutesAgo(ANSWER_FRESH_MINUTES) }],
    [
      "that failed, and was not answered since",
      "no_answer",
      { status: "failed", last_checked_at: minutesAgo(60) },
    ],
    ["that failed", null, { status: "failed" }],
    ["that is open", null, { status: "open" }],
    [
      "whose reference nobody ever held",
      null,
      { status: "issuing", payment_info: null, last_checked_at: null },
    ],
  ])("%s: %s", (_, expected, change) => {
    expect(obstacle(unpaid(), [voucher(change)])).toBe(expected)
    expect(obstacle(unpaid(), [voucher(), voucher(change)])).toBe(expected)
  })

  it("has no obstacle where there is no voucher at all", () => {
    expect(obstacle(unpaid(), [])).toBeNull()
  })
})

describe("by what PayPro called, an order with an unprocessed callback", () => {
  it.each<[situation: string, obstacle: CancelObstacle | null, status_code: string | null]>([
    ["that says paid", "callback_claims_money", "0000"],
    ["that says partly paid", "callback_claims_money", "0001"],
    ["that cannot be read", "callback_claims_money", null],
    ["that says failed", null, "00029"],
    ["that says in progress", null, "0015"],
  ])("%s: %s", (_, expected, status_code) => {
    expect(obstacle(unpaid(), [voucher()], [{ status_code }])).toBe(expected)
  })
})

it("names what is known of the order before what PayPro says, and silence last", () => {
  const silent = voucher({ last_checked_at: null })
  const claim = [{ status_code: "0000" }]
  expect(obstacle(withOrder({ hasCreditLines: true }), [silent], claim)).toBe("credit_line")
  expect(obstacle(unpaid(), [silent], claim)).toBe("callback_claims_money")
  expect(obstacle(unpaid(), [silent])).toBe("no_answer")
})
