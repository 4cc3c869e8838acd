import { hasReceived, medusaStatusOf, type VoucherState } from "../voucher-state"

const open: VoucherState = { status: "open", received_amount: null }

describe("medusaStatusOf", () => {
  it.each<[VoucherState, string]>([
    [{ status: "issuing", received_amount: null }, "pending_authorization"],
    [open, "pending_authorization"],
    [{ status: "failed", received_amount: null }, "error"],
    [{ status: "partially_paid", received_amount: "1" }, "authorized"],
    [{ status: "paid", received_amount: "300" }, "authorized"],
    [{ status: "paid", received_amount: null }, "pending_authorization"],
  ])("%o is %s, and never captured", (state, expected) => {
    expect(medusaStatusOf(state)).toBe(expected)
  })
})

it("knows nothing from money that came", () => {
  expect(hasReceived(open)).toBe(false)
  expect(hasReceived({ status: "paid", received_amount: "0.00" })).toBe(false)
  expect(hasReceived({ status: "partially_paid", received_amount: "0.01" })).toBe(true)
})
