import {
  anOrderOwing,
  aPublicVoucher,
  aVoucher,
  CLABE,
} from "../../voucher-page/__tests__/fixtures"
import { isRounded, referenceKindOf } from "../public-voucher"

it("holds no internal id, no token but the address's, and no words of PayPro", () => {
  const text = JSON.stringify(aPublicVoucher())
  expect(text).not.toMatch(/internal|provider_id|lease|published_events/)
  expect(text.split(aVoucher().token)).toHaveLength(2)
})

it("names the bank of a CLABE as banks' apps do, and of nothing else", () => {
  expect(aPublicVoucher().bank).toBe("STP")
  expect(aPublicVoucher({ payment_info: "684180123456789017" }).bank).toBe("Transfer")
  expect(aPublicVoucher({ payment_info: "6841800930023213210" }).bank).toBeNull()
  expect(aPublicVoucher({ way_code: "store", payment_info: CLABE }).bank).toBeNull()
})

it.each([
  ["clabe", { way_code: "va", payment_info: CLABE }],
  ["account", { way_code: "va", payment_info: "6841800930023213210" }],
  ["reference", { way_code: "store", payment_info: CLABE }],
] as const)("calls the number a %s: %j", (kind, changes) => {
  expect(referenceKindOf(aPublicVoucher(changes))).toBe(kind)
})

describe("by what its order owes", () => {
  it("asks for no more than that", () => {
    expect(aPublicVoucher({}, anOrderOwing("300"))).toMatchObject({
      state: "waiting",
      is_payable: true,
      amount: "1250",
      missing_amount: "300",
    })
  })

  it("is not payable where the order was paid in another way", () => {
    expect(aPublicVoucher({}, anOrderOwing("0"))).toMatchObject({
      state: "paid",
      is_payable: false,
      received_amount: null,
      missing_amount: "0",
    })
  })

  it("says what is left once it was paid and the order owes more", () => {
    const paid = { status: "paid", received_amount: "1250", status_code: "0000" } as const
    expect(aPublicVoucher(paid, anOrderOwing("300"))).toMatchObject({
      state: "rest_due",
      is_payable: false,
      missing_amount: "300",
    })
  })
})

describe("says that it is rounded", () => {
  const rounded = { total_amount: "1349.1", amount: 1350 }

  it.each([
    ["more is collected than the total", true, rounded, null],
    ["also when a part came", true, { ...rounded, received_amount: "500" }, null],
    ["not where the total is whole pesos", false, {}, null],
    ["not where the order owes less by now", false, rounded, anOrderOwing("300")],
  ])("%s", (_, expected, changes, order) => {
    expect(isRounded(aPublicVoucher(changes, order))).toBe(expected)
  })
})
