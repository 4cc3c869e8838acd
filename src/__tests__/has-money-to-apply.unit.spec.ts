import { hasMoneyToApply } from "../admin/lib/has-money-to-apply"
import type { DiscrepancyKind } from "../lib/discrepancies"

type Case = [situation: string, kind: DiscrepancyKind, values: Record<string, string>, boolean]

it.each<Case>([
  ["more than the order owed", "overpaid", { received: "400", captured: "300" }, true],
  [
    "captured, and the order owes less since",
    "overpaid",
    { received: "300", captured: "300" },
    false,
  ],
  ["after the cancel", "received_after_cancellation", { received: "300", captured: "0" }, true],
  ["without an order", "received_without_order", { received: "300" }, true],
  [
    "of a deleted order",
    "not_booked",
    { received: "300", captured: "0", reason: "order_gone" },
    true,
  ],
  [
    "while items are on their way back",
    "not_booked",
    { received: "300", captured: "0", reason: "return_open" },
    false,
  ],
  ["part of what is owed", "underpaid", { received: "100", outstanding: "200" }, false],
])("money that came %s (%s)", (_, kind, values, expected) => {
  expect(hasMoneyToApply({ kind, values, voucher_id: "ppvou_1" })).toBe(expected)
})

it("money of no voucher is not applied", () => {
  const values = { received: "400", captured: "300" }
  expect(hasMoneyToApply({ kind: "overpaid", values, voucher_id: null })).toBe(false)
})
