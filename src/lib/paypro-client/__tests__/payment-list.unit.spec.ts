import fc from "fast-check"
import { parseSigned } from "../../signature/verify"
import { paymentListTotal } from "../payment-list"

const totalOf = (list: string) => paymentListTotal(parseSigned(`{"list":${list}}`).list)

describe("paymentListTotal", () => {
  it.each([
    ["no payment", "[]", "0"],
    ["one payment", `[{"amount":"300","status":"0000"}]`, "300"],
    [
      "several, as numbers and texts",
      `[{"amount":100.10,"status":"0000"},{"amount":"1,200.20","status":"0000"}]`,
      "1300.3",
    ],
    [
      "successful ones and others, with fields of their own",
      `[{"amount":"230","status":"0000","utr":"1"},{"amount":"70","status":"00029","utr":"2"},
        {"amount":"70","status":"0029"},{"amount":"70","status":"0015"},
        {"amount":"70","status":"00032"},{"amount":"70","status":"0100019","bank":{"a":1}}]`,
      "230",
    ],
  ])("adds up %s", (_, list, total) => {
    expect(totalOf(list)).toBe(total)
  })

  it.each([
    ["there is none", "null"],
    ["it is a text", `"300"`],
    ["it is one record", `{"amount":"300","status":"0000"}`],
    ["a record is none", `[{"amount":"300","status":"0000"},300]`],
    ["a record is null", `[null]`],
    ["a record has no amount", `[{"status":"0000"}]`],
    ["a record has no amount, though it failed", `[{"status":"00029"}]`],
    ["an amount cannot be read", `[{"amount":"300,00","status":"0000"}]`],
    ["a record has no status", `[{"amount":"300"}]`],
    ["a status is a number", `[{"amount":"300","status":0}]`],
    ["a status is unknown", `[{"amount":"300","status":"SUCCESS"}]`],
    ["a payment is said to be a part", `[{"amount":"300","status":"0001"}]`],
  ])("knows nothing where %s", (_, list) => {
    expect(totalOf(list)).toBeNull()
  })

  it("is exact where floats are not, for any list", () => {
    const record = fc.record({
      centavos: fc.integer({ min: 0, max: 10_000_000 }),
      status: fc.constantFrom("0000", "00029", "0015"),
    })
    fc.assert(
      fc.property(fc.array(record), (records) => {
        const list = records.map(({ centavos, status }) => ({
          amount: (centavos / 100).toFixed(2),
          status,
        }))
        const sum = records
          .filter(({ status }) => status === "0000")
          .reduce((total, { centavos }) => total + centavos, 0)
        expect(Number(paymentListTotal(list))).toBe(sum / 100)
      }),
    )
  })
})
