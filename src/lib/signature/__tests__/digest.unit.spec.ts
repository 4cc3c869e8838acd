import fc from "fast-check"
import { digestOf } from "../digest"
import { canonicalize } from "../sign"
import { parseSigned } from "../verify"

const digest = (body: string) => digestOf(parseSigned(body))
const PAID = `{"tradeNo":"A1","status":"0000","amount":300.00}`

describe("digestOf", () => {
  it("is SHA-256 of the fields as JSON, sorted, numbers as printed", () => {
    // printf '%s' '[["amount",300.00],["status","0000"],["tradeNo","A1"]]' | sha256sum
    expect(digest(PAID)).toBe("c42da5d56b9271d1230f82301b35f2ddacbb632160d04aaa902d9c5332553f3e")
  })

  it.each([
    ["another order of the fields", `{"amount":300.00,"tradeNo":"A1","status":"0000"}`],
    [
      "another time and signature",
      `{"tradeNo":"A1","status":"0000","amount":300.00,"timestamp":"1","sign":"x"}`,
    ],
    [
      "fields without a value, which no signature covers",
      `{"tradeNo":"A1","status":"0000","amount":300.00,"utr":null,"message":""}`,
    ],
  ])("is the same with %s", (_, body) => {
    expect(digest(body)).toBe(digest(PAID))
  })

  it.each([
    ["another status", `{"tradeNo":"A1","status":"0001","amount":300.00}`],
    ["other decimals", `{"tradeNo":"A1","status":"0000","amount":300.0}`],
    ["another type", `{"tradeNo":"A1","status":"0000","amount":"300.00"}`],
    ["a field more", `{"tradeNo":"A1","status":"0000","amount":300.00,"utr":"1"}`],
  ])("differs with %s", (_, body) => {
    expect(digest(body)).not.toBe(digest(PAID))
  })

  it("differs for two bodies that are signed over the same text", () => {
    const recut = `{"tradeNo":"A1","amount":"300.00status=0000"}`
    expect(canonicalize(parseSigned(recut))).toBe(canonicalize(parseSigned(PAID)))
    expect(digest(recut)).not.toBe(digest(PAID))
  })

  it("is the same only for the same texts in the same fields", () => {
    const keys = fc.constantFrom("a", "b", "message", "status")
    const fields = fc.dictionary(keys, fc.string({ minLength: 1, maxLength: 3 }))
    fc.assert(
      fc.property(fields, fields, (one, other) => {
        const [left, right] = [one, other].map((each) =>
          JSON.stringify(Object.entries(each).sort()),
        )
        expect(digestOf(one) === digestOf(other)).toBe(left === right)
      }),
    )
  })
})
