import type { Voucher } from "../../modules/paypro/types"
import { anOrderOwing, aVoucher, NOW } from "../../voucher-page/__tests__/fixtures"
import {
  asksTooMuch,
  isPayable,
  missingOf,
  shopperStateOf,
  type OrderFacts,
  type ShopperState,
} from "../shopper-state"

const PAST = new Date(NOW.getTime() - 1)

const failed: Partial<Voucher> = { status: "failed", status_code: "00029" }
const part: Partial<Voucher> = {
  status: "partially_paid",
  received_amount: "500",
  status_code: "0001",
}
const paid: Partial<Voucher> = { status: "paid", received_amount: "1250", status_code: "0000" }

describe("before the order is placed, a voucher", () => {
  it.each<[situation: string, ShopperState, Partial<Voucher>, payable: boolean]>([
    ["without a reference", "issuing", { status: "issuing", payment_info: null }, false],
    ["given up before it had a reference", "void", { status: "issuing", voided_at: PAST }, false],
    ["to be paid", "waiting", {}, true],
    ["without a deadline", "waiting", { expires_at: null }, true],
    ["past its deadline", "overdue", { expires_at: NOW }, true],
    ["given up", "void", { voided_at: PAST }, false],
    ["that PayPro closed", "failed", failed, false],
    ["that PayPro closed after it was given up", "void", { ...failed, voided_at: PAST }, false],
    ["that a part came of", "partially_paid", part, true],
    ["that lacks a centavo", "partially_paid", { ...paid, received_amount: "1249.99" }, true],
    ["that PayPro closed after a part", "with_store", { ...part, status_code: "00029" }, false],
    ["paid after it was given up", "with_store", { ...paid, voided_at: PAST }, false],
    ["paid after its deadline", "paid", { ...paid, expires_at: PAST }, false],
    ["paid too much", "paid", { ...paid, received_amount: "1300" }, false],
    ["called paid without an amount", "waiting", { status: "paid" }, true],
  ])("%s: %s", (_, state, changes, payable) => {
    expect(shopperStateOf(aVoucher(changes), NOW, null)).toBe(state)
    expect(isPayable(state)).toBe(payable)
  })
})

describe("of an order, a voucher", () => {
  const canceled = anOrderOwing("0", { isCanceled: true })
  const disputed = anOrderOwing("0", { isDisputed: true })

  it.each<[situation: string, ShopperState, Partial<Voucher>, OrderFacts]>([
    ["that is to be paid", "waiting", {}, anOrderOwing("1250")],
    ["that asks for more than the order owes", "waiting", {}, anOrderOwing("300")],
    ["that got nothing, of an order that was paid otherwise", "paid", {}, anOrderOwing("0")],
    ["that PayPro closed, of an order that was paid otherwise", "paid", failed, anOrderOwing("0")],
    [
      "that was given up, of an order that was paid otherwise",
      "paid",
      { voided_at: PAST },
      anOrderOwing("0"),
    ],
    ["that got a part, and the order was edited down to it", "paid", part, anOrderOwing("0")],
    ["of an order that owes less than a centavo", "paid", {}, anOrderOwing("0.004")],
    ["that paid for it", "paid", paid, anOrderOwing("0")],
    ["that a part came of", "partially_paid", part, anOrderOwing("750")],
    ["that was paid, and the order was edited up", "rest_due", paid, anOrderOwing("300")],
    [
      "that PayPro closed after a part",
      "rest_due",
      { ...part, status_code: "00029" },
      anOrderOwing("750"),
    ],
    [
      "that was given up after a part",
      "rest_due",
      { ...part, voided_at: PAST },
      anOrderOwing("750"),
    ],
    ["that PayPro closed unpaid", "failed", failed, anOrderOwing("1250")],
    [
      "whose money is disputed, and would be all that is owed",
      "with_store",
      { disputed_amount: "1250" },
      disputed,
    ],
    ["of an order that another voucher's disputed money may pay", "with_store", {}, disputed],
    [
      "whose disputed money is a part of what is owed",
      "partially_paid",
      { disputed_amount: "500" },
      anOrderOwing("750", { isDisputed: true }),
    ],
    ["that got nothing, of a canceled order", "void", {}, canceled],
    ["that was paid, of a canceled order", "with_store", paid, canceled],
    [
      "whose money is disputed, of a canceled order",
      "with_store",
      { disputed_amount: "1" },
      canceled,
    ],
  ])("%s: %s", (_, state, changes, order) => {
    expect(shopperStateOf(aVoucher(changes), NOW, order)).toBe(state)
  })
})

describe("what is still to be paid", () => {
  it.each<
    [received: string | null, disputed: string | null, order: OrderFacts | null, missing: string]
  >([
    [null, null, null, "1250"],
    ["500", null, null, "750"],
    ["1249.9", null, null, "0.1"],
    ["1250.00", null, null, "0"],
    ["1300", null, null, "0"],
    ["500", "250", null, "500"],
    [null, "1250", null, "0"],

    [null, null, anOrderOwing("1250"), "1250"],
    [null, null, anOrderOwing("300"), "300"],
    [null, null, anOrderOwing("299.1"), "300"],
    [null, null, anOrderOwing("1249.1"), "1250"],
    [null, null, anOrderOwing("0"), "0"],
    [null, null, anOrderOwing("2000"), "1250"],
    ["500", null, anOrderOwing("100"), "100"],
    ["1250", null, anOrderOwing("300.5"), "301"],
    ["1250", null, anOrderOwing("0"), "0"],
    ["500", null, anOrderOwing("750", { isCanceled: true }), "0"],
  ])(
    "received %s, disputed %s, order %j: %s",
    (received_amount, disputed_amount, order, missing) => {
      expect(missingOf(aVoucher({ received_amount, disputed_amount }), order)).toBe(missing)
    },
  )
})

describe("a voucher asks for too much", () => {
  it.each<[owed: string, received: string | null, boolean]>([
    ["1250", null, false],
    ["1249.1", null, false],
    ["1249", null, true],
    ["300", null, true],
    ["750", "500", false],
    ["749", "500", true],
    ["0", "1250", false],
  ])("owed %s, received %s: %s", (owed, received_amount, tooMuch) => {
    expect(asksTooMuch(aVoucher({ received_amount }), anOrderOwing(owed))).toBe(tooMuch)
  })

  it("never before its order is placed", () => {
    expect(asksTooMuch(aVoucher(), null)).toBe(false)
  })
})
