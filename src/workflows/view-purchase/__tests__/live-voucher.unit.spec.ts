import { aVoucherRow } from "../../../modules/paypro/__tests__/rows"
import type { Voucher } from "../../../modules/paypro/types"
import { liveVoucherOf } from "../live-voucher"

const NOW = new Date("2026-03-11T18:00:00Z")
const paypro = {
  isOurs: ({ merchant_no }: Pick<Voucher, "merchant_no">) => merchant_no === "1234567",
}
const liveOf = (change: Partial<Voucher>, owed = "300") =>
  liveVoucherOf(paypro, [aVoucherRow(change)], { wayCode: "va", owed, now: NOW })

it.each<[string, Partial<Voucher>]>([
  ["another method", { way_code: "store" }],
  ["another amount", { amount: 301 }],
  ["time that is over", { expires_at: NOW }],
  ["money that may have come", { disputed_amount: "300" }],
  ["another merchant number", { merchant_no: "7654321" }],
])("is none with %s", (_, change) => {
  expect(liveOf(change)).toBeUndefined()
})

it("is the one for the next whole peso of what is owed", () => {
  expect(liveOf({ expires_at: new Date(+NOW + 1) }, "299.5")?.id).toBe("ppvou_1")
})
