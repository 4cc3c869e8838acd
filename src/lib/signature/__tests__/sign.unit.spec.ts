import { canonicalize, signFields } from "../sign"
import { parseSigned } from "../verify"
import { OPTIONS, SECRET, VECTORS } from "./vectors"

describe("signFields", () => {
  it.each(VECTORS)("signs $what", ({ body, canonical, sign }) => {
    const fields = parseSigned(body)
    expect(canonicalize(fields)).toBe(canonical)
    expect(signFields(fields, OPTIONS)).toBe(sign)
  })

  it("signs what it is about to send as it signs what it received", () => {
    const fields = { tradeNo: "A1", amount: "300", payer: undefined, remark: "" }
    expect(signFields(fields, OPTIONS)).toBe("26dde03b91d99f21db61f768422142a1")
  })

  it("leaves an older sign out", () => {
    const fields = { tradeNo: "A1", amount: "300", sign: "anything" }
    expect(signFields(fields, OPTIONS)).toBe("26dde03b91d99f21db61f768422142a1")
  })

  it("puts the secret in front where PayPro wants it there", () => {
    const fields = parseSigned(`{"tradeNo":"A1","amount":300.00}`)
    expect(signFields(fields, { ...OPTIONS, saltPosition: "prefix" })).toBe(
      "cfd00d57c8009381b47dc2d6e3e63829",
    )
  })

  it("leaves the signature to the store's function", () => {
    const sign = (canonical: string, secret: string) => `${secret}|${canonical}`
    expect(signFields({ b: "2", a: "1" }, { ...OPTIONS, sign })).toBe(`${SECRET}|a=1b=2`)
  })

  it("signs with the first of several secrets", () => {
    const appSecret = [SECRET, "Retired-Secret"]
    expect(signFields({ tradeNo: "A1" }, { ...OPTIONS, appSecret })).toBe(
      "d66c27c30159f255cb0041bd73c9d303",
    )
  })
})
