import type { Voucher } from "../../modules/paypro/types"
import { isPayable, missingOf, shopperStateOf, type ShopperState } from "../shopper-state"
import { aVoucher, NOW } from "../../voucher-page/__tests__/fixtures"

const PAST = new Date(NOW.getTime() - 1)

it.each<[ShopperState, Partial<Voucher>, payable: boolean]>([
  ["issuing", { status: "issuing", payment_info: null }, false],
  ["void", { status: "issuing", voided_at: PAST }, false],
  ["waiting", {}, true],
  ["waiting", { expires_at: null }, true],
  ["overdue", { expires_at: NOW }, true],
  ["void", { voided_at: PAST }, false],
  ["failed", { status: "failed", status_code: "00029" }, false],
  ["void", { status: "failed", voided_at: PAST }, false],
  [
    "partially_paid",
    { status: "partially_paid", received_amount: "500", status_code: "0001" },
    true,
  ],
  ["partially_paid", { status: "paid", received_amount: "1249.99", status_code: "0000" }, true],
  ["with_store", { status: "partially_paid", received_amount: "500", status_code: "00029" }, false],
  ["with_store", { status: "paid", received_amount: "1250", voided_at: PAST }, false],
  ["paid", { status: "paid", received_amount: "1250.00", expires_at: PAST }, false],
  ["paid", { status: "paid", received_amount: "1300", status_code: "0000" }, false],
  ["waiting", { status: "paid", received_amount: null }, true],
])("%s: %j", (state, changes, payable) => {
  expect(shopperStateOf(aVoucher(changes), NOW)).toBe(state)
  expect(isPayable(state)).toBe(payable)
})

it.each([
  [null, null, "1250"],
  ["500", null, "750"],
  ["1249.9", null, "0.1"],
  ["1250.00", null, "0"],
  ["1300", null, "0"],
  ["500", "250", "500"],
  [null, "1250", "0"],
])("received %s, disputed %s, missing %s", (received_amount, disputed_amount, missing) => {
  expect(missingOf({ amount: 1250, received_amount, disputed_amount })).toBe(missing)
})
