import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import {
  aCapture,
  aCollection,
  anOrder,
  aPayment,
  aRefund,
} from "../../../medusa/__tests__/purchases"
import { anAllocation, aVoucherRow } from "../../../modules/paypro/__tests__/rows"
import type { Allocation } from "../../../modules/paypro/types"
import { aState, paid, type Situation } from "../../settle-purchase/__tests__/states"
import { planReturn, type Wanted } from "../plan"
import type { OrderMoney } from "../read-money"
import { returnableOf } from "../returnable"

const aReturn = (change: Partial<Allocation> = {}) =>
  anAllocation({ kind: "returned", payment_id: "pay_1", refund_id: "ref_1", ...change })

/** An order's money as it is read; the first voucher's allocations are also what was spent of it. */
function money(situation: Situation, more: Partial<OrderMoney> = {}): OrderMoney {
  const { medusa, vouchers } = aState(situation)
  const spent = (situation.allocations ?? []).filter(
    ({ kind }) => kind === "returned" || kind === "set_aside",
  )
  return { orderId: "order_1", medusa, vouchers, applied: [], spent, returns: [], ...more }
}

const inTexts = (given: OrderMoney) => {
  const { uncaptured, captured, overpaid } = returnableOf(given)
  return [uncaptured, captured, overpaid].map((amount) => MathBN.convert(amount).toFixed())
}

/** `[uncaptured, captured, overpaid]`. */
describe("what can be returned", () => {
  it.each<[string, [string, string, string], OrderMoney]>([
    ["nothing came", ["0", "0", "0"], money({ order: { outstanding: "300" } })],
    ["all is captured", ["0", "300", "0"], money({ vouchers: [paid(300, { captured: "300" })] })],
    [
      "more came than was captured",
      ["100", "300", "0"],
      money({ vouchers: [paid(300, { captured: "300", row: { received_amount: "400" } })] }),
    ],
    [
      "the order is negative",
      ["0", "300", "120"],
      money({ order: { outstanding: "-120" }, vouchers: [paid(300, { captured: "300" })] }),
    ],
    [
      "items are requested back, and the order reads as if they were back",
      ["0", "300", "300"],
      money({
        order: { outstanding: "-300", hasItemsRequestedBack: true },
        vouchers: [paid(300, { captured: "300" })],
      }),
    ],
    [
      "the order is negative by more than PayPro captured",
      ["0", "300", "300"],
      money({ order: { outstanding: "-500" }, vouchers: [paid(300, { captured: "300" })] }),
    ],
    [
      "the order is canceled",
      ["0", "300", "300"],
      money({ order: { status: "canceled" }, vouchers: [paid(300, { captured: "300" })] }),
    ],
    [
      "a part of what was captured was returned",
      ["0", "200", "0"],
      money({
        vouchers: [
          paid(300, { captured: "300", payment: { refunds: [aRefund({ amount: "100" })] } }),
        ],
        allocations: [aReturn({ amount: "100" })],
      }),
    ],
    [
      "a part of what was not captured was returned",
      ["60", "300", "0"],
      money({
        vouchers: [paid(300, { captured: "300", row: { received_amount: "400" } })],
        allocations: [aReturn({ amount: "40", payment_id: null, refund_id: null })],
      }),
    ],
    [
      "what was not captured was set aside",
      ["0", "300", "0"],
      money({
        vouchers: [paid(300, { captured: "300", row: { received_amount: "400" } })],
        allocations: [anAllocation({ amount: "100" })],
      }),
    ],
    [
      "less was received than was captured, as staff corrected it",
      ["0", "200", "0"],
      money({ vouchers: [paid(300, { captured: "300", row: { received_amount: "200" } })] }),
    ],
    [
      "less was received than was captured, and a part was returned",
      ["0", "150", "0"],
      money({
        vouchers: [
          paid(300, {
            captured: "300",
            row: { received_amount: "200" },
            payment: { refunds: [aRefund({ amount: "50" })] },
          }),
        ],
        allocations: [aReturn({ amount: "50" })],
      }),
    ],
    [
      "PayPro took it back",
      ["0", "0", "0"],
      money({ vouchers: [paid(300, { captured: "300", row: { is_reversed: true } })] }),
    ],
    [
      "another provider captured it",
      ["0", "0", "0"],
      money({
        order: { outstanding: "-300" },
        vouchers: [],
        others: [
          { payments: [aPayment({ providerId: "pp_system_default", captures: [aCapture()] })] },
        ],
      }),
    ],
    [
      "another purchase's money was applied to the order",
      ["0", "100", "100"],
      money(
        {
          order: { status: "canceled" },
          vouchers: [],
          others: [
            {
              payments: [
                aPayment({ paymentSessionId: "payses_a", captures: [aCapture({ amount: "100" })] }),
              ],
            },
          ],
        },
        {
          applied: [
            {
              sessionId: "payses_a",
              voucher: aVoucherRow({ id: "ppvou_a", received_amount: "400", amount: 300 }),
            },
          ],
        },
      ),
    ],
    [
      "Medusa keeps a fraction of a centavo",
      ["0", "300", "300"],
      money({
        order: { outstanding: "-299.9992" },
        vouchers: [paid(300, { captured: "299.9992" })],
      }),
    ],
  ])("%s", (_, expected, given) => {
    expect(inTexts(given)).toEqual(expected)
  })
})

