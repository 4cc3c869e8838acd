import {
  aCollection,
  anOrder,
  aPayment,
  aPurchase,
  aSession,
  AN_HOUR_AGO,
} from "../../../medusa/__tests__/purchases"
import type { PurchaseCollection, PurchaseOrder } from "../../../medusa/purchase-snapshot"
import type { Voucher } from "../../../modules/paypro/types"
import { obstacleInOtherVoucher, obstacleToCancel } from "../cancel-policy"

const failed = { payment_session_id: "payses_1" } as Voucher
const other = (change: object) => aPayment({ id: "pay_2", paymentSessionId: "payses_2", ...change })
const otherSession = (status: string) => aSession({ id: "payses_2", status })

const reason = (collection: Partial<PurchaseCollection>, order: Partial<PurchaseOrder> = {}) =>
  obstacleToCancel(
    aPurchase({ order: anOrder(order), collections: [aCollection(collection)] }),
    failed,
  )

describe("an order whose voucher failed", () => {
  it.each<[string, Partial<PurchaseCollection>]>([
    ["has no other payment", {}],
    ["had another payment, which was canceled", { payments: [other({ canceledAt: AN_HOUR_AGO })] }],
    [
      "had another payment, which was canceled, and whose session stays authorized",
      { payments: [other({ canceledAt: AN_HOUR_AGO })], sessions: [otherSession("authorized")] },
    ],
    ["has another session that nobody used", { sessions: [otherSession("pending")] }],
    [
      "is not that of the collection that is paid",
      { isLinkedToOrder: false, payments: [other({})] },
    ],
  ])("can be canceled when it %s", (_, collection) => {
    expect(reason(collection)).toBeUndefined()
  })

  it.each<[string, Partial<PurchaseCollection>]>([
    ["has another payment", { payments: [other({})] }],
    [
      "has another session that is being paid",
      { sessions: [otherSession("pending_authorization")] },
    ],
  ])("is kept when it %s", (_, collection) => {
    expect(reason(collection)).toBe("it is paid, or about to be, by other means")
  })

  it("is kept when it was placed for nothing, unless it was a draft", () => {
    expect(reason({}, { placedTotal: "0" })).toBe("it was placed for nothing")
    expect(reason({}, { placedTotal: "0", isPlacedFromCart: false })).toBeUndefined()
  })
})

it.each<[string, Partial<Voucher>, string | undefined]>([
  ["was paid in part", { status: "partially_paid", received_amount: "1" }, "voucher 1 was paid"],
  ["is open", { status: "open" }, "voucher 1 is open"],
  ["is open and void", { status: "open", voided_at: new Date() }, undefined],
  ["failed", { status: "failed" }, undefined],
])("another voucher that %s: %s", (_, change, expected) => {
  const voucher = { trade_no: "1", received_amount: null, voided_at: null, ...change } as Voucher
  expect(obstacleInOtherVoucher(voucher)).toBe(expected)
})
