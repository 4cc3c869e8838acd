import type { AdminReturn } from "../admin-view/return-types"
import type { AdminPaymentElsewhere, AdminPayproOrder } from "../admin-view/types"
import { concernsPaypro, hasMoneyToReturn, hasReceivedNothing } from "../admin/lib/order-panel"

const UNPAID: Parameters<typeof hasReceivedNothing>[0] = {
  outstanding: "600",
  vouchers: [{ received_amount: null }],
  payments_elsewhere: [],
}
const PAYMENT = { id: "ppall_1", amount: "600" } as AdminPaymentElsewhere

it.each<[string, Partial<typeof UNPAID>, boolean]>([
  ["nothing came", {}, true],
  ["PayPro names zero", { vouchers: [{ received_amount: "0" }] }, true],
  ["a part came that is not captured yet", { vouchers: [{ received_amount: "100.00" }] }, false],
  ["a part was captured, by any provider", { outstanding: "500" }, false],
  ["a payment made another way is being booked", { payments_elsewhere: [PAYMENT] }, false],
])("an order where %s: received nothing is %s", (_, facts, expected) => {
  expect(hasReceivedNothing({ ...UNPAID, ...facts }, { total: 600 })).toBe(expected)
})

const FOREIGN: AdminPayproOrder = {
  order_id: "order_1",
  outstanding: "600",
  owed: "600",
  currency_code: "mxn",
  payment_url: null,
  can_be_collected: false,
  pay_by: null,
  cancel_at: null,
  vouchers: [],
  discrepancies: [],
  payments_elsewhere: [],
  returns: [],
  returnable: { uncaptured: "0", overpaid: "0", write_off: "0", obstacle: null },
}

it("the panel stays away from an order without PayPro that cannot be collected", () => {
  expect(concernsPaypro(FOREIGN)).toBe(false)
  // A link that was made and not used leaves nothing to see.
  expect(concernsPaypro({ ...FOREIGN, payment_url: "https://tienda.mx/paypro/pay/abc" })).toBe(
    false,
  )
})

it("the panel is there for an order that can be collected, was paid another way or returned", () => {
  expect(concernsPaypro({ ...FOREIGN, can_be_collected: true })).toBe(true)
  expect(concernsPaypro({ ...FOREIGN, payments_elsewhere: [PAYMENT] })).toBe(true)
  const returned = { id: "ppall_2", amount: "600" } as AdminReturn
  expect(concernsPaypro({ ...FOREIGN, returns: [returned] })).toBe(true)
})

it.each(["uncaptured", "overpaid", "write_off"])(
  "a return can be recorded while there is money: %s",
  (kind) => {
    const { returnable } = FOREIGN
    expect(hasMoneyToReturn({ returnable })).toBe(false)
    expect(hasMoneyToReturn({ returnable: { ...returnable, [kind]: "0.50" } })).toBe(true)
  },
)
