import { aPublicVoucher, aVoucher, CLABE } from "../../voucher-page/__tests__/fixtures"

it("holds no internal id, no token but the address's, and no words of PayPro", () => {
  const text = JSON.stringify(aPublicVoucher())
  expect(text).not.toMatch(/internal|provider_id|lease|published_events/)
  expect(text.split(aVoucher().token)).toHaveLength(2)
})

it("names the bank of a CLABE, and of nothing else", () => {
  expect(aPublicVoucher().bank).toContain("STP")
  expect(aPublicVoucher({ payment_info: "6841800930023213210" }).bank).toBeNull()
  expect(aPublicVoucher({ way_code: "store", payment_info: CLABE }).bank).toBeNull()
})