/** 100 held on the second voucher; 300 captured on each payment; the order is 150 over. */
const SEVERAL = money({
  order: { outstanding: "-150" },
  vouchers: [
    paid(300, { captured: "300" }),
    paid(300, { captured: "300", row: { received_amount: "400" } }),
  ],
})
const plan = (given: OrderMoney, wanted: Partial<Wanted>) =>
  planReturn(returnableOf(given), { amount: "100", mayWriteOff: false, ...wanted }).map(
    ({ voucher, paymentId, amount, writeOff }) => [voucher.id, paymentId, amount, writeOff],
  )

describe("whose money a transfer returns", () => {
  it.each<[string, Partial<Wanted>, (string | null)[][]]>([
    ["what was never captured first", { amount: "40" }, [["ppvou_2", null, "40", null]]],
    [
      "then what the order is over, by the oldest payment",
      { amount: "250" },
      [
        ["ppvou_2", null, "100", null],
        ["ppvou_1", "pay_1", "150", null],
      ],
    ],
    [
      "then what was confirmed to make its total fall",
      { amount: "500.50", mayWriteOff: true },
      [
        ["ppvou_2", null, "100", null],
        ["ppvou_1", "pay_1", "300", "150"],
        ["ppvou_2", "pay_2", "100.5", "100.5"],
      ],
    ],
    [
      "captured money first, where it is about that",
      { amount: "200", mayWriteOff: true, first: { voucherId: "ppvou_2", isCaptured: true } },
      [["ppvou_2", "pay_2", "200", "50"]],
    ],
    [
      "its own voucher's held money first, where it is about that",
      { amount: "150", first: { voucherId: "ppvou_1", isCaptured: false } },
      [
        ["ppvou_2", null, "100", null],
        ["ppvou_1", "pay_1", "50", null],
      ],
    ],
    [
      "the named voucher's only",
      { amount: "150", voucherId: "ppvou_1" },
      [["ppvou_1", "pay_1", "150", null]],
    ],
  ])("%s", (_, wanted, expected) => {
    expect(plan(SEVERAL, wanted)).toEqual(expected)
  })

  it.each<[Partial<Wanted>, string]>([
    [{ amount: "250.01" }, "total fall by $0.01"],
    [{ amount: "700.01", mayWriteOff: true }, "Only $700.00"],
    [{ amount: "300.01", voucherId: "ppvou_1", mayWriteOff: true }, "Only $300.00"],
    [{ voucherId: "ppvou_9" }, "None of this money"],
    [{ amount: "0" }, "Only $700.00"],
  ])("is refused: %j", (wanted, words) => {
    expect(() => plan(SEVERAL, wanted)).toThrow(words)
  })

  it("adds up to the amount, and to no more than there is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80_000 }), fc.boolean(), (centavos, mayWriteOff) => {
        const amount = MathBN.div(centavos, 100)
        const isThere = MathBN.lte(amount, mayWriteOff ? 700 : 250)
        if (!isThere) {
          expect(() => plan(SEVERAL, { amount, mayWriteOff })).toThrow()
          return
        }
        const parts = plan(SEVERAL, { amount, mayWriteOff })
        const sum = MathBN.sum(...parts.map(([, , part]) => part ?? 0))
        expect(MathBN.eq(sum, amount)).toBe(true)
      }),
    )
  })
})

it("nothing is returned of an order that is canceled twice over", () => {
  const order = anOrder({ status: "canceled" })
  const given = money({ vouchers: [paid(300, { captured: "300" })] })
  const medusa = { ...given.medusa, order, collections: [aCollection({ isLinkedToOrder: false })] }
  expect(inTexts({ ...given, medusa, vouchers: [] })).toEqual(["0", "0", "0"])
})
