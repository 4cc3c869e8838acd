import { MathBN } from "@medusajs/framework/utils"
import { aCapture, aCollection, aPayment, aSession } from "../../../medusa/__tests__/purchases"
import { anAllocation, aVoucherRow } from "../../../modules/paypro/__tests__/rows"
import { sessionIdOf } from "../observe"
import { aState, OTHER_PROVIDER, paid, type GivenVoucher, type Situation } from "./states"

const text = (amount: Parameters<typeof MathBN.convert>[0]) => MathBN.convert(amount).toFixed()
const first = (situation: Situation) => {
  const [voucher] = aState(situation).vouchers
  if (!voucher) {
    throw new Error("no voucher is given")
  }
  return voucher
}

describe("the money of a voucher", () => {
  it.each<
    [situation: string, money: [captured: string, allocated: string, held: string], Situation]
  >([
    ["nothing came", ["0", "0", "0"], {}],
    ["all of it is held", ["0", "0", "300"], { vouchers: [paid(300)] }],
    [
      "a part is captured",
      ["100.1", "0", "199.9"],
      { vouchers: [paid(300, { captured: "100.10" })] },
    ],
    [
      "a part is captured, a part allocated",
      ["100", "50", "150"],
      {
        vouchers: [paid(300, { captured: "100" })],
        allocations: [anAllocation({ amount: "50" })],
      },
    ],
    [
      "more is captured than came: nothing is held",
      ["300", "0", "0"],
      { vouchers: [paid(300, { captured: "300", row: { received_amount: "100" } })] },
    ],
    [
      "money that was applied to this very order counts once",
      ["100", "200", "0"],
      {
        vouchers: [paid(300, { captured: "100", row: { added_session_ids: ["payses_applied"] } })],
        others: [
          aCollection({
            id: "pay_col_applied",
            sessions: [aSession({ id: "payses_applied", amount: "200" })],
            payments: [
              aPayment({
                id: "pay_applied",
                paymentSessionId: "payses_applied",
                captures: [aCapture({ id: "capt_applied", amount: "200" })],
              }),
            ],
          }),
        ],
        allocations: [
          anAllocation({ kind: "applied", amount: "200", payment_session_id: "payses_applied" }),
        ],
      },
    ],
  ])("%s", (_, money, situation) => {
    const { captured, allocated, held } = first(situation)
    expect([captured, allocated, held].map(text)).toEqual(money)
  })
})

describe("the places of a voucher", () => {
  const added = aVoucherRow({ added_session_ids: ["payses_added"] })

  it.each<[situation: string, sessions: string[], GivenVoucher, Situation["others"]]>([
    ["its own session", ["payses_1"], {}, []],
    [
      "its own session first, then those that were added for it",
      ["payses_1", "payses_added"],
      { row: added },
      [{ sessions: [aSession({ id: "payses_added" })] }],
    ],
    ["its payment, where the session is gone", ["payses_1"], { session: null, payment: {} }, []],
    ["none, where both are gone", [], { session: null }, []],
    [
      "a session that names it, though its row names another by now",
      ["payses_old"],
      { session: null },
      [{ sessions: [aSession({ id: "payses_old", data: { trade_no: "trade_1" } })] }],
    ],
    [
      "none, where its session names another voucher",
      [],
      { session: { data: { trade_no: "2" } } },
      [],
    ],
    ["its session that names nothing yet", ["payses_1"], { session: { data: {} } }, []],
    [
      "none, where its session names nothing and nobody has seen it",
      [],
      { session: { data: {} }, row: { payment_info: null } },
      [],
    ],
    [
      "none of another provider's, whatever its data says",
      [],
      { session: { providerId: OTHER_PROVIDER } },
      [],
    ],
  ])("%s", (_, sessions, voucher, others = []) => {
    const { places } = first({ vouchers: [voucher], others })
    expect(places.map(sessionIdOf)).toEqual(sessions)
  })
})
